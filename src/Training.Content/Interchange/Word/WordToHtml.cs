using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>The text of a Word file as the plain HTML that it means, which is then read as if it had been pasted.</summary>
internal sealed class WordToHtml(WordPackage package, LeftOut left)
{
    private readonly StringBuilder html = new();
    private readonly WordStyles styles = new(package.Styles);
    private readonly WordLists lists = new(package.Numbering);
    private readonly WordNotes notes = new(package.Footnotes, package.Endnotes);

    /// <returns>Null, with the problem, when the file is refused.</returns>
    public string? Write(out InterchangeProblem? problem)
    {
        if (package.Text(out problem) is not { } document)
            return null;
        Blocks(package.Links).Write(document.Child("body"));
        var (footnoteLinks, endnoteLinks) = (package.FootnoteLinks, package.EndnoteLinks);
        // Notes that notes refer to come after.
        for (var at = 0; at < notes.Referred.Count; at++)
            WriteNote(notes.Referred[at], notes.Referred[at].IsEndnote ? endnoteLinks : footnoteLinks);
        return html.ToString();
    }

    private WordBlocks Blocks(IReadOnlyDictionary<string, string> links) =>
        new(html, styles, lists, new WordText(styles, links, notes, left), left);

    private void WriteNote(WordNote note, IReadOnlyDictionary<string, string> links)
    {
        var text = new WordText(styles, links, notes, left);
        var paragraphs = new List<string>();
        foreach (var paragraph in note.Element.Inner("p"))
        {
            var words = new WordWords();
            text.Write(paragraph, words);
            if (!words.IsEmpty)
                paragraphs.Add(words.ToHtml());
        }
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div style=\"mso-element:footnote\"><p><a href=\"#_ftnref{note.Number}\"></a>{string.Join("<br>", paragraphs)}</p></div>"
        );
    }
}
