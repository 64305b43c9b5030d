using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>Writes the paragraphs, lists and tables of a part of a Word file as HTML.</summary>
internal sealed class WordBlocks(StringBuilder html, WordStyles styles, WordLists lists, WordText text, LeftOut left)
{
    // What is more is refused when it is read; until then it may not fill memory.
    private const int MostHtml = PastedHtml.MostLetters + 1;
    private const int MostColumns = 100;

    private readonly Stack<OpenList> open = new();
    private WordWords? begun;
    private bool isQuote;

    public void Write(XElement? container)
    {
        WriteAll(container);
        EndParagraph();
        CloseAll();
    }

    private void WriteAll(XElement? container)
    {
        foreach (var element in container?.Elements() ?? [])
            if (html.Length < MostHtml)
                WriteBlock(element);
    }

    private void WriteBlock(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "p":
                WriteParagraph(element);
                break;
            case "tbl":
                EndParagraph();
                CloseAll();
                WriteTable(element);
                break;
            case "sdt" when element.Child("sdtPr").Child("docPartObj").Child("docPartGallery").Val() == "Table of Contents":
                left.Add(LeftOut.Kind.Contents);
                break;
            case "sdt":
                WriteAll(element.Child("sdtContent"));
                break;
            case "customXml":
                WriteAll(element);
                break;
            case "ins" or "moveTo":
                left.Add(LeftOut.Kind.Changes);
                WriteAll(element);
                break;
            case "del" or "moveFrom":
                left.Add(LeftOut.Kind.Changes);
                break;
            case "AlternateContent":
                WriteAll(WordText.Chosen(element));
                break;
            case "altChunk":
                left.Add(LeftOut.Kind.Objects);
                break;
            case "sectPr":
                NoteHeaders(element);
                break;
        }
    }

    private void WriteParagraph(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        NoteHeaders(properties.Child("sectPr"));
        var style = properties.Child("pStyle").Val();
        var (role, level) = styles.RoleOf(style);
        if (role == WordRole.Contents)
        {
            left.Add(LeftOut.Kind.Contents);
            return;
        }
        if (properties.Child("outlineLvl").Number() is >= 0 and < WordLists.MostLevels and var outline)
            (role, level) = (WordRole.Heading, outline + 1);
        if (role is WordRole.Heading or WordRole.Title)
            text.EndFields();

        var words = begun ?? new WordWords();
        begun = null;
        text.Write(paragraph, words);
        var boxes = text.TakeBoxes();
        if (properties.Child("rPr").Child("del") is not null)
        {
            // The end of this paragraph was deleted: its words go on in the next.
            left.Add(LeftOut.Kind.Changes);
            begun = words;
        }
        else if (!words.IsEmpty)
            Write(words, role, level, role is WordRole.Heading or WordRole.Title ? null : ItemOf(properties, style));
        WriteBoxes(boxes);
    }

    // Words whose paragraph has no end any more.
    private void EndParagraph()
    {
        if (begun is { IsEmpty: false } words)
            Write(words, WordRole.Text, 0, null);
        begun = null;
    }

    private void Write(WordWords words, WordRole role, int level, WordItem? item)
    {
        if (item is not null)
        {
            WriteItem(item, words);
            return;
        }
        CloseLists();
        SetQuote(role == WordRole.Quote);
        var (tag, end) = role switch
        {
            WordRole.Heading => ($"h{Math.Clamp(level, 1, 6)}", $"h{Math.Clamp(level, 1, 6)}"),
            WordRole.Title => ("p class=\"MsoTitle\"", "p"),
            _ => ("p", "p"),
        };
        html.Append('<').Append(tag).Append('>').Append(words.ToHtml()).Append("</").Append(end).Append('>');
    }

    private WordItem? ItemOf(XElement? properties, string? style)
    {
        var own = properties.Child("numPr");
        var ofStyle = styles.NumberingOf(style);
        if ((own.Child("numId").Number() ?? ofStyle?.List) is not { } list)
            return null;
        var level = own.Child("ilvl").Number() ?? (own.Child("numId") is null ? ofStyle?.Level ?? lists.LevelOf(list, style) : null) ?? 0;
        return lists.Next(list, level);
    }

    private void WriteItem(WordItem item, WordWords words)
    {
        SetQuote(false);
        while (open.Count > item.Level + 1 || (open.Count == item.Level + 1 && !open.Peek().Takes(item)))
            CloseList();
        // A list that begins deep has no item above, and one to hold it.
        while (open.Count < item.Level + 1)
        {
            if (open.TryPeek(out var outer) && !outer.HasItem)
                BeginItem();
            open.Push(new(item.List, item.IsOrdered));
            html.Append(
                item.IsOrdered
                    ? string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{item.Number}\"{(item.IsLettered ? " type=\"a\"" : "")}>")
                    : "<ul>"
            );
        }
        if (open.Peek().HasItem)
            html.Append("</li>");
        BeginItem();
        html.Append(words.ToHtml());
    }

    private void BeginItem()
    {
        html.Append("<li>");
        open.Peek().HasItem = true;
    }

    private void CloseList() => html.Append(open.Peek().HasItem ? "</li>" : "").Append(open.Pop().IsOrdered ? "</ol>" : "</ul>");

    private void CloseLists()
    {
        while (open.Count > 0)
            CloseList();
    }

    private void SetQuote(bool isOn)
    {
        if (isOn != isQuote)
            html.Append(isOn ? "<blockquote>" : "</blockquote>");
        isQuote = isOn;
    }

    private void CloseAll()
    {
        CloseLists();
        SetQuote(false);
    }

    private void WriteBoxes(IReadOnlyList<XElement> boxes)
    {
        foreach (var box in boxes)
        {
            left.Add(LeftOut.Kind.Boxes);
            CloseAll();
            WriteAll(box);
        }
    }

    private void WriteTable(XElement table)
    {
        html.Append("<table>");
        foreach (var row in Rows(table))
            WriteRow(row);
        html.Append("</table>");
    }

    private static IEnumerable<XElement> Rows(XElement container) => Unwrapped(container, "tr");

    private void WriteRow(XElement row)
    {
        var properties = row.Child("trPr");
        if (properties.Child("del") is not null)
        {
            left.Add(LeftOut.Kind.Changes);
            return;
        }
        var tag = properties.On("tblHeader") is true ? "th" : "td";
        html.Append("<tr>");
        Fill(properties.Child("gridBefore").Number() ?? 0, tag);
        foreach (var cell in Unwrapped(row, "tc"))
        {
            var layout = cell.Child("tcPr");
            html.Append('<').Append(tag).Append('>');
            // A cell that goes on from the one above is empty.
            if (layout.Child("vMerge") is { } merged && merged.Val() is not "restart")
                left.Add(LeftOut.Kind.Layout);
            else
                new WordBlocks(html, styles, lists, text, left).Write(cell);
            html.Append("</").Append(tag).Append('>');
            Fill((layout.Child("gridSpan").Number() ?? 1) - 1, tag);
        }
        html.Append("</tr>");
    }

    private void Fill(int cells, string tag)
    {
        if (cells > 0)
            left.Add(LeftOut.Kind.Layout);
        for (var i = 0; i < Math.Min(cells, MostColumns) && html.Length < MostHtml; i++)
            html.Append('<').Append(tag).Append("></").Append(tag).Append('>');
    }

    private static IEnumerable<XElement> Unwrapped(XElement? container, string name)
    {
        foreach (var element in container?.Elements() ?? [])
            if (element.Name.LocalName == name)
                yield return element;
            else if (element.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo")
                foreach (var inner in Unwrapped(element, name))
                    yield return inner;
    }

    private void NoteHeaders(XElement? section)
    {
        if (section.Children("headerReference").Concat(section.Children("footerReference")).Any())
            left.Add(LeftOut.Kind.Headers);
    }

    private sealed class OpenList(int list, bool isOrdered)
    {
        public bool IsOrdered => isOrdered;
        public bool HasItem { get; set; }

        // Bullets of several lists look the same; numbers start anew.
        public bool Takes(WordItem item) => item.IsOrdered == isOrdered && (!isOrdered || item.List == list);
    }
}
