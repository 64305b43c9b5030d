using System.Globalization;
using System.Text;
using Training.Content.Differences;

namespace Training.Content.Tests.Differences;

public sealed class TextDiffTests
{
    [Fact]
    public void A_line_as_long_as_a_file_is_shown_as_removed_and_added()
    {
        static string Line(string word) => string.Join(' ', Enumerable.Range(0, 100_000).Select(n => word + n));

        var lines = TextDiff.Compare(Line("a"), Line("b"));

        Assert.Equal([DiffKind.Removed, DiffKind.Added], lines.Select(l => l.Kind));
    }

    [Fact]
    public void Lines_that_stay_are_folded_but_for_those_around_a_change_and_rewritten_words_are_set_apart()
    {
        var before = string.Join('\n', Enumerable.Range(1, 20).Select(i => $"Ligne {i}"));

        var lines = TextDiff.Compare(before, before.Replace("Ligne 10", "Ligne dix", StringComparison.Ordinal) + "\nEncore une");

        Assert.Equal("Gap Same Same Removed Added Same Same Gap Same Same Added", string.Join(' ', lines.Select(l => l.Kind)));
        Assert.Equal(7, lines[0].Folded.Count);
        Assert.Equal((10, 10), (lines[3].Number, lines[4].Number));
        Assert.Equal("10", Assert.Single(lines[3].Parts, p => p.IsChanged).Text);
        Assert.Equal("Ligne dix", string.Concat(lines[4].Parts.Select(p => p.Text)));
        Assert.Equal((1, 2), TextDiff.Count(lines));
    }

    [Theory]
    [InlineData("un\ndeux\ntrois", "un\ndeux\ntrois", "1 2 3")]
    [InlineData("un\ndeux\ntrois", "zéro\nun\n\ndeux\ntrois", "2 4 5")]
    [InlineData("un\ndeux\ntrois", "un\ntrois", "1 - 2")]
    [InlineData("un\ndeux\ntrois", "un\n2\ntrois", "1 2 3")]
    [InlineData("a\nle petit chat dort\nb", "a\nencore\nle petit chien dort\nb", "1 3 4")]
    [InlineData("oui\nnon\noui", "oui\nnon\nbof\noui", "1 2 4")]
    [InlineData("un\ndeux", "", "- -")]
    [InlineData("", "un", "")]
    public void A_line_is_followed_from_one_text_to_the_next(string before, string after, string places) =>
        Assert.Equal(
            places,
            string.Join(' ', TextDiff.Follow(before, after).Select(line => line.Line?.ToString(CultureInfo.InvariantCulture) ?? "-"))
        );

    [Theory]
    [InlineData("un\ndeux\ntrois", "un\n\nle loup\nle renard\ntrois", "- 3 -")]
    [InlineData("un\ndeux\ntrois", "un\ntrois", "- - -")]
    [InlineData("a\nle petit chat dort\nb\nc", "a\nle petit chien dort\nc", "- - - -")]
    [InlineData("un\ndeux\ntrois\nfin", "le loup\nfin", "1 1 1 -")]
    public void What_took_the_place_of_a_line_that_was_removed_is_known_too(string before, string after, string places) =>
        Assert.Equal(
            places,
            string.Join(' ', TextDiff.Follow(before, after).Select(line => line.Instead?.ToString(CultureInfo.InvariantCulture) ?? "-"))
        );

    [Fact]
    public void Nothing_changed_when_only_line_endings_did()
    {
        Assert.Empty(TextDiff.Compare("", ""));
        Assert.All(TextDiff.Compare("un\r\ndeux\r\n", "un\ndeux"), line => Assert.Equal(DiffKind.Gap, line.Kind));
    }

    [Fact]
    public void Of_lines_added_among_a_rewritten_one_the_words_are_compared_with_the_line_that_is_most_like_it()
    {
        var lines = TextDiff.Compare("Vérifiez le lieu et les oreilles.", "Un début.\nVérifiez le lieu et les murs.\nUne fin.");

        Assert.Equal("Added Removed Added Added", string.Join(' ', lines.Select(l => l.Kind)));
        Assert.Equal("oreilles.", Assert.Single(lines[1].Parts, p => p.IsChanged).Text);
        Assert.Equal("murs.", Assert.Single(lines[2].Parts, p => p.IsChanged).Text);
    }

    [Theory]
    [InlineData("", "un\ndeux")]
    [InlineData("un\ndeux", "")]
    [InlineData("un\n\ndeux\ntrois", "deux\nun\n\nquatre")]
    [InlineData("a  b c", "a b  c d")]
    public void Either_text_can_be_read_off_the_comparison(string before, string after)
    {
        var lines = TextDiff.Compare(before, after).SelectMany(l => l.Kind == DiffKind.Gap ? l.Folded : [l]).ToList();

        Assert.Equal(before, Text(lines, DiffKind.Removed));
        Assert.Equal(after, Text(lines, DiffKind.Added));
    }

    [Fact]
    public void A_text_that_is_another_altogether_is_shown_whole_and_at_once()
    {
        var (before, after) = (Many("avant"), Many("après"));

        var lines = TextDiff.Compare(before, after);

        Assert.Equal((20_000, 20_000), TextDiff.Count(lines));
    }

    [Fact]
    public void Files_are_compared_by_their_paths_and_pictures_only_by_whether_they_are_the_same()
    {
        var from = Files(("modules/m/module.md", "un"), ("modules/m/lire.md", "lire"), ("modules/m/media/plan.svg", "<svg/>"));
        var to = Files(("modules/m/module.md", "un\r\n"), ("modules/m/autre.md", "autre"), ("modules/m/media/plan.svg", "<svg></svg>"));

        var changes = FileDifferences.Between(from, to);

        Assert.Equal(
            ["modules/m/autre.md Added 1", "modules/m/lire.md Removed 1", "modules/m/media/plan.svg Same 0", "modules/m/module.md Same 0"],
            changes.Select(c => $"{c.Path} {c.Change} {c.Lines.Count(l => l.Kind != DiffKind.Gap)}")
        );
    }

    private static string Many(string word) => string.Join('\n', Enumerable.Range(1, 20_000).Select(i => $"{word} {i}"));

    private static ContentFiles Files(params (string Path, string Text)[] files) =>
        files.Aggregate(ContentFiles.Empty, (all, file) => all.With(file.Path, Encoding.UTF8.GetBytes(file.Text), new ProblemList()));

    private static string Text(IEnumerable<DiffLine> lines, DiffKind kind) =>
        string.Join(
            '\n',
            lines.Where(l => l.Kind == kind || l.Kind == DiffKind.Same).Select(l => string.Concat(l.Parts.Select(p => p.Text)))
        );
}
