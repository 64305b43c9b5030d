using System.Text;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring;

/// <summary>What those who keep modules in git see of what was written in the site: what was changed, and nothing else.</summary>
public sealed class ReadableDifferencesTests
{
    [Fact]
    public async Task Every_shipped_module_goes_in_and_out_byte_for_byte()
    {
        var content = Path.Combine(Repository.Root, "content", "modules");
        Assert.SkipUnless(Directory.Exists(content), "There is no content folder here.");
        using var site = new TrainingSite();
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var modules = Directory.GetDirectories(content);
        Assert.NotEmpty(modules);

        foreach (var module in modules)
        {
            var slug = Path.GetFileName(module);
            var files = Directory
                .EnumerateFiles(module, "*", SearchOption.AllDirectories)
                .ToDictionary(file => Path.GetRelativePath(module, file).Replace('\\', '/'), File.ReadAllBytes);

            await BroughtModules.ImportAsync(author, slug, files);

            Assert.Equal(
                files.ToDictionary(file => $"{slug}/{file.Key}", file => Convert.ToHexString(file.Value)),
                await ExportAsync(author, slug)
            );
        }
    }

    [Fact]
    public async Task A_typo_mended_in_the_editor_and_published_is_one_line_and_the_version()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan");
        await PublishAsync(drafted);
        var before = await ExportAsync(drafted.Author, DraftedModule.Slug);

        var editor = await drafted.OpenAsync(DraftedModule.Lesson);
        await drafted.SaveAsync(
            editor,
            DraftedModule.Lesson,
            DraftedModule.TextOf(editor).Replace("## Ce qui se passe", "## Ce qui se passe ici", StringComparison.Ordinal)
        );
        var saved = await ExportAsync(drafted.Author, DraftedModule.Slug);
        await PublishAsync(drafted);
        var published = await ExportAsync(drafted.Author, DraftedModule.Slug);

        string[] typo = [$"{DraftedModule.Slug}/{DraftedModule.Lesson}: ## Ce qui se passe → ## Ce qui se passe ici"];
        Assert.Equal(typo, Differences(before, saved));
        Assert.Equal([$"{DraftedModule.Slug}/module.md: version: 1.0.0 → version: 1.0.1", .. typo], Differences(before, published));
    }

    private static async Task PublishAsync(DraftedModule drafted)
    {
        var review = await drafted.Author.GetAsync($"{DraftedModule.Home}/review");
        var published = await drafted.Author.SubmitAsync(
            review,
            $"{DraftedModule.Home}/review/publish",
            ("acceptAll", "1"),
            ("notesFr", "Une coquille.")
        );
        Assert.Equal($"{DraftedModule.Home}/versions", published.Path);
    }

    private static async Task<Dictionary<string, string>> ExportAsync(Browser author, string slug) =>
        BroughtModules.Unzip(await author.Client.GetByteArrayAsync(new Uri($"/authoring/drafts/{slug}/archive", UriKind.Relative)));

    /// <summary>The lines that differ, their ends included; lines that were added or removed fail.</summary>
    private static List<string> Differences(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        return
        [
            .. before
                .Keys.Order(StringComparer.Ordinal)
                .SelectMany(path =>
                {
                    var (old, now) = (Lines(before[path]), Lines(after[path]));
                    Assert.Equal(old.Length, now.Length);
                    return old.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => $"{path}: {pair.First} → {pair.Second}");
                }),
        ];
    }

    private static string[] Lines(string hexadecimal) => Encoding.UTF8.GetString(Convert.FromHexString(hexadecimal)).Split('\n');
}
