using Training.Content.Differences;

namespace Training.Content.Tests.Differences;

/// <summary>Two texts from one: what touches is chosen, the rest is put together, and no line is lost.</summary>
public sealed class MergeTests
{
    private const string Common = "un\ndeux\ntrois\nquatre\ncinq\n";

    [Theory]
    [InlineData("UN\ndeux\ntrois\nquatre\ncinq\n", "un\ndeux\ntrois\nquatre\nCINQ\n", "UN\ndeux\ntrois\nquatre\nCINQ\n")]
    [InlineData(
        "un\ndeux\ntrois\nquatre\ncinq\nsix\n",
        "zéro\nun\ndeux\ntrois\nquatre\ncinq\n",
        "zéro\nun\ndeux\ntrois\nquatre\ncinq\nsix\n"
    )]
    [InlineData("un\ntrois\nquatre\ncinq\n", "un\ndeux\ntrois\nquatre\n", "un\ntrois\nquatre\n")]
    [InlineData("un\ndeux\nTROIS\nquatre\ncinq\n", "un\ndeux\nTROIS\nquatre\ncinq\n", "un\ndeux\nTROIS\nquatre\ncinq\n")]
    [InlineData(Common, "autre\n", "autre\n")]
    [InlineData("autre\n", Common, "autre\n")]
    [InlineData("", Common, "")]
    public void What_each_changed_alone_is_put_together(string mine, string theirs, string together)
    {
        var merge = Merge.Of(Common, mine, theirs);

        Assert.False(merge.HasConflict);
        Assert.Equal(together, merge.Text);
    }

    [Fact]
    public void Texts_that_share_no_line_of_very_many_are_one_thing_to_choose()
    {
        static string Text(string word) => string.Join('\n', Enumerable.Range(0, 100_000).Select(n => word + n));

        var merge = Merge.Of(Text("a"), Text("b"), Text("c"));

        Assert.Equal((Text("b"), 1), (merge.Text, merge.Conflicts.Count()));
    }

    [Fact]
    public void What_both_changed_is_chosen_and_the_rest_is_not_asked()
    {
        var merge = Merge.Of(Common, "un\nDEUX\ntrois\nquatre\ncinq!\n", "un\ndeux?\ntrois\nquatre\ncinq\n");

        var conflict = Assert.Single(merge.Conflicts);
        Assert.Equal(["DEUX"], conflict.Mine);
        Assert.Equal(["deux?"], conflict.Theirs);
        Assert.Equal("un\nDEUX\ntrois\nquatre\ncinq!\n", merge.With([false]));
        Assert.Equal("un\ndeux?\ntrois\nquatre\ncinq!\n", merge.With([true]));
    }

    [Theory]
    [InlineData("un\ndeux\nmien\ntrois\nquatre\ncinq\n", "un\ndeux\nleur\ntrois\nquatre\ncinq\n")]
    [InlineData("un\nDEUX\ntrois\nquatre\ncinq\n", "un\ndeux\nTROIS\nquatre\ncinq\n")]
    [InlineData("un\ntrois\nquatre\ncinq\n", "un\nDEUX\ntrois\nquatre\ncinq\n")]
    public void Lines_added_at_one_place_beside_one_another_or_removed_by_one_are_chosen(string mine, string theirs)
    {
        var merge = Merge.Of(Common, mine, theirs);

        Assert.True(merge.HasConflict);
        Assert.Equal(mine, merge.With([false]));
        Assert.Equal(theirs, merge.With([true]));
    }

    [Fact]
    public void However_two_people_write_each_finds_their_text_again_and_lines_that_one_changed_alone_are_taken()
    {
        var random = new Random(20261126);
        for (var round = 0; round < 2_000; round++)
        {
            var common = Lines(random, random.Next(12));
            var (mine, theirs) = (Changed(random, common), Changed(random, common));

            var merge = Merge.Of(Join(common), Join(mine), Join(theirs));

            if (merge.HasConflict)
            {
                // Chosen all the same way, what the chosen side changed is all there.
                Assert.All(mine.Except(common), line => Assert.Contains(line, merge.With([]).Split('\n')));
                var all = Enumerable.Repeat(true, merge.Parts.Count).ToList();
                Assert.All(theirs.Except(common), line => Assert.Contains(line, merge.With(all).Split('\n')));
            }
            else
            {
                Assert.All(mine.Except(common).Concat(theirs.Except(common)), line => Assert.Contains(line, merge.Text.Split('\n')));
            }
            Assert.Equal(Join(mine), Merge.Of(Join(common), Join(mine), Join(common)).Text);
            Assert.Equal(Join(theirs), Merge.Of(Join(common), Join(common), Join(theirs)).Text);
        }
    }

    private static List<string> Lines(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => Word(random))];

    private static string Word(Random random) => $"{(char)('a' + random.Next(5))}";

    private static List<string> Changed(Random random, List<string> common)
    {
        var lines = common.ToList();
        for (var change = random.Next(4); change > 0; change--)
        {
            var at = random.Next(lines.Count + 1);
            if (random.Next(3) == 0 && at < lines.Count)
                lines.RemoveAt(at);
            else
                lines.Insert(at, $"nouveau{random.Next(1_000_000)}");
        }
        return lines;
    }

    private static string Join(List<string> lines) => string.Join('\n', lines);
}
