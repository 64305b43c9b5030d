using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>A copy sees what changed in its original, and takes over what suits it.</summary>
public sealed class FollowOriginTests
{
    private const string Origin = "/i/ordre/authoring/drafts/copie/origin";

    [Fact]
    public async Task What_changed_in_the_original_is_taken_over_or_merged_file_by_file()
    {
        using var site = new TrainingSite();
        var (cegep, owner, other) = await CopyAsync(site);
        await BroughtModules.ImportAsync(
            owner,
            "original",
            Files(("leurs.md", "leurs, changé"), ("deux.md", "un\n\nplus\n\nDEUX"), ("nouveau.md", "nouveau"), ("nos.md", "nos")),
            "/i/cegep"
        );
        var hash = await BroughtModules.PublishAsync(site, "original", cegep.Id);
        await BroughtModules.ImportAsync(
            other,
            "copie",
            Files(("leurs.md", "leurs"), ("deux.md", "UN\n\nplus\n\ndeux"), ("nos.md", "nos, changé"), ("parti.md", "parti")),
            "/i/ordre"
        );

        var page = await other.GetAsync(Origin);
        var done = await other.SubmitAsync(page, Origin);
        var again = await other.SubmitAsync(page, Origin);

        Assert.Equal(["deux.md", "leurs.md", "nouveau.md", "parti.md"], page.Texts("legend"));
        // What the original changed, what taking it would undo here, and what merging gives; then one comparison a file.
        Assert.Equal(["DEUX", "un", "DEUX", "DEUX", "leurs, changé", "nouveau"], page.Texts("ins"));
        Assert.Equal(["deux", "UN", "deux", "deux", "leurs", "parti"], page.Texts("del"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (done.Status, again.Status));
        Assert.Equal("Votre copie est à jour avec l’original.", done.Text("[role=status] p"));
        var files = await FilesAsync(site);
        Assert.Equal(
            Files(
                ("leurs.md", "leurs, changé"),
                ("deux.md", "UN\n\nplus\n\nDEUX"),
                ("nouveau.md", "nouveau"),
                ("nos.md", "nos, changé")
            ).Keys,
            files.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal("UN\n\nplus\n\nDEUX", files["deux.md"]);
        Assert.Equal(("leurs, changé", "nouveau", "nos, changé"), (files["leurs.md"], files["nouveau.md"], files["nos.md"]));
        var draft = await site.InDatabaseAsync(db => db.Set<ModuleDraft>().OfAllInstitutions().SingleAsync(d => d.Slug == "copie"));
        Assert.Equal(hash, draft.OriginHash);
        Assert.Equal(
            1,
            await site.InDatabaseAsync(db =>
                db.Set<DraftEvent>().OfAllInstitutions().CountAsync(e => e.Kind == DraftEventKind.BroughtUpToDate)
            )
        );
    }

    [Fact]
    public async Task A_title_that_is_taken_over_is_the_one_in_lists()
    {
        using var site = new TrainingSite();
        var (cegep, owner, other) = await CopyAsync(site);
        var files = Files(("leurs.md", "leurs"));
        files["module.md"] = "---\ntitle: Autrement\n---\n"u8.ToArray();
        await BroughtModules.ImportAsync(owner, "original", files, "/i/cegep");
        await BroughtModules.PublishAsync(site, "original", cegep.Id);

        await other.SubmitAsync(await other.GetAsync(Origin), Origin);

        Assert.Contains("Autrement", (await other.GetAsync("/i/ordre/authoring/drafts")).Texts("h2"));
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_what_others_take_over()
    {
        using var site = new TrainingSite();
        var (cegep, owner, other) = await CopyAsync(site);
        var first = await site.InDatabaseAsync(db =>
            db.Set<ModuleVersion>().Where(v => v.Module == "original").Select(v => v.Hash).SingleAsync()
        );
        await BroughtModules.ImportAsync(owner, "original", Files(("leurs.md", "retiré depuis")), "/i/cegep");
        await BroughtModules.PublishAsync(site, "original", cegep.Id);
        var later = site.Time.GetUtcNow().AddMinutes(1);
        await site.InDatabaseAsync(db =>
            db.Set<ModuleVersion>().Where(v => v.Hash == first).ExecuteUpdateAsync(v => v.SetProperty(x => x.CurrentSince, later))
        );

        var page = await other.GetAsync(Origin);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Texts("legend"));
    }

    [Fact]
    public async Task A_draft_that_changed_since_the_page_is_shown_again_and_an_original_no_longer_shared_is_gone()
    {
        using var site = new TrainingSite();
        var (cegep, owner, other) = await CopyAsync(site);
        await BroughtModules.ImportAsync(
            owner,
            "original",
            Files(("leurs.md", "changé"), ("deux.md", "x"), ("nos.md", "nos"), ("parti.md", "p")),
            "/i/cegep"
        );
        await BroughtModules.PublishAsync(site, "original", cegep.Id);
        var page = await other.GetAsync(Origin);
        await BroughtModules.ImportAsync(other, "copie", Files(("leurs.md", "entre-temps")), "/i/ordre");

        var stale = await other.SubmitAsync(page, Origin);
        await site.InDatabaseAsync(db =>
            db.Set<ModuleDraft>()
                .OfAllInstitutions()
                .Where(d => d.Slug == "original")
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.IsShared, false))
        );
        var gone = await other.GetAsync(Origin);

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("entre-temps", (await FilesAsync(site))["leurs.md"]);
        Assert.Contains("n’est plus partagé", gone.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync("/i/cegep/authoring/drafts/original/origin")).Status);
    }

    [Fact]
    public async Task Without_room_nothing_is_taken_over()
    {
        using var site = new TrainingSite { Settings = { ["Training:Authoring:QuotaMegabytes"] = "1" } };
        var (cegep, owner, other) = await CopyAsync(site);
        await BroughtModules.ImportAsync(owner, "original", Files(("leurs.md", "leurs, changé")), "/i/cegep");
        await BroughtModules.PublishAsync(site, "original", cegep.Id);
        await site.InDatabaseAsync(db =>
            db.Set<DraftFileRevision>()
                .OfAllInstitutions()
                .Where(r => r.InstitutionId != cegep.Id && r.Path == "leurs.md")
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Size, 1 << 20))
        );

        var full = await other.SubmitAsync(await other.GetAsync(Origin), Origin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
        Assert.Contains("est plein", full.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("leurs", (await FilesAsync(site))["leurs.md"]);
    }

    private static async Task<(Institution Cegep, Browser Owner, Browser Other)> CopyAsync(TrainingSite site)
    {
        var (cegep, ordre) = (
            await site.AddInstitutionAsync("cegep", "Cégep du Large"),
            await site.AddInstitutionAsync("ordre", "Ordre des vigies")
        );
        var (owner, other) = (await AuthorAsync(site, cegep), await AuthorAsync(site, ordre));
        await BroughtModules.ImportAsync(
            owner,
            "original",
            Files(("leurs.md", "leurs"), ("deux.md", "un\n\nplus\n\ndeux"), ("nos.md", "nos"), ("parti.md", "parti")),
            "/i/cegep"
        );
        await BroughtModules.PublishAsync(site, "original", cegep.Id);
        await site.InDatabaseAsync(db =>
            db.Set<ModuleDraft>().OfAllInstitutions().ExecuteUpdateAsync(d => d.SetProperty(x => x.IsShared, true))
        );
        const string Copy = "/i/ordre/authoring/drafts/copy";
        await other.SubmitAsync(await other.GetAsync(Copy + "?module=original"), Copy, ("slug", "copie"));
        return (cegep, owner, other);
    }

    private static async Task<Browser> AuthorAsync(TrainingSite site, Institution at)
    {
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author, at);
        return await site.SignInAsync(learner.Email!, at: $"/i/{at.Slug}");
    }

    private static SortedDictionary<string, byte[]> Files(params (string Path, string Text)[] files)
    {
        var all = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["module.md"] = "---\ntitle: Original\n---\n"u8.ToArray(),
        };
        foreach (var (path, text) in files)
            all[path] = Encoding.UTF8.GetBytes(text);
        return all;
    }

    private static Task<Dictionary<string, string>> FilesAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            (
                await db.Set<DraftFile>()
                    .OfAllInstitutions()
                    .Where(f => db.Set<ModuleDraft>().IgnoreQueryFilters().Any(d => d.Id == f.DraftId && d.Slug == "copie"))
                    .ToListAsync()
            ).ToDictionary(f => f.Path, f => Encoding.UTF8.GetString(f.Content))
        );
}
