using System.Globalization;
using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>
/// The words of the paragraphs of one part of a Word file. Tracked changes are taken as accepted; what isn’t words is told, and what stands in boxes is set
/// aside for after the paragraph.
/// </summary>
internal sealed class WordText(WordStyles styles, IReadOnlyDictionary<string, string> links, WordNotes notes, LeftOut left)
{
    private readonly WordFields fields = new();
    private readonly List<XElement> boxes = [];

    /// <summary>The boxes of text that were met since this was last asked.</summary>
    public IReadOnlyList<XElement> TakeBoxes()
    {
        XElement[] taken = [.. boxes];
        boxes.Clear();
        return taken;
    }

    /// <summary>Fields that were begun before a heading are over.</summary>
    public void EndFields() => fields.Reset();

    public void Write(XElement paragraph, WordWords words) => WriteAll(paragraph, words, null);

    private void WriteAll(XElement? container, WordWords words, string? link)
    {
        foreach (var element in container?.Elements() ?? [])
            Write(element, words, link);
    }

    private void Write(XElement element, WordWords words, string? link)
    {
        switch (element.Name.LocalName)
        {
            case "r":
                WriteRun(element, words, link);
                break;
            case "hyperlink":
                WriteAll(element, words, links.GetValueOrDefault(element.Attr("id") ?? "") ?? link);
                break;
            case "fldSimple" when WordFields.IsContentsCode(element.Attr("instr") ?? ""):
                left.Add(LeftOut.Kind.Contents);
                break;
            case "fldSimple":
                WriteAll(element, words, WordFields.LinkIn(element.Attr("instr") ?? "") ?? link);
                break;
            case "ins" or "moveTo":
                left.Add(LeftOut.Kind.Changes);
                WriteAll(element, words, link);
                break;
            case "del" or "moveFrom":
                left.Add(LeftOut.Kind.Changes);
                break;
            case "sdt" when element.Child("sdtPr").On("showingPlcHdr") is not true:
                WriteAll(element.Child("sdtContent"), words, link);
                break;
            case "smartTag" or "customXml" or "dir" or "bdo":
                WriteAll(element, words, link);
                break;
            case "oMath" or "oMathPara":
                left.Add(LeftOut.Kind.Equations);
                words.Add(string.Concat(element.Inner("t").Select(t => t.Value)), false, false, link);
                break;
            case "AlternateContent":
                WriteAll(Chosen(element), words, link);
                break;
        }
    }

    /// <summary>What newer programs show, or what older ones do.</summary>
    public static XElement? Chosen(XElement alternatives) => alternatives.Child("Choice") ?? alternatives.Child("Fallback");

    private void WriteRun(XElement run, WordWords words, string? link)
    {
        var properties = run.Child("rPr");
        var style = properties.Child("rStyle").Val();
        if (properties.On("vanish") ?? styles.IsHidden(style))
        {
            // The marks of fields are often hidden.
            foreach (var mark in run.Elements().Where(e => e.Name.LocalName is "fldChar" or "instrText"))
                WriteIn(mark, words, default, mark.Name.LocalName);
            if (run.Elements().Any(e => e.Name.LocalName is "t" or "drawing" or "pict" or "object"))
                left.Add(LeftOut.Kind.Hidden);
            return;
        }
        if (IsSetOff(properties))
            left.Add(LeftOut.Kind.Layout);
        var look = new Look(properties.On("b") ?? styles.IsBold(style), properties.On("i") ?? styles.IsItalic(style), link);
        WriteIn(run, words, look);
    }

    private void WriteIn(XElement? container, WordWords words, Look look)
    {
        foreach (var element in container?.Elements() ?? [])
            WriteIn(element, words, look, element.Name.LocalName);
    }

    private void WriteIn(XElement element, WordWords words, Look look, string name)
    {
        switch (name)
        {
            case "fldChar":
                fields.Mark(element.Attr("fldCharType"));
                return;
            case "instrText":
                fields.Code(element.Value);
                return;
            case "AlternateContent":
                WriteIn(Chosen(element), words, look);
                return;
            case "commentReference":
                left.Add(LeftOut.Kind.Comments);
                return;
        }
        if (fields.IsContents)
        {
            left.Add(LeftOut.Kind.Contents);
            return;
        }
        switch (name)
        {
            case "t":
                Add(element.Value);
                break;
            case "tab" or "ptab":
                Add(" ");
                break;
            case "noBreakHyphen":
                Add("\u2011");
                break;
            case "softHyphen":
                Add("\u00AD");
                break;
            case "cr":
            case "br" when element.Attr("type") is null or "textWrapping":
                words.AddMark("<br>");
                break;
            case "sym":
                left.Add(LeftOut.Kind.Symbols);
                break;
            case "ruby":
                left.Add(LeftOut.Kind.Layout);
                foreach (var run in element.Child("rubyBase").Children("r"))
                    WriteRun(run, words, look.Link);
                break;
            case "footnoteReference" or "endnoteReference" when notes.NumberOf(element) is { } number:
                words.AddMark(string.Create(CultureInfo.InvariantCulture, $"<a href=\"#_ftn{number}\">{number}</a>"));
                break;
            case "object":
                left.Add(LeftOut.Kind.Objects);
                break;
            case "drawing" or "pict":
                SetAside(element);
                break;
        }

        void Add(string text) => words.Add(text, look.IsBold, look.IsItalic, fields.Link ?? look.Link);
    }

    // A drawing may hold pictures, words, or both.
    private void SetAside(XElement drawing)
    {
        var found = Outermost(drawing, "txbxContent").ToHashSet();
        boxes.AddRange(found);
        if (found.Count == 0 || drawing.Inner("blip").Any(blip => !blip.Ancestors().Any(found.Contains)))
            left.Add(LeftOut.Kind.Pictures);
    }

    private static IEnumerable<XElement> Outermost(XElement root, string name)
    {
        foreach (var element in root.Elements())
            if (element.Name.LocalName == name)
                yield return element;
            else
                foreach (var inner in Outermost(element.Name.LocalName == "AlternateContent" ? Chosen(element) ?? element : element, name))
                    yield return inner;
    }

    private static bool IsSetOff(XElement? properties) =>
        properties.On("strike") is true
        || properties.On("dstrike") is true
        || properties.Child("vertAlign").Val() is "superscript" or "subscript"
        || properties.On("highlight") is true;

    private readonly record struct Look(bool IsBold, bool IsItalic, string? Link);
}
