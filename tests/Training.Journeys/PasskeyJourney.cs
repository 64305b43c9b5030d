using System.Text.Json;

namespace Training.Journeys;

public sealed class PasskeyJourney(Stage stage)
{
    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task A_learner_makes_a_passkey_signs_in_with_it_and_takes_it_away(Language language)
    {
        // Browsers know passkeys of names only, not of numbers.
        var address = new UriBuilder(stage.Site.Address) { Host = "localhost" }.Uri;
        await using var learner = await stage.VisitAsync(language, new() { BaseURL = address.ToString() });
        var device = await Authenticator.PlugInAsync(learner);
        await learner.SignUpAsync();

        await learner.OpenAsync("/account/security");
        await learner.Page.GetByLabel(learner.Says("Account.Passkey.Name")).FillAsync("Clé de poche");
        await learner.Page.GetByLabel(learner.Says("Account.Password.Current")).FillAsync("pas la bonne");
        await learner.Button(learner.Says("Account.Passkey.Add")).ClickAsync();
        await Expect(learner.Page.GetByText(learner.Says("Account.Password.WrongCurrent"))).ToBeVisibleAsync();
        await learner.Page.GetByLabel(learner.Says("Account.Password.Current")).FillAsync(Visitor.Password);
        await learner.PressAsync(learner.Says("Account.Passkey.Add"));
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(learner.Says("Account.Security.Saved.passkey"));

        await SignOutAsync(learner);
        await learner.OpenAsync("/account/profile");
        await learner.PressAsync(learner.Says("Account.Passkey.SignIn"));
        Assert.Equal("/account/profile", learner.Path);

        await learner.OpenAsync("/account/security");
        await learner.FollowAsync("Clé de poche");
        await learner.PressAsync(learner.Says("Account.Passkey.Remove"));
        await Expect(learner.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(learner.Says("Account.Security.Saved.passkey-removed"));
        await SignOutAsync(learner);
        await learner.OpenAsync("/account/sign-in");
        await learner.PressAsync(learner.Says("Account.Passkey.SignIn"));
        await Expect(learner.Page.Locator(".errors")).ToContainTextAsync(learner.Says("Account.Passkey.Refused"));

        await device.RefuseAsync();
        await learner.Button(learner.Says("Account.Passkey.SignIn")).ClickAsync();
        await Expect(learner.Page.GetByText(learner.Says("Account.Passkey.NotUsed"))).ToBeVisibleAsync();
    }

    private static async Task SignOutAsync(Visitor learner)
    {
        await learner.Page.Locator("header details.menu summary").ClickAsync();
        await learner.PressAsync(learner.Says("Site.SignOut"));
    }

    /// <summary>A device that recognises its owner, as Chromium’s own tools play it.</summary>
    private sealed class Authenticator(ICDPSession browser, string id)
    {
        public static async Task<Authenticator> PlugInAsync(Visitor visitor)
        {
            var browser = await visitor.Context.NewCDPSessionAsync(visitor.Page);
            await browser.SendAsync("WebAuthn.enable");
            var added = await browser.SendAsync(
                "WebAuthn.addVirtualAuthenticator",
                new()
                {
                    ["options"] = new Dictionary<string, object>
                    {
                        ["protocol"] = "ctap2",
                        ["transport"] = "internal",
                        ["hasResidentKey"] = true,
                        ["hasUserVerification"] = true,
                        ["isUserVerified"] = true,
                        ["automaticPresenceSimulation"] = true,
                    },
                }
            );
            return new(browser, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        /// <summary>From now on it takes its owner for someone else.</summary>
        public Task<JsonElement?> RefuseAsync() =>
            browser.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = id, ["isUserVerified"] = false });
    }
}
