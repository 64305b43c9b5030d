using Training.Content.Translations;

namespace Training.Content.Tests.Translations;

public sealed class BlockPairsTests
{
    private const string Source = """
        ---
        title: Le lieu
        ---

        ## Avant {#avant}
        `C2` `N1`

        Une question d’abord.
        Sur deux lignes.

        - [x] Où êtes-vous?
          > Le lieu avant le contenu.

          Encore à elle.
        - [ ] Ça va?

        | a | b |
        |---|---|

        ## Après {#apres}

        Merci.

        """;

    private const string Translation = """
        ---
        title: The place
        ---

        ## Before {#avant}
        `C2` `N1`

        A question first.
        On two lines.

        - [x] Where are you?
          > The place before the content.

          Still hers.
        - [ ] All right?

        | a | b |
        |---|---|

        ## After {#apres}

        Thank you.

        """;

    public static TheoryData<string> ShippedTexts() =>
        [.. Shipped.Paths.Where(p => p.EndsWith(".md", StringComparison.Ordinal) && Shipped.Find(p[..^3] + ".en.md") is not null)];

    private static ContentFiles Shipped { get; } =
        ContentFiles.FromFolder(Path.Combine(TestContent.RepositoryRoot, "content"), new ProblemList());

    [Fact]
    public void A_text_is_split_where_a_translator_would_pause()
    {
        var blocks = TextBlock.Split(Source);

        Assert.Equal(
            [
                BlockKind.FrontMatter,
                BlockKind.Heading,
                BlockKind.Directives,
                BlockKind.Paragraph,
                BlockKind.ListItem,
                BlockKind.ListItem,
                BlockKind.Table,
                BlockKind.Heading,
                BlockKind.Paragraph,
            ],
            blocks.Select(b => b.Kind)
        );
        Assert.Equal(("avant", 2, 5), (blocks[1].Id, blocks[1].Level, blocks[1].Line));
        Assert.Equal("- [x] Où êtes-vous?\n  > Le lieu avant le contenu.\n\n  Encore à elle.", blocks[4].Words.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(ShippedTexts))]
    public void Of_shipped_texts_nothing_is_lost_and_every_heading_finds_its_own(string path)
    {
        var (source, translation) = (TestContent.TextOf(Shipped, path), TestContent.TextOf(Shipped, path[..^3] + ".en.md"));

        var pairs = BlockPairs.Of(source, translation, source);

        Assert.Equal(source, string.Concat(pairs.Select(p => p.Source?.Text)));
        Assert.Equal(translation, Again(pairs));
        Assert.DoesNotContain(pairs, p => p.IsStale);
        Assert.DoesNotContain(pairs, p => p.Differs && (p.Source ?? p.Translation)!.Kind == BlockKind.Heading);
    }

    [Fact]
    public void Only_what_was_reworded_since_is_stale()
    {
        var now = Source.Replace("Une question d’abord.", "Une seule question d’abord.", StringComparison.Ordinal);

        var stale = BlockPairs.Of(now, Translation, translated: Source).Where(p => p.IsStale);

        Assert.Equal("A question first.\nOn two lines.", Assert.Single(stale).Translation!.Words.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_block_that_the_source_gained_stands_alone_and_is_translated_in_its_place()
    {
        var now = Source.Replace("## Après {#apres}", "Et ensuite?\n\n## Après {#apres}", StringComparison.Ordinal);
        var pairs = BlockPairs.Of(now, Translation, translated: Source);

        var alone = Assert.Single(pairs, p => p.Translation is null);
        var joined = BlockPairs.Join(
            pairs.Select(p => p == alone ? ("And then?", p.Source!.After) : (p.Translation!.Words, p.Translation.After))
        );

        Assert.True(alone.Differs);
        Assert.Equal(Translation.Replace("## After {#apres}", "And then?\n\n## After {#apres}", StringComparison.Ordinal), joined);
    }

    [Fact]
    public void A_block_left_empty_goes_and_what_follows_the_last_words_begins_a_line()
    {
        Assert.Equal("a\n\nc", BlockPairs.Join([("a", 2), (" \r\n", 2), ("\r\nc\r\n", 0)]));
        Assert.Equal("a\n\nb", BlockPairs.Join([("a", 0), ("b", 0)]));
        Assert.Equal("a\nb\n", BlockPairs.Join([("a\r\nb", 1)]));
    }

    [Fact]
    public void Empty_lines_without_end_are_split_and_joined_too()
    {
        var text = "- a\n" + new string('\n', 500_000) + " b\n" + string.Concat(Enumerable.Repeat("- c\n\n", 50_000));

        Assert.Equal(text, string.Concat(TextBlock.Split(text).Select(b => b.Text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\n")]
    [InlineData("---\ntitle: sans fin")]
    [InlineData("```\nsans fin\n\n")]
    [InlineData("\uFEFF---\ntitle: x\n---\n")]
    [InlineData("- a\n\n\n  b\n\n\nc\n\n# d")]
    public void Whatever_is_written_is_split_and_joined_unchanged(string text)
    {
        var pairs = BlockPairs.Of("Rien.\n", text, translated: null);

        Assert.Equal(text, string.Concat(TextBlock.Split(text).Select(b => b.Text)));
        Assert.Equal(text.Trim().Length == 0 ? "" : text, Again(pairs));
    }

    private static string Again(IReadOnlyList<BlockPair> pairs) =>
        BlockPairs.Join(pairs.Select(p => p.Translation).OfType<TextBlock>().Select(b => (b.Words, b.After)));
}
