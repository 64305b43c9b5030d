using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>An author begins from a module that is there: the platform’s, or one that another institution shares.</summary>
public sealed class CopyModuleTests
{
    private const string Copy = "/authoring/drafts/copy";

    [Fact]
    public async Task A_copy_has_every_file_of_its_origin_under_another_title_and_is_made_once()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var original = BroughtModules.Files("essai");

        var form = await author.GetAsync($"{Copy}?module=essai");
        var done = await author.SubmitAsync(form, Copy, ("title", "Notre essai : à nous"), ("slug", "notre-essai"));
        await author.SubmitAsync(form, Copy, ("title", "Notre essai : à nous"), ("slug", "notre-essai"));

        Assert.Equal("/authoring/drafts/notre-essai/sharing", done.Path);
        var draft = await site.InDatabaseAsync(db => db.Set<ModuleDraft>().SingleAsync());
        var files = await site.InDatabaseAsync(db => db.Set<DraftFile>().ToDictionaryAsync(f => f.Path, f => f.Content));
        Assert.Equal("Notre essai : à nous", draft.Title);
        Assert.Equal(original.Keys, files.Keys.Order(StringComparer.Ordinal));
        Assert.All(original.Where(f => f.Key is not ("module.md" or "module.en.md")), file => Assert.Equal(file.Value, files[file.Key]));
        Assert.Contains("title: \"Notre essai : à nous\"", Encoding.UTF8.GetString(files["module.md"]), StringComparison.Ordinal);
        var happened = await site.InDatabaseAsync(db => db.Set<DraftEvent>().SingleAsync());
        Assert.Equal((DraftEventKind.Copied, draft.OriginHash, "essai"), (happened.Kind, happened.Hash, happened.Note));
    }

    [Fact]
    public async Task The_form_proposes_a_name_that_is_free()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var made = await author.SubmitAsync(await author.GetAsync($"{Copy}?module=essai"), Copy);
        var again = await author.SubmitAsync(await author.GetAsync($"{Copy}?module=essai"), Copy);

        Assert.EndsWith("/sharing", made.Path, StringComparison.Ordinal);
        Assert.EndsWith("/sharing", again.Path, StringComparison.Ordinal);
        Assert.NotEqual(made.Path, again.Path);
    }

    [Fact]
    public async Task A_copy_has_no_more_problems_than_its_origin()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await author.SubmitAsync(await author.GetAsync($"{Copy}?module=essai"), Copy, ("title", "Notre essai"), ("slug", "notre-essai"));
        var files = await site.InDatabaseAsync(db => db.Set<DraftFile>().ToDictionaryAsync(f => f.Path, f => f.Content));
        var shared = ContentFiles.FromFolder(TrainingSite.ContentFolder, new ProblemList());

        var (before, after) = (new ProblemList(), new ProblemList());
        ContentReader.Read(shared.Module("essai"), before);
        ContentReader.Read(
            files.Aggregate(shared.Shared, (all, f) => all.With(OpenDraft.PathOf("notre-essai", f.Key), f.Value, after)),
            after
        );

        Assert.Equal(before.Items.Select(p => p.Code), after.Items.Select(p => p.Code));
    }

    [Theory]
    [InlineData("", "libre", "title")]
    [InlineData("Titre", "essai", "slug")]
    [InlineData("Titre", "Pas bon", "slug")]
    public async Task What_is_wrong_is_told_and_what_was_typed_stays(string title, string slug, string field)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await author.SubmitAsync(await author.GetAsync($"{Copy}?module=essai"), Copy, ("title", title), ("slug", slug));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has($"#{field}-error"));
        Assert.Equal((title, slug), (page.Value("title"), page.Value("slug")));
        Assert.Equal(HttpStatusCode.NotFound, (await author.GetAsync($"{Copy}?module=nulle-part")).Status);
    }

    [Fact]
    public async Task Another_institution_finds_a_module_once_it_is_shared_and_published_and_no_longer_after()
    {
        using var site = new TrainingSite();
        var (cegep, ordre) = (
            await site.AddInstitutionAsync("cegep", "Cégep du Large"),
            await site.AddInstitutionAsync("ordre", "Ordre des vigies")
        );
        var (owner, other) = (await AuthorAsync(site, cegep), await AuthorAsync(site, ordre));
        await BroughtModules.ImportAsync(owner, "a-nous", BroughtModules.Files("essai"), "/i/cegep");
        await BroughtModules.PublishAsync(site, "a-nous", cegep.Id);
        const string Sharing = "/i/cegep/authoring/drafts/a-nous/sharing";
        const string Form = "/i/ordre" + Copy + "?module=a-nous";

        var before = await other.GetAsync(Form);
        var sharing = await owner.GetAsync(Sharing);
        var shared = await owner.SubmitAsync(sharing, Sharing);
        await owner.SubmitAsync(sharing, Sharing);
        var list = await other.GetAsync("/i/ordre" + Copy);
        var form = await other.GetAsync(Form);
        var copied = await other.SubmitAsync(form, "/i/ordre" + Copy, ("title", "À eux"), ("slug", "a-eux"));
        await owner.SubmitAsync(shared, Sharing);

        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Contains("réponses et rétroactions comprises", sharing.Html, StringComparison.Ordinal);
        Assert.Contains("Cégep du Large", list.Text("section[aria-labelledby=shared]"), StringComparison.Ordinal);
        Assert.Equal("/i/ordre/authoring/drafts/a-eux/sharing", copied.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Form)).Status);
        var events = await site.InDatabaseAsync(db =>
            db.Set<DraftEvent>().OfAllInstitutions().OrderBy(e => e.Id).Select(e => e.Kind).ToListAsync()
        );
        Assert.Equal([DraftEventKind.Imported, DraftEventKind.Shared, DraftEventKind.Copied, DraftEventKind.Unshared], events);
    }

    private static async Task<Browser> AuthorAsync(TrainingSite site, Institution at)
    {
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author, at);
        return await site.SignInAsync(learner.Email!, at: $"/i/{at.Slug}");
    }
}
