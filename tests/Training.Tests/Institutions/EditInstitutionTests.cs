using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>An admin says what the institution is called, how it looks and what it does with personal data.</summary>
public sealed class EditInstitutionTests
{
    [Fact]
    public async Task An_admin_names_the_institution_and_every_page_says_so()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);

        var saved = await SaveAsync(admin, ("nameFr", "Cégep des Îles"), ("nameEn", "Islands College"), ("contact", "aide@iles.example"));
        var french = await site.Visit().GetAsync("/i/cegep/modules");
        var english = await site.Visit("en-CA").GetAsync("/i/cegep/modules");

        Assert.Equal("/i/cegep/institution?saved=profile", saved.Address);
        Assert.Equal(("Cégep des Îles", "Islands College"), (french.Text("footer #who-runs-this"), english.Text("footer #who-runs-this")));
        Assert.Equal("Cégep des Îles", french.Text("header .brand"));
        Assert.Contains("mailto:aide@iles.example", french.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_institution_goes_by_the_sites_name_until_a_person_names_it()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var before = (await admin.GetAsync("/")).Text("header .brand");

        await SaveAsync(admin, "", ("nameFr", "Centre du Nord"), ("nameEn", ""), ("contact", "aide@nord.example"));
        var after = await admin.GetAsync("/");

        Assert.Equal(("À distance", "Centre du Nord"), (before, after.Text("header .brand")));
    }

    [Fact]
    public async Task Only_an_admin_sees_the_way_there_and_the_page()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var instructor = await site.SignUpWithRoleAsync(Role.Instructor);

        Assert.True((await admin.GetAsync("/")).Has("header .menu a[href='/institution']"));
        Assert.False((await instructor.GetAsync("/")).Has("header .menu a[href='/institution']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await instructor.GetAsync("/institution")).Status);
        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync("/institution")).Path);
    }

    [Theory]
    [InlineData("nameFr", " ")]
    [InlineData("contact", "nord.example")]
    [InlineData("contact", "")]
    [InlineData("timeZone", "Mars/Olympus")]
    [InlineData("accent", "bleu")]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_is_written(string field, string value)
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);

        var page = await SaveAsync(admin, ("address", "1, quai Neuf"), ("contact", "a@b.example"), (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($".errors a[href='#{field}']"));
        Assert.True(page.Has($"#{field}-error"));
        Assert.Equal("1, quai Neuf", page.Value("address"));
        Assert.Equal("", await ReadAsync(site, cegep, i => i.Address));
    }

    [Fact]
    public async Task A_pale_colour_is_refused_with_its_contrast_and_the_nearest_that_does()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);

        var refused = await SaveAsync(admin, ("contact", "a@b.example"), ("accent", "#ffcc00"));
        var said = refused.Text("#accent-error");
        var proposed = said[(said.LastIndexOf('#'))..][..7];
        var saved = await SaveAsync(admin, ("contact", "a@b.example"), ("accent", proposed));

        Assert.Matches(@"le contraste est de 1,\d\d pour 1, et il en faut 4,5", said);
        Assert.Equal("/i/cegep/institution?saved=profile", saved.Address);
        Assert.Equal(proposed, await ReadAsync(site, cegep, i => i.Accent));
    }

    [Fact]
    public async Task A_colour_comes_in_a_style_sheet_that_browsers_keep()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        await SaveAsync(admin, ("contact", "a@b.example"), ("accent", "#7a003c"));
        var visitor = site.Visit();

        var page = await visitor.GetAsync("/i/cegep/modules");
        var address = page.Document.QuerySelector("link[rel=stylesheet][href*='institution.css']")!.GetAttribute("href")!;
        var sheet = await visitor.GetAsync(address);
        var stale = await visitor.GetAsync("/i/cegep/institution.css?v=999");

        Assert.Equal("text/css", sheet.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("--act: #7a003c", sheet.Html, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", sheet.Html, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(365), sheet.Response.Headers.CacheControl!.MaxAge);
        Assert.True(stale.Response.Headers.CacheControl!.NoCache);
        // Who has no colour pays nothing for it.
        Assert.DoesNotContain("institution.css", (await visitor.GetAsync("/modules")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/institution.css")).Status);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_what_the_first_wrote_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var (first, second) = (await site.SignUpAdminAsync(cegep), await site.SignUpAdminAsync(cegep));
        var form = await second.GetAsync("/i/cegep/institution");
        await SaveAsync(first, ("contact", "a@b.example"), ("address", "1, quai Neuf"), ("noticeFr", "Le nôtre."));

        var overtaken = await second.SubmitAsync(
            form,
            "/i/cegep/institution",
            ("contact", "a@b.example"),
            ("address", "2, rue Haute"),
            ("nameEn", "Open Sea College")
        );
        var stored = await ReadAsync(site, cegep, i => i.Address);
        var settled = await second.SubmitAsync(overtaken, "/i/cegep/institution");

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Equal("1, quai Neuf", overtaken.Text("#address-stored .written"));
        Assert.Equal("Le nôtre.", overtaken.Text("#noticeFr-stored .written"));
        Assert.Equal(("2, rue Haute", "Open Sea College"), (overtaken.Value("address"), overtaken.Value("nameEn")));
        Assert.False(overtaken.Has("#contact-stored"));
        Assert.Equal("1, quai Neuf", stored);
        Assert.Equal("/i/cegep/institution?saved=profile", settled.Address);
        Assert.Equal("2, rue Haute", await ReadAsync(site, cegep, i => i.Address));
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_saved_once()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);
        var form = await admin.GetAsync("/i/cegep/institution");
        (string, string)[] typed = [("contact", "a@b.example"), ("address", "1, quai Neuf")];

        await admin.SubmitAsync(form, "/i/cegep/institution", typed);
        var again = await admin.SubmitAsync(form, "/i/cegep/institution", typed);

        Assert.Equal("/i/cegep/institution?saved=profile", again.Address);
        Assert.Equal(1, await ReadAsync(site, cegep, i => i.Revision));
    }

    [Theory]
    [InlineData("fr", "fr-CA")]
    [InlineData("en", "en-CA")]
    public async Task An_institution_of_one_language_answers_in_it_alone(string only, string said)
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await SaveAsync(await site.SignUpAdminAsync(cegep), ("contact", "a@b.example"), ("languages", only));
        var other = only == "fr" ? "en" : "fr";

        var page = await site.Visit(other + "-CA").GetAsync("/i/cegep/modules");

        Assert.Equal(said, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain("/language/", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync($"/i/cegep/language/{other}")).Status);
        // Elsewhere people still choose.
        Assert.Contains("/language/", (await site.Visit().GetAsync("/modules")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_is_the_institutions_too()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large");

        var page = await site.Visit().GetAsync("/i/cegep/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Cégep du Large", page.Text("footer #who-runs-this"));
    }

    private static Task<Page> SaveAsync(Browser admin, params (string, string)[] fields) => SaveAsync(admin, "/i/cegep", fields);

    private static async Task<Page> SaveAsync(Browser admin, string at, params (string Name, string Value)[] fields) =>
        await admin.SubmitAsync(
            await admin.GetAsync(at + "/institution"),
            at + "/institution",
            [.. fields.Reverse().DistinctBy(f => f.Name)]
        );

    private static Task<T> ReadAsync<T>(TrainingSite site, Institution of, System.Linq.Expressions.Expression<Func<Institution, T>> what) =>
        site.InDatabaseAsync(db => db.Set<Institution>().Where(i => i.Id == of.Id).Select(what).SingleAsync());
}
