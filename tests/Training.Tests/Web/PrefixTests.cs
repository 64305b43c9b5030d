namespace Training.Tests.Web;

public sealed class PrefixTests
{
    [Fact]
    public async Task The_site_works_under_a_path_and_every_link_stays_under_it()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://exemple.ca/formation" } };
        var visitor = site.Visit();

        foreach (var path in new[] { "/formation/", "/formation/account/register", "/formation/nulle-part" })
        {
            var page = await visitor.GetAsync(path);
            var links = page.Document.QuerySelectorAll("a[href^='/'], form[action], link[href^='/'], use[href^='/']");
            Assert.NotEmpty(links);
            Assert.All(links, l => Assert.StartsWith("/formation/", l.GetAttribute("href") ?? l.GetAttribute("action")));
        }
    }

    [Fact]
    public async Task Redirects_stay_under_the_path_too()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://exemple.ca/formation" } };
        var visitor = site.Visit();

        var page = await visitor.GetAsync("/formation/account/profile");
        var home = await visitor.GetAsync("/formation/language/en?return=~/");

        Assert.Equal("/formation/account/sign-in", page.Path);
        Assert.Equal("/formation/", home.Path);
    }

    [Fact]
    public async Task Letters_carry_the_public_address_whatever_the_request_says()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://exemple.ca/formation" } };
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/formation/account/forgot-password");
        visitor.Client.DefaultRequestHeaders.Host = "mechant.exemple.com";

        await visitor.SubmitAsync(form, "/formation/account/forgot-password", ("email", "amelie@exemple.ca"));

        var letter = await site.Mail.NextAsync();
        Assert.Contains("https://exemple.ca/formation/account/reset-password?", letter.TextBody);
        Assert.DoesNotContain("mechant", letter.TextBody);
    }
}
