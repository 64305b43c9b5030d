using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Learners;

namespace Training.Tests.Accounts;

/// <summary>What is refused; a browser with a real authenticator is in the journeys.</summary>
public sealed class PasskeysTests
{
    private const string Security = "/account/security";
    private const string Options = Security + "/passkeys/options";

    [Fact]
    public async Task A_passkey_is_made_only_for_whoever_knows_the_password()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var refused = await learner.PostAsync(Options, Security, ("password", "pas la bonne"));
        var without = await learner.PostAsync(Options, Security, ("name", "Téléphone"));
        var options = await learner.PostAsync(Options, Security, ("password", TrainingSite.Password));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.Status, without.Status));
        using var json = JsonDocument.Parse(options.Html);
        Assert.Equal("localhost", json.RootElement.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal("personne1@exemple.ca", json.RootElement.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("required", json.RootElement.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
    }

    [Fact]
    public async Task Without_a_password_it_is_made_only_by_whoever_showed_lately_who_they_are()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        await site.InDatabaseAsync(db => db.Learners.ExecuteUpdateAsync(c => c.SetProperty(l => l.PasswordHash, (string?)null)));

        var early = await learner.PostAsync(Options, Security, ("name", "Téléphone"));
        site.Time.Advance(TimeSpan.FromMinutes(11));
        var late = await learner.PostAsync(Options, Security, ("name", "Téléphone"));
        var page = await learner.GetAsync(Security);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden), (early.Status, late.Status));
        Assert.True(page.Has("#passkey [data-403]"));
        Assert.Equal(
            "/account/confirm-identity?returnUrl=~%2Faccount%2Fsecurity",
            page.Document.QuerySelector("#passkey [data-when='403'] a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_there_as_at_the_door()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        for (var i = 0; i < 5; i++)
            await learner.PostAsync(Options, Security, ("password", "pas la bonne"));

        var locked = await learner.PostAsync(Options, Security, ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Contains(site.Log.Lines, line => line.Contains("the account is locked", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Passwords_are_not_guessed_there_either()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        for (var i = 0; i < 10; i++)
            await learner.PostAsync(Options, Security, ("password", "pas la bonne"));

        var page = await learner.PostAsync(Options, Security, ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("pas du JSON")]
    [InlineData(
        """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","attestationObject":"AAAA"}}"""
    )]
    public async Task What_is_no_passkey_is_not_added_and_a_word_says_so(string credential)
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        await learner.PostAsync(Options, Security, ("password", TrainingSite.Password));

        var page = await learner.PostAsync(Security + "/passkeys", Security, ("name", "Téléphone"), ("credential", credential));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("n’a pas été ajoutée", page.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Empty(site.Log.Errors);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("pas du JSON")]
    [InlineData(
        """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}"""
    )]
    public async Task What_is_no_passkey_opens_nothing_whether_or_not_it_was_asked_for(string credential)
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var unasked = await visitor.PostAsync("/account/sign-in/passkey", "/account/sign-in", ("credential", credential));
        await visitor.PostAsync("/account/sign-in/passkey/options", "/account/sign-in");
        var asked = await visitor.PostAsync("/account/sign-in/passkey", "/account/sign-in", ("credential", credential));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unasked.Status, asked.Status));
        Assert.Contains("n’ouvre aucun compte", asked.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Empty(site.Log.Errors);
    }

    [Fact]
    public async Task Its_owner_names_it_and_takes_it_away_and_nobody_else_does()
    {
        using var site = new TrainingSite();
        var owner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        await AddAsync(site, owner, [1, 2, 3], "Téléphone");
        var (mine, theirs) = (await site.SignInAsync(owner.Email!), await site.SignUpAsync());
        var address = (await mine.GetAsync(Security)).Link("Téléphone");

        var stranger = await theirs.GetAsync(address);
        var renamed = await theirs.PostAsync(address, Security, ("name", "À moi"));
        await theirs.PostAsync(address + "/remove", Security);
        var page = await mine.GetAsync(address);
        var named = await mine.SubmitAsync(page, address, ("name", "Mon téléphone"));
        var removed = await mine.SubmitAsync(page, address + "/remove");
        var twice = await mine.SubmitAsync(page, address + "/remove");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (stranger.Status, renamed.Status));
        Assert.Equal(["Mon téléphone"], named.Texts(".passkeys a"));
        Assert.Empty(removed.Texts(".passkeys a"));
        Assert.Equal(HttpStatusCode.OK, twice.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("pas-un-identifiant-é")]
    public async Task A_passkey_that_is_not_there_is_not_found(string passkey)
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync($"{Security}/passkeys/{passkey}")).Status);
    }

    [Fact]
    public async Task Twenty_are_enough()
    {
        using var site = new TrainingSite();
        var owner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        for (byte i = 0; i < 20; i++)
            await AddAsync(site, owner, [i], $"Clé {i}");
        var learner = await site.SignInAsync(owner.Email!);

        var page = await learner.PostAsync(Options, Security, ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
    }

    [Fact]
    public async Task Without_script_nothing_of_it_is_shown_and_the_page_says_why()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var signIn = await site.Visit().GetAsync("/account/sign-in");
        var security = await learner.GetAsync(Security);

        Assert.True(signIn.Has("with-passkey[hidden]"));
        Assert.True(security.Has("with-passkey[hidden]"));
        Assert.True(security.Has("noscript"));
    }

    [Fact]
    public async Task One_taken_away_is_told_to_its_owner_by_one_letter()
    {
        using var site = new TrainingSite();
        var owner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        await AddAsync(site, owner, [1, 2, 3], "Téléphone");
        var learner = await site.SignInAsync(owner.Email!);
        var page = await learner.GetAsync((await learner.GetAsync(Security)).Link("Téléphone"));

        for (var i = 0; i < 2; i++)
            await learner.SubmitAsync(page, page.Path + "/remove");

        Assert.Equal("Clé d’accès retirée de votre compte", (await site.Mail.NextAsync()).Subject);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    private static async Task AddAsync(TrainingSite site, Learner owner, byte[] id, string name)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var learners = scope.ServiceProvider.GetRequiredService<UserManager<Learner>>();
        var passkey = new UserPasskeyInfo(id, [1], site.Time.GetUtcNow(), 0, [], true, false, false, [1], [1]) { Name = name };
        Assert.True((await learners.AddOrUpdatePasskeyAsync((await learners.FindByIdAsync(owner.Id.ToString()))!, passkey)).Succeeded);
    }
}
