using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Training.Content.Markup.Html;

/// <summary>The small number in the text, and the way back from the note. The page’s slug keeps ids apart when texts share a page.</summary>
internal sealed class NoteLinkRenderer(string slug, Language language) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        var note = $"{slug}-{link.Footnote.Order}";
        // A note may be called from several places; each call has its own way back.
        var call = link.Index > 0 ? $"{note}-{link.Index}" : note;
        if (link.IsBackLink)
            renderer
                .Write($"<a class=\"note-back\" href=\"#call-{call}\" role=\"doc-backlink\" aria-label=\"")
                .WriteEscape(Wording.BackToText.In(language))
                .Write("\">↩</a>");
        else
            renderer
                .Write($"<sup><a class=\"note-call\" id=\"call-{call}\" href=\"#note-{note}\" role=\"doc-noteref\" aria-label=\"")
                .WriteEscape(Wording.Note.In(language))
                .Write($" {link.Footnote.Order}\">{link.Footnote.Order}</a></sup>");
    }
}

internal sealed class NotesRenderer(string slug, Language language) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
    {
        renderer.Write("<section class=\"notes\" role=\"doc-endnotes\" aria-label=\"");
        renderer.WriteEscape(Wording.Notes.In(language)).Write("\"><ol>");
        foreach (var note in notes.OfType<Footnote>())
        {
            renderer.Write($"<li id=\"note-{slug}-{note.Order}\">");
            renderer.WriteChildren(note);
            renderer.Write("</li>");
        }
        renderer.Write("</ol></section>");
    }
}
