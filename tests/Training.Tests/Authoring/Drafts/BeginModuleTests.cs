using System.Net;
using Training.Learners;

namespace Training.Tests.Authoring.Drafts;

/// <summary>A module begins complete, under a name that nobody else has.</summary>
public sealed class BeginModuleTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string New = "/authoring/drafts/new";

    [Fact]
    public async Task A_module_stands_at_once_with_a_lesson_and_no_error()
    {
        using var own = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(own);

        var page = await drafted.Author.GetAsync(DraftedModule.Home);
        var list = await drafted.Author.GetAsync("/authoring/drafts");

        var beginning = await drafted.Author.GetAsync(New);
        Assert.Contains("Votre texte est dans Word? Créez d’abord le module", beginning.Text("main"), StringComparison.Ordinal);
        Assert.False(beginning.Has("main a[href*=paste]"));
        Assert.Equal("Relances", page.Heading);
        Assert.False(page.Has(".state.bad"), page.Text("main"));
        Assert.Equal(["module.md", "module.en.md", "pour-commencer.md", "pour-commencer.en.md"], page.Texts(".files code"));
        Assert.Equal(DraftedModule.Home, list.Link("Relances"));
        Assert.Contains("Amélie Tremblay", list.Text(".ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_name_in_addresses_comes_from_its_title_when_none_is_given()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var made = await author.SubmitAsync(await author.GetAsync(New), New, ("title", "L’été : « à distance »"));

        Assert.Equal("/authoring/drafts/l-ete-a-distance", made.Path);
        Assert.Equal("L’été : « à distance »", made.Heading.Replace('\u00A0', ' '));
    }

    [Theory]
    [InlineData("essai")]
    [InlineData("drafts")]
    [InlineData("Relances")]
    [InlineData("../essai")]
    public async Task A_name_that_is_taken_reserved_or_no_name_is_refused_and_nothing_is_lost(string slug)
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.SubmitAsync(await author.GetAsync(New), New, ("title", "Un titre"), ("titleEn", "A title"), ("slug", slug));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#slug-error"));
        Assert.Equal(("Un titre", "A title", slug), (page.Value("title"), page.Value("titleEn"), page.Value("slug")));
    }

    [Fact]
    public async Task A_name_that_another_institution_took_is_refused_too_and_its_draft_stays_out_of_sight()
    {
        using var own = new TrainingSite();
        await DraftedModule.OfAsync(own);
        var cegep = await own.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await own.AddLearnerAsync();
        await own.GrantAsync(learner, Role.Author, cegep);
        var other = await own.SignInAsync(learner.Email!, at: "/i/cegep");

        var page = await other.SubmitAsync(
            await other.GetAsync("/i/cegep" + New),
            "/i/cegep" + New,
            ("title", "Relances"),
            ("slug", DraftedModule.Slug)
        );
        var seen = await other.GetAsync("/i/cegep" + DraftedModule.Home);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (page.Status, seen.Status));
        Assert.DoesNotContain("Relances", (await other.GetAsync("/i/cegep/authoring/drafts")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_is_asked_for_and_hostile_ones_are_only_words()
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var none = await author.SubmitAsync(await author.GetAsync(New), New, ("title", "  "));
        var hostile = await author.SubmitAsync(
            await author.GetAsync(New),
            New,
            ("title", "<script>alert(1)</script> \"#: [x](y) `C2` & {{a|b}}"),
            ("slug", "hostile")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal("/authoring/drafts/hostile", hostile.Path);
        Assert.Empty(hostile.Document.QuerySelectorAll("script:not([src])"));
        Assert.Contains("<script>", hostile.Heading, StringComparison.Ordinal);
    }
}
