using System.Text;
using Training.Content.Translations;

namespace Training.Content.Tests.Translations;

/// <summary>A translation to be keeps everything of its source that a translation has to keep.</summary>
public sealed class TranslationTwinTests
{
    public static TheoryData<string> Sources =>
        [
            .. Shipped
                .Paths.Where(p => p.StartsWith("modules/", StringComparison.Ordinal) && p.EndsWith(".md", StringComparison.Ordinal))
                .Where(p => !p.EndsWith(".en.md", StringComparison.Ordinal)),
        ];

    private static readonly ContentFiles Shipped = ContentFiles.FromFolder(Path.Combine(TestContent.RepositoryRoot, "content"), new());
    private static readonly Lazy<SharedContent> Shared = new(() => ContentReader.ReadShared(Shipped, new())!);

    [Theory]
    [MemberData(nameof(Sources))]
    public void The_twin_of_a_shipped_file_departs_from_it_in_nothing(string source)
    {
        var slug = source.Split('/')[1];
        var translation = source[..^"md".Length] + "en.md";
        var twin = TranslationTwin.Of(source, Shipped.Find(source)!.Value)!;

        var problems = new ProblemList();
        ContentReader.ReadModule(Shipped.With(translation, twin, problems), slug, Shared.Value, problems, walk: false);

        Assert.Empty(
            problems.Items.Where(p => p.At.File == translation && p.Severity == Severity.Error).Select(p => p.ToText(Language.En))
        );
    }

    [Fact]
    public void It_says_of_no_source_that_it_is_its_translation_and_what_objectives_aim_at_is_left_to_the_source()
    {
        var source = Encoding.UTF8.GetBytes(
            "---\ntitle: Un titre\nversion: 1.0.0\nobjectives:\n  - Vérifier. `C2` `N1`\n---\n\nUn texte.\n"
        );

        var twin = Encoding.UTF8.GetString(TranslationTwin.Of("modules/x/module.md", source)!);

        Assert.Equal("---\ntitle: Un titre\nobjectives:\n  - Vérifier.\n---\n\nUn texte.\n", twin);
    }
}
