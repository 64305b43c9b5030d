using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content;
using Training.Content.Files;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>Authors take modules away and bring them in, and see first what becomes of each file.</summary>
public sealed class ArchivesTests
{
    private const string Import = "/authoring/drafts/import";

    [Fact]
    public async Task A_module_leaves_and_comes_back_byte_for_byte()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var files = BroughtModules.Files("essai");

        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("essai-bis/", files));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ModuleDraft>().CountAsync()));
        Assert.Equal($"{files.Count}", page.Text(".counts b"));
        var done = await author.SubmitAsync(page, page.Path);
        var zip = await author.Client.GetAsync(new Uri("/authoring/drafts/essai-bis/archive", UriKind.Relative));

        Assert.Equal("/authoring/drafts/essai-bis/sharing", done.Path);
        Assert.Equal("application/zip", zip.Content.Headers.ContentType!.MediaType);
        Assert.Contains("essai-bis.zip", zip.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            files.ToDictionary(f => $"essai-bis/{f.Key}", f => Convert.ToHexString(f.Value)),
            BroughtModules.Unzip(await zip.Content.ReadAsByteArrayAsync())
        );
        var draft = await site.InDatabaseAsync(db => db.Set<ModuleDraft>().SingleAsync());
        Assert.NotEqual("essai-bis", draft.Title);
        var happened = await site.InDatabaseAsync(db => db.Set<DraftEvent>().SingleAsync());
        Assert.Equal((DraftEventKind.Imported, "module.zip"), (happened.Kind, happened.Note));
    }

    [Fact]
    public async Task An_import_into_a_draft_shows_file_by_file_what_it_does_and_a_second_yes_does_nothing()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await BroughtModules.ImportAsync(author, "essai-bis", BroughtModules.Files("essai"));
        var files = BroughtModules.Files("essai");
        var (changed, removed) = ("module.md", files.Keys.First(f => f.EndsWith(".quiz.md", StringComparison.Ordinal)));
        files[changed] = [.. files[changed], .. "\nEncore.\n"u8];
        files.Remove(removed);
        files["nouvelle.md"] = "---\ntitle: Nouvelle\n---\n"u8.ToArray();

        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("essai-bis/", files));
        string Becomes(string path) =>
            page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("code")!.TextContent == path).Children[1].TextContent;
        Assert.Equal(("changé", "enlevé", "nouveau"), (Becomes(changed), Becomes(removed), Becomes("nouvelle.md")));
        await author.SubmitAsync(page, page.Path);
        var again = await author.SubmitAsync(page, page.Path);

        Assert.Equal("/authoring/drafts/essai-bis/sharing", again.Path);
        var rows = await site.InDatabaseAsync(db => db.Set<DraftFile>().ToDictionaryAsync(f => f.Path, f => f.Revision));
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((2, 1), (rows[changed], rows["nouvelle.md"]));
        var kept = await site.InDatabaseAsync(db =>
            db.Set<DraftFileRevision>().OrderBy(r => r.Revision).Where(r => r.Path == removed).ToListAsync()
        );
        Assert.Equal([false, true], kept.Select(r => r.Content is null));
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<DraftEvent>().CountAsync()));
    }

    [Fact]
    public async Task A_draft_that_changed_since_the_look_is_looked_at_again()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var files = BroughtModules.Files("essai");
        await BroughtModules.ImportAsync(author, "essai-bis", files);
        files["module.md"] = [.. files["module.md"], .. "\nA.\n"u8];
        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("essai-bis/", files));
        files["module.md"] = [.. files["module.md"], .. "\nB.\n"u8];
        await BroughtModules.ImportAsync(author, "essai-bis", files);

        var stale = await author.SubmitAsync(page, page.Path);
        var done = await author.SubmitAsync(stale, stale.Path);

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("a changé pendant", stale.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("/authoring/drafts/essai-bis/sharing", done.Path);
    }

    [Fact]
    public async Task A_content_folder_asks_which_of_its_modules()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var files = BroughtModules.Files("essai");
        var both = files.ToDictionary(f => "modules/un/" + f.Key, f => f.Value);
        foreach (var (path, bytes) in files)
            both["modules/deux/" + path] = bytes;

        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("content/", both));
        var chosen = await author.GetAsync(page.Link("deux"));

        Assert.Equal(["deux", "un"], page.Texts("main li h2"));
        Assert.Equal("deux", chosen.Value("slug"));
    }

    [Theory]
    [InlineData("essai", "Un autre module s’appelle déjà")]
    [InlineData("Mon module", "des minuscules")]
    [InlineData("import", "une page du site")]
    public async Task A_name_that_cannot_be_is_told_and_nothing_is_lost(string slug, string said)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("", BroughtModules.Files("essai")));

        var refused = await author.GetAsync($"{page.Path}?slug={Uri.EscapeDataString(slug)}");
        var posted = await author.PostAsync(page.Path, Import, ("slug", slug), ("seen", ""));
        var good = await author.GetAsync($"{page.Path}?slug=libre");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(said, refused.Text("#slug-error"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, posted.Status);
        Assert.Equal(HttpStatusCode.OK, good.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ModuleDraft>().CountAsync()));
    }

    [Theory]
    [InlineData("../module.md", "mène hors de l’archive")]
    [InlineData("a/programme.exe", "pas de module ici")]
    public async Task A_hostile_archive_is_refused_with_a_word_and_not_kept(string path, string said)
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);

        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("", new Dictionary<string, byte[]> { [path] = [1, 2, 3] }));
        var none = await BroughtModules.UploadAsync(author, []);
        var text = await BroughtModules.UploadAsync(author, "pas un zip"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Contains("abîmée", text.Text(".alert.warning"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_an_archive_or_a_draft()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var colleague = await site.SignUpWithRoleAsync(Role.Author);
        var elsewhere = await site.AddLearnerAsync();
        await site.GrantAsync(elsewhere, Role.Author, cegep);
        var stranger = await site.SignInAsync(elsewhere.Email!, at: "/i/cegep");
        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("essai-bis/", BroughtModules.Files("essai")));
        await author.SubmitAsync(page, page.Path);

        Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(page.Path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync("/authoring/drafts/essai-bis/sharing")).Status);
        foreach (var path in (string[])["/archive", "/sharing", "/media", "/media/a.png"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/i/cegep/authoring/drafts/essai-bis" + path)).Status);
    }

    [Fact]
    public async Task Of_the_archives_of_one_author_the_last_three_wait()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var colleague = await site.SignUpWithRoleAsync(Role.Author);
        var zip = BroughtModules.Zip("essai-bis/", BroughtModules.Files("essai"));
        var theirs = await BroughtModules.UploadAsync(colleague, zip);
        var pages = new List<string>();
        for (var i = 0; i < 5; i++)
            pages.Add((await BroughtModules.UploadAsync(author, zip)).Path);

        var found = new List<HttpStatusCode>();
        foreach (var page in pages)
            found.Add((await author.GetAsync(page)).Status);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], found);
        Assert.Equal(HttpStatusCode.OK, (await colleague.GetAsync(theirs.Path)).Status);
    }

    [Fact]
    public async Task An_import_beyond_the_quota_is_refused()
    {
        using var site = new TrainingSite { Settings = { ["Training:Authoring:QuotaMegabytes"] = "1" } };
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var files = BroughtModules.Files("essai");
        files["lourde.md"] = [.. Enumerable.Repeat((byte)'a', 9_000), (byte)'\n'];
        for (var i = 0; i < 120; i++)
            files[$"lourde-{i}.md"] = files["lourde.md"];

        var page = await BroughtModules.UploadAsync(author, BroughtModules.Zip("essai-bis/", files));

        Assert.Contains("est plein", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("form[method=post][action*='import/']"));
    }

    [Fact]
    public async Task An_institution_takes_all_its_modules_away()
    {
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        await BroughtModules.ImportAsync(author, "un", BroughtModules.Files("essai"));
        await BroughtModules.ImportAsync(author, "deux", BroughtModules.Files("essai"));
        await BroughtModules.PublishAsync(site, "un", Institution.HomeId);

        var zip = BroughtModules.Unzip(await author.Client.GetByteArrayAsync(new Uri("/authoring/archive", UriKind.Relative)));

        Assert.Contains("README.txt", zip.Keys);
        var readme = Encoding.UTF8.GetString(Convert.FromHexString(zip["README.txt"]));
        Assert.Contains("les brouillons", readme, StringComparison.Ordinal);
        Assert.Contains("the drafts", readme, StringComparison.Ordinal);
        Assert.Contains("drafts/un/module.md", zip.Keys);
        Assert.Contains("drafts/deux/module.md", zip.Keys);
        Assert.Contains("published/un/module.md", zip.Keys);
        Assert.DoesNotContain(zip.Keys, path => path.StartsWith("published/deux", StringComparison.Ordinal));
    }
}
