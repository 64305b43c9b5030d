using Training.Authoring.Drafts;
using Training.Authoring.ScenarioForms;
using Training.Content;
using Training.Content.Editing;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>The form of a whole scenario, on every one that is shipped.</summary>
public sealed class ScenarioFormTests
{
    public static TheoryData<string> Shipped =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Root, "content", "modules"), "*.scenario*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')),
        ];

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Training.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Saved_as_it_is_read_it_changes_nothing_and_a_key_taken_away_changes_its_lines_alone(string path)
    {
        var (scenario, lines) = Read(path);
        var form = ScenarioForm.Of(scenario).WithBlankRows();

        Assert.Equal(scenario.Text!.Text, form.ApplyTo(scenario.Text, scenario.Path)!.Text);
        Assert.All(
            scenario.Path.IsTranslation ? ScenarioForm.TranslatedKeys : ScenarioForm.Keys,
            key => Assert.True(ScenarioForm.Holds(scenario.Front!, key), key)
        );
        Assert.Equal(
            lines.Where(line => !line.StartsWith("warnings:", StringComparison.Ordinal)),
            (form with { Warnings = "" }).ApplyTo(scenario.Text, scenario.Path)!.Text.Split('\n')
        );
        Assert.Equal(
            lines.Where(line => !line.StartsWith("labels:", StringComparison.Ordinal)),
            (form with { Gauges = [.. form.Gauges.Select(gauge => gauge with { Label = "" })] })
                .ApplyTo(scenario.Text, scenario.Path)!
                .Text.Split('\n')
        );
    }

    private static (EditedScenario Scenario, IReadOnlyList<string> Lines) Read(string path)
    {
        var text = File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");
        var read = ScenarioText.Read(path, text)!;
        var source = FrontMatterText.Read(
            File.ReadAllText(Path.Combine(Root, path.Replace(".en.md", ".md", StringComparison.Ordinal))).ReplaceLineEndings("\n")
        )!;
        var draft = new ModuleDraft
        {
            Slug = "essai",
            Title = "Essai",
            CreatedAt = default,
            CreatedById = default,
            ChangedAt = default,
        };
        return (
            new(
                draft,
                DraftPath.Of(Path.GetFileName(path)),
                read,
                1,
                null,
                [],
                false,
                [],
                [],
                [.. source.Pairs("gauges")!.Select(gauge => gauge.Name)],
                [],
                []
            ),
            text.Split('\n')
        );
    }
}
