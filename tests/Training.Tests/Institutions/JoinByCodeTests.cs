using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;

namespace Training.Tests.Institutions;

/// <summary>Whoever has the code joins, though the institution isn’t open.</summary>
public sealed class JoinByCodeTests
{
    private const string Page = "/i/ordre/institution/invitations";

    [Fact]
    public async Task Someone_signed_in_joins_with_one_click()
    {
        using var site = new TrainingSite();
        var code = await MakeCodeAsync(site);
        var learner = await site.SignUpAsync();

        var found = await learner.GetAsync($"/i/ordre/join/{code}");
        var joined = await learner.SubmitAsync(found, $"/i/ordre/join/{code}");
        var again = await learner.SubmitAsync(found, $"/i/ordre/join/{code}");

        Assert.Equal("Rejoindre Ordre des vigies", found.Heading);
        Assert.Equal(("/i/ordre/learning", HttpStatusCode.OK), (joined.Path, joined.Status));
        Assert.Equal("/i/ordre/learning", again.Path);
        Assert.Equal("/i/ordre/learning", (await learner.GetAsync($"/i/ordre/join/{code}")).Path);
    }

    [Fact]
    public async Task A_visitor_says_who_they_are_first_and_comes_back()
    {
        using var site = new TrainingSite();
        var code = await MakeCodeAsync(site);
        var learner = await site.AddLearnerAsync();
        var visitor = site.Visit();

        var asked = await visitor.GetAsync($"/i/ordre/join/{code}");
        var form = await visitor.GetAsync(asked.Link("J’ai déjà un compte"));
        var back = await visitor.SubmitAsync(
            form,
            "/i/ordre/account/sign-in",
            ("email", learner.Email!),
            ("password", TrainingSite.Password)
        );

        Assert.Equal($"/i/ordre/join/{code}", back.Path);
        Assert.True(back.Has("main form button"));
        Assert.Contains("returnUrl=", asked.Link("Créer un compte"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {1} ")]
    [InlineData("{2}")]
    public async Task The_code_is_typed_as_people_type_and_on_any_institutions_page(string typed)
    {
        using var site = new TrainingSite();
        var code = await MakeCodeAsync(site);
        var visitor = site.Visit();
        var text = string.Format(CultureInfo.InvariantCulture, typed, code, code.ToLowerInvariant(), code[..4] + "-" + code[4..]);

        var here = await visitor.SubmitAsync(await visitor.GetAsync("/i/ordre/join"), "/i/ordre/join", ("code", text));
        var elsewhere = await visitor.SubmitAsync(await visitor.GetAsync("/join"), "/join", ("code", text));

        Assert.Equal(($"/i/ordre/join/{code}", $"/i/ordre/join/{code}"), (here.Path, elsewhere.Path));
    }

    [Theory]
    [InlineData("ZZZZZZZZ")]
    [InlineData("x")]
    [InlineData("")]
    public async Task A_wrong_code_opens_nothing_and_says_so(string code)
    {
        using var site = new TrainingSite();
        await MakeCodeAsync(site);
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(await learner.GetAsync("/i/ordre/join"), "/i/ordre/join", ("code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#code-error"));
        Assert.Equal(code, page.Value("code"));
    }

    [Fact]
    public async Task A_code_that_was_changed_or_closed_opens_nothing_any_more()
    {
        using var site = new TrainingSite();
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var admin = await site.SignUpAdminAsync(ordre);
        var none = await admin.GetAsync(Page);
        await admin.SubmitAsync(none, "/i/ordre/institution/code");
        var first = await CodeAsync(site, ordre);
        // Pressed twice, the button makes one code.
        await admin.SubmitAsync(none, "/i/ordre/institution/code");
        var kept = await CodeAsync(site, ordre);

        await admin.SubmitAsync(await admin.GetAsync(Page), "/i/ordre/institution/code");
        var second = await CodeAsync(site, ordre);
        var learner = await site.SignUpAsync();
        var old = await learner.GetAsync($"/i/ordre/join/{first}");
        var late = await learner.PostAsync($"/i/ordre/join/{first}", "/account/profile");
        var close = (await admin.GetAsync(Page)).Document.QuerySelector("button[name=close]") as IHtmlButtonElement;
        await admin.SubmitAsync(close!);

        Assert.Equal(first, kept);
        Assert.NotEqual(first, second);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (old.Status, late.Status));
        Assert.Null(await CodeAsync(site, ordre));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await learner.GetAsync($"/i/ordre/join/{second}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.GetAsync("/i/ordre/learning")).Status);
    }

    [Fact]
    public async Task Codes_are_not_guessed_at_will()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var last = HttpStatusCode.OK;

        for (var i = 0; i < 301; i++)
            last = (await visitor.Client.GetAsync(new Uri("/join/ZZZZZZZZ", UriKind.Relative))).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account/sign-in")).Status);
    }

    private static async Task<string> MakeCodeAsync(TrainingSite site)
    {
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var admin = await site.SignUpAdminAsync(ordre);
        await admin.SubmitAsync(await admin.GetAsync(Page), "/i/ordre/institution/code");
        return (await CodeAsync(site, ordre))!;
    }

    private static Task<string?> CodeAsync(TrainingSite site, Institution institution) =>
        site.InDatabaseAsync(db => db.Set<Institution>().Where(i => i.Id == institution.Id).Select(i => i.JoinCode).SingleAsync());
}
