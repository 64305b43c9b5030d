using Training.Content.Interchange;

namespace Training.Content.Tests.Interchange;

public sealed class HtmlToMarkdownTests
{
    [Theory]
    [InlineData("<p>a <em>b</em> <strong>c</strong></p>", "a *b* **c**")]
    [InlineData("<p>mot<em> à part </em>fin</p>", "mot *à part* fin")]
    [InlineData("a<br>b", "a\\\nb")]
    [InlineData("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td></td></tr></table>", "| a | b |\n| --- | --- |\n| 1\\|2 |  |")]
    [InlineData("<blockquote><p>a</p></blockquote>", "> a")]
    [InlineData("<a href=\"https://exemple.ca/\">lien</a>", "[lien](https://exemple.ca/)")]
    [InlineData("(<span class=\"source-35\">X</span>; <span class=\"source-82\">Y</span>)", "[@35; @82]")]
    public void What_markdown_has_is_kept(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Blocks(html, new()));

    [Theory]
    [InlineData("`C2`", "\\`C2\\`")]
    [InlineData("<code>C2</code>", "C2")]
    [InlineData("# titre", "\\# titre")]
    [InlineData("2021. Une année", "2021\\. Une année")]
    [InlineData("- [x] a", "\\- \\[x] a")]
    [InlineData("{{a|b}}", "\\{\\{a\\|b}}")]
    [InlineData("[@35]", "\\[@35]")]
    [InlineData("&lt;script&gt; &amp;nbsp;", "\\<script> \\&nbsp;")]
    [InlineData(":::plus", "\\:\\:\\:plus")]
    [InlineData("&gt; a", "\\> a")]
    [InlineData("un_mot *", "un_mot \\*")]
    public void Words_stay_words(string html, string markdown) => Assert.Equal(markdown, HtmlToMarkdown.Blocks(html, new()));

    [Theory]
    [InlineData("a<script>alert(1)</script>", "a", "script")]
    [InlineData("<p onclick=\"x()\">a</p>", "a", "script")]
    [InlineData("<a href=\"javascript:x()\">a</a>", "a", "link")]
    [InlineData("<a href=\"http://exemple.ca\">a</a>", "a", "link")]
    [InlineData("<img src=\"x\" alt=\"un chat\">", "un chat", "Pictures")]
    [InlineData("<h3>a</h3>", "**a**", "Formatting")]
    public void What_has_no_place_is_dropped_and_told(string html, string markdown, string told)
    {
        var dropped = new DroppedHtml();

        Assert.Equal(markdown, HtmlToMarkdown.Blocks(html, dropped));

        var losses = new LossList();
        dropped.TellTo(losses, "item");
        Assert.Contains(told, Assert.Single(losses.Items).What.En, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Where_a_list_would_be_the_answers_it_is_paragraphs() =>
        Assert.Equal("– a\n\n– b", HtmlToMarkdown.Blocks("<ul><li>a</li><li>b</li></ul>", new(), MarkdownBlocks.Lists));
}
