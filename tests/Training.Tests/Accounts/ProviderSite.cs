using Training.Learners;

namespace Training.Tests.Accounts;

/// <summary>An institution with an OpenID provider of its own, and who signs in through it.</summary>
internal static class ProviderSite
{
    public const string At = "/i/cegep";
    public const string Settings = At + "/institution/sign-in";
    public const string Email = "zoe@exemple.ca";

    public static async Task<TrainingSite> SetUpAsync(OpenIdProvider provider, bool joins = true)
    {
        var site = new TrainingSite();
        await SetUpAsync(site, provider, "cegep", "Cégep du Large", joins);
        return site;
    }

    public static async Task SetUpAsync(TrainingSite site, OpenIdProvider provider, string slug, string name, bool joins = true)
    {
        var admin = await AdminAsync(site, slug, name);
        var page = await SaveAsync(admin, provider.Authority, joins, $"/i/{slug}/institution/sign-in");
        Assert.Contains("enregistré", page.Text("[role=status]"), StringComparison.Ordinal);
    }

    public static async Task<Browser> AdminAsync(TrainingSite site, string slug, string name)
    {
        var institution = await site.AddInstitutionAsync(slug, name);
        var admin = await site.AddLearnerAsync(email: slug == "cegep" ? "admin@exemple.ca" : null);
        await site.GrantAsync(admin, Role.Admin, institution);
        return await site.SignInAsync(admin.Email!, at: $"/i/{slug}");
    }

    public static async Task<Page> SaveAsync(Browser admin, string authority, bool joins, string settings = Settings) =>
        await admin.SubmitAsync(
            await admin.GetAsync(settings),
            settings,
            ("name", "le Cégep"),
            ("authority", authority),
            ("clientId", OpenIdProvider.ClientId),
            ("secret", OpenIdProvider.Secret),
            ("joins", joins ? "true" : "false")
        );

    /// <summary>Presses the button; what the provider is asked.</summary>
    public static async Task<Uri> AskAsync(Browser visitor, string? returnUrl = null)
    {
        var query = returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl);
        var answer = await visitor.GetAsync(At + "/account/sign-in/provider" + query);
        return answer.Response.Headers.Location!;
    }

    /// <summary>To the provider and back, to where that ends.</summary>
    public static async Task<Page> EnterAsync(Browser visitor, OpenIdProvider provider, string? returnUrl = null)
    {
        var back = await provider.AskAsync(await AskAsync(visitor, returnUrl));
        return await FollowAsync(visitor, provider, await visitor.GetAsync(back));
    }

    public static async Task<Page> FollowAsync(Browser visitor, OpenIdProvider provider, Page page)
    {
        while (page.Response.Headers.Location is { } location)
        {
            Assert.False(location.IsAbsoluteUri && location.ToString().StartsWith(provider.Authority, StringComparison.Ordinal));
            page = await visitor.GetAsync(location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        }
        return page;
    }
}
