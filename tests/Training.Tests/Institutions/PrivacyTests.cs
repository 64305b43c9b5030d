using Training.Institutions;
using Training.Institutions.Profile;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>What an institution does with personal data, where anyone can read it.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public async Task Every_page_leads_to_the_sites_own_words_until_the_institution_has_some()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await visitor.GetAsync((await visitor.GetAsync("/")).Link("Confidentialité"));

        Assert.Equal("/privacy", page.Path);
        Assert.Contains("Vos essais et votre journal", page.Texts("main h2"));
        Assert.True(page.Has("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task Its_own_notice_takes_their_place_in_both_languages()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await admin.SubmitAsync(
            await admin.GetAsync("/institution"),
            "/institution",
            ("noticeFr", "# Chez nous\n\nUne **règle** et un [lien](https://exemple.ca)."),
            ("noticeEn", "# With us")
        );

        var french = await site.Visit().GetAsync("/privacy");
        var english = await site.Visit("en-CA").GetAsync("/privacy");

        Assert.Equal(("Chez nous", "règle"), (french.Text("main h2"), french.Text("main strong")));
        Assert.Equal("https://exemple.ca", french.Document.QuerySelector("main .prose a")!.GetAttribute("href"));
        Assert.Equal("With us", english.Text("main h2"));
    }

    [Fact]
    public async Task Written_in_one_language_it_is_read_in_it_and_says_so()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await admin.SubmitAsync(await admin.GetAsync("/institution"), "/institution", ("noticeFr", "Chez nous."));

        var page = await site.Visit("en-CA").GetAsync("/privacy");

        Assert.Equal("Chez nous.", page.Text("main .prose[lang='fr-CA']"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "script")]
    [InlineData("Un <b onclick=\"x()\">mot</b>", "b")]
    [InlineData("![image](https://ailleurs.example/suivi.png)", "img")]
    [InlineData("[lien](javascript:alert(1))", "a[href^='javascript']")]
    [InlineData("[lien][1]\n\n[1]: javascript:alert(1)", "a[href^='javascript']")]
    [InlineData("<javascript:alert(1)>", "a[href^='javascript']")]
    [InlineData("[lien](data:text/html,x)", "a[href^='data']")]
    public async Task Nothing_in_it_runs_or_is_fetched_from_elsewhere(string notice, string harm)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await admin.SubmitAsync(await admin.GetAsync("/institution"), "/institution", ("noticeFr", notice));

        var page = await site.Visit().GetAsync("/privacy");

        Assert.False(page.Has("main .prose " + harm), page.Html);
        Assert.NotEmpty(Notice.ToHtml(notice)!);
    }

    [Fact]
    public void A_notice_nested_without_end_is_no_notice()
    {
        Assert.Null(Notice.ToHtml(string.Concat(Enumerable.Repeat("> ", 2000)) + "fin"));
    }

    [Fact]
    public async Task A_notice_that_is_too_long_comes_back_whole()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var notice = new string('a', Institution.NoticeLength + 1);

        var page = await admin.SubmitAsync(await admin.GetAsync("/institution"), "/institution", ("noticeFr", notice));

        Assert.Contains("8001", page.Text("#noticeFr-error"), StringComparison.Ordinal);
        Assert.Equal(notice, page.Text("#noticeFr"));
    }
}
