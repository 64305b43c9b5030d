using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Learners;
using Training.Tests.Authoring;

namespace Training.Tests.Web;

/// <summary><c>draft export</c> and <c>draft import</c>, at a terminal: who likes git loses nothing.</summary>
public sealed class DraftCommandTests
{
    [Fact]
    public async Task A_folder_goes_in_and_comes_out_byte_for_byte()
    {
        using var site = new TrainingSite();
        await site.GrantAsync(await site.AddLearnerAsync(email: "zoe@exemple.ca"), Role.Author);
        var from = Path.Combine(TrainingSite.ContentFolder, "modules", "essai");
        var to = Directory.CreateTempSubdirectory("draft-");
        try
        {
            var folder = Path.Combine(to.FullName, "copie");

            var imported = await RunAsync(site, "draft", "import", from, "--by=zoe@exemple.ca", "--module=notre-essai");
            var exported = await RunAsync(site, "draft", "export", "notre-essai", folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "en-trop.md"), "---\ntitle: En trop\n---\n");
            await File.WriteAllTextAsync(Path.Combine(folder, ".gitignore"), "x");
            var again = await RunAsync(site, "draft", "export", "notre-essai", folder);

            Assert.Equal([(0, ""), (0, ""), (0, "")], new[] { imported, exported, again }.Select(r => (r.Code, r.Error)));
            Assert.Contains("notre-essai", imported.Output, StringComparison.Ordinal);
            foreach (var (path, bytes) in BroughtModules.Files("essai"))
                Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder, path)));
            Assert.False(File.Exists(Path.Combine(folder, "en-trop.md")));
            Assert.True(File.Exists(Path.Combine(folder, ".gitignore")));
        }
        finally
        {
            to.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_and_leaves_its_code()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: "zoe@exemple.ca");
        var from = Path.Combine(TrainingSite.ContentFolder, "modules", "essai");

        var none = await RunAsync(site, "draft", "export", "nulle-part", Path.GetTempPath());
        var notAuthor = await RunAsync(site, "draft", "import", from, "--by=zoe@exemple.ca");
        var nobody = await RunAsync(site, "draft", "import", from, "--by=personne@exemple.ca");
        var unsaid = await RunAsync(site, "draft", "import", from);
        var wrong = await RunAsync(site, "draft", "publish", "essai");

        Assert.Equal([1, 1, 1, 2, 2], new[] { none, notAuthor, nobody, unsaid, wrong }.Select(r => r.Code));
        Assert.Contains("nulle-part", none.Error, StringComparison.Ordinal);
        Assert.Contains("n’écrit pas de modules", notAuthor.Error, StringComparison.Ordinal);
        Assert.Contains("draft export", wrong.Error, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ModuleDraft>().CountAsync()));
    }

    private static Task<ProgramRun> RunAsync(TrainingSite site, params string[] arguments) =>
        ProgramRun.RunAsync([
            .. arguments,
            $"--Training:Database:Provider={site.Database.Provider}",
            $"--ConnectionStrings:Training={site.Database.ConnectionString}",
            $"--Training:DataFolder={Path.GetTempPath()}",
        ]);
}
