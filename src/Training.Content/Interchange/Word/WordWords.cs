using System.Text;

namespace Training.Content.Interchange.Word;

/// <summary>The words of a paragraph as HTML, each run of the same emphasis marked once.</summary>
internal sealed class WordWords
{
    private readonly List<Piece> pieces = [];

    public bool IsEmpty => pieces.TrueForAll(piece => piece.IsText && string.IsNullOrWhiteSpace(piece.Text));

    public void Add(string text, bool isBold, bool isItalic, string? link)
    {
        if (text.Length == 0)
            return;
        // A space that isn’t bold between words that are would part them for nothing.
        var isSpace = string.IsNullOrWhiteSpace(text) && pieces is [.., { IsText: true } before] && before.Link == link;
        pieces.Add(isSpace ? pieces[^1] with { Text = text } : new(text, isBold, isItalic, link, IsText: true));
    }

    /// <summary>A break, or the mark of a note, which no emphasis goes over.</summary>
    public void AddMark(string html) => pieces.Add(new(html, false, false, null, IsText: false));

    public string ToHtml()
    {
        var html = new StringBuilder();
        string? link = null;
        var (isBold, isItalic) = (false, false);
        foreach (var piece in pieces)
        {
            var isOther = piece.Link != link || !piece.IsText;
            if (isItalic && (isOther || !piece.IsItalic || piece.IsBold != isBold))
                Close("em", ref isItalic);
            if (isBold && (isOther || !piece.IsBold))
                Close("strong", ref isBold);
            if (isOther && link is not null)
                html.Append("</a>");
            if (isOther && piece.Link is not null)
                html.Append("<a href=\"").Append(Encode(piece.Link)).Append("\">");
            link = piece.Link;
            if (piece.IsBold && !isBold)
                Open("strong", ref isBold);
            if (piece.IsItalic && !isItalic)
                Open("em", ref isItalic);
            html.Append(piece.IsText ? Encode(piece.Text) : piece.Text);
        }
        if (isItalic)
            Close("em", ref isItalic);
        if (isBold)
            Close("strong", ref isBold);
        if (link is not null)
            html.Append("</a>");
        return html.ToString();

        void Open(string name, ref bool isOpen)
        {
            html.Append('<').Append(name).Append('>');
            isOpen = true;
        }

        void Close(string name, ref bool isOpen)
        {
            html.Append("</").Append(name).Append('>');
            isOpen = false;
        }
    }

    private static string Encode(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private sealed record Piece(string Text, bool IsBold, bool IsItalic, string? Link, bool IsText);
}
