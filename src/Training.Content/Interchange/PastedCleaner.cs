using System.Text.RegularExpressions;
using System.Web;
using AngleSharp.Dom;

namespace Training.Content.Interchange;

/// <summary>Turns the HTML that word processors copy into the plain HTML that they mean: headings, lists, emphasis, tables and notes.</summary>
/// <param name="hasLetters">Whether lettered lists are told from numbered ones.</param>
internal sealed partial class PastedCleaner(IElement body, LeftOut left, bool hasLetters = false)
{
    private const int MostLevels = 9;

    // What a later step, or the writing of Markdown, still has to see.
    private static readonly HashSet<string> KeptAttributes = ["href", "start", "type", "rowspan", "colspan"];

    private const int LongestTitle = 200;

    private readonly Dictionary<string, int> noteNumbers = new(StringComparer.Ordinal);

    // What the document calls its title, beside its headings.
    private readonly HashSet<IElement> titles = [];

    // Each with the level that the document gave it.
    private List<(IElement Element, int Level)> headings = [];

    /// <summary>What the text calls itself, when it begins with a title that has no equal below. Null when it doesn’t.</summary>
    public string? Title { get; private set; }

    private IElement[] All(string selector = "*") => [.. body.QuerySelectorAll(selector)];

    /// <returns>The footnotes, in the order in which they are referred to.</returns>
    public IReadOnlyList<PastedNote> Clean()
    {
        DropComments();
        DropWhole();
        ApplyChanges();
        var notes = TakeNotes();
        MakeWordLists();
        if (hasLetters)
            TellLetters();
        MendNestedLists();
        foreach (var element in All())
            Emphasise(element);
        foreach (var element in All())
            Unwrap(element);
        MendTables();
        Level();
        foreach (var element in All())
            Strip(element);
        foreach (
            var paragraph in All("p").Where(p => string.IsNullOrWhiteSpace(p.TextContent) && p.QuerySelector(HtmlInlines.NoteMark) is null)
        )
            paragraph.Remove();
        return notes;
    }

    // Conditional comments are comments too.
    private void DropComments()
    {
        foreach (var comment in body.Descendants<IComment>().ToList())
            comment.Remove();
    }

    private void DropWhole()
    {
        foreach (var element in All())
        {
            if (WhatToDrop(element) is not { } kind)
                continue;
            // What is in another that went is gone already; a comment is in several places.
            if (kind == LeftOut.Kind.Comments)
                left.AddSome(kind);
            else if (body.Contains(element))
                left.Add(kind);
            element.Remove();
        }
        foreach (var element in All("style, title, meta, link, xml"))
            element.Remove();
    }

    private static LeftOut.Kind? WhatToDrop(IElement element)
    {
        var (name, style) = (element.LocalName, StyleOf(element));
        if (
            name is "img" or "picture" or "svg" or "video" or "audio" or "canvas" or "object"
            || name.StartsWith("v:", StringComparison.Ordinal)
        )
            return LeftOut.Kind.Pictures;
        if (
            name
            is "script"
                or "iframe"
                or "embed"
                or "applet"
                or "frame"
                or "frameset"
                or "template"
                or "input"
                or "button"
                or "select"
                or "textarea"
        )
            return LeftOut.Kind.Scripts;
        if (IsComment(element, style))
            return LeftOut.Kind.Comments;
        if (name == "del" || element.ClassList.Contains("msoDel"))
            return LeftOut.Kind.Changes;
        if (element.ClassList.Any(c => c.StartsWith("MsoToc", StringComparison.Ordinal)))
            return LeftOut.Kind.Contents;
        return style.Contains("display:none", StringComparison.Ordinal) || style.Contains("mso-hide:all", StringComparison.Ordinal)
            ? LeftOut.Kind.Hidden
            : null;
    }

    // Word’s and Google’s; the latter has each in a box below the text, and a mark in it.
    private static bool IsComment(IElement element, string style) =>
        style.Contains("mso-element:comment", StringComparison.Ordinal)
        || element.ClassList.Any(c => c is "msocomanchor" or "MsoCommentReference" or "MsoCommentText" or "msocomtxt")
        || (element.LocalName == "sup" && element.QuerySelector("a[href^='#cmnt']") is not null)
        || (
            element.LocalName is "p" or "div"
            && element.QuerySelector(":scope > a[href^='#cmnt_ref'], :scope > p > a[href^='#cmnt_ref']") is not null
        );

    private void ApplyChanges()
    {
        foreach (var inserted in All("ins, .msoIns"))
        {
            left.Add(LeftOut.Kind.Changes);
            inserted.Replace([.. inserted.ChildNodes]);
        }
    }

    private List<PastedNote> TakeNotes()
    {
        var notes = new List<PastedNote>();
        var texts = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var back in All("a[href^='#_ftnref'], a[href^='#_ednref'], a[href^='#ftnt_ref']"))
        {
            var key = KeyOf(back);
            var box =
                back.Closest("[style*='mso-element'], div") is { } outer && outer != body && OnlyNote(outer) ? outer : back.Closest("p");
            if (box is null || !texts.TryAdd(key, box))
                continue;
            back.Remove();
            box.Remove();
        }
        foreach (var mark in All("a[href^='#_ftn'], a[href^='#_edn'], a[href^='#ftnt']"))
        {
            var key = KeyOf(mark);
            if (!texts.TryGetValue(key, out var box))
                continue;
            if (noteNumbers.TryAdd(key, noteNumbers.Count + 1))
                notes.Add(new(noteNumbers[key], [box]));
            var note = mark.Owner!.CreateElement(HtmlInlines.NoteMark);
            note.TextContent = noteNumbers[key].ToString(System.Globalization.CultureInfo.InvariantCulture);
            (mark.ParentElement is { LocalName: "sup" } sup ? sup : mark).Replace(note);
        }
        foreach (var list in All("[style*='mso-element:footnote-list'], [style*='mso-element:endnote-list']"))
            list.Remove();
        foreach (var note in notes.SelectMany(note => note.Nodes).OfType<IElement>())
        foreach (var element in note.QuerySelectorAll("*").Prepend(note).ToList())
        {
            Emphasise(element);
            Strip(element);
        }
        return notes;
    }

    // Word counts footnotes and endnotes apart.
    private static string KeyOf(IElement link) =>
        link.GetAttribute("href") is { } href && NoteKey().Match(href) is { Success: true } number
            ? (href.StartsWith("#_edn", StringComparison.Ordinal) ? "e" : "f") + number.Value
            : "";

    private static bool OnlyNote(IElement box) => box.QuerySelectorAll("a[href*='ref']").Length == 1 && box.LocalName == "div";

    // Word writes its lists as paragraphs, whose style says their level and whose first words are their mark.
    private void MakeWordLists()
    {
        var open = new List<IElement>();
        INode? last = null;
        foreach (var paragraph in All("p, h1, h2, h3, h4, h5, h6"))
        {
            if (paragraph.LocalName != "p" || WordLevel().Match(StyleOf(paragraph)) is not { Success: true } found)
                continue;
            var level = Math.Clamp(int.Parse(found.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), 1, MostLevels);
            var mark = paragraph.QuerySelector("[style*='mso-list']");
            var sign = mark?.TextContent.Trim() ?? "";
            var isOrdered = OrderMark().IsMatch(sign);
            var isLettered = hasLetters && Letter().IsMatch(sign);
            mark?.Remove();
            if (last is null || NextInList(last) != paragraph)
                open.Clear();
            if (open.Count > level)
                open.RemoveRange(level, open.Count - level);
            if (open.Count == level && (open[^1].LocalName != (isOrdered ? "ol" : "ul") || open[^1].HasAttribute("type") != isLettered))
                open.RemoveAt(level - 1);
            var item = paragraph.Owner!.CreateElement("li");
            item.Append([.. paragraph.ChildNodes]);
            if (open.Count == 0)
            {
                var first = List(paragraph.Owner);
                paragraph.Replace(first);
                open.Add(first);
            }
            else
            {
                paragraph.Remove();
            }
            while (open.Count < level)
            {
                var inner = List(item.Owner!);
                (open[^1].LastElementChild ?? open[^1].AppendElement(item.Owner!.CreateElement("li"))).Append(inner);
                open.Add(inner);
            }
            open[^1].Append(item);
            last = open[0];

            IElement List(IDocument owner)
            {
                var list = owner.CreateElement(isOrdered ? "ol" : "ul");
                if (isLettered)
                    list.SetAttribute("type", "a");
                // Answers part the questions’ own list.
                if (hasLetters && isOrdered && Number().Match(sign) is { Success: true } number)
                    list.SetAttribute("start", number.Value);
                return list;
            }
        }
    }

    // Google’s are styles.
    private void TellLetters()
    {
        foreach (var list in All("ol"))
            if (LetterStyle().IsMatch(StyleOf(list)) || (list.FirstElementChild is { } item && LetterStyle().IsMatch(StyleOf(item))))
                list.SetAttribute("type", "a");
    }

    private static INode? NextInList(INode list)
    {
        var next = list.NextSibling;
        while (next is IText words && string.IsNullOrWhiteSpace(words.Data))
            next = next.NextSibling;
        return next;
    }

    // Google puts the inner list after its item, and a paragraph into each.
    private void MendNestedLists()
    {
        foreach (var inner in All("ul > ul, ul > ol, ol > ul, ol > ol"))
            if (inner.PreviousElementSibling is { LocalName: "li" } before)
                before.Append(inner);
        foreach (var item in All("li"))
            if (item.Children.Where(child => child.LocalName is not ("ul" or "ol")).ToList() is [{ LocalName: "p" } only])
                only.Replace([.. only.ChildNodes]);
    }

    // Google writes emphasis as style, and puts all of it into a « b » that isn’t bold.
    private static void Emphasise(IElement element)
    {
        var style = StyleOf(element);
        if (element.LocalName is "b" or "strong" && NotBoldStyle().IsMatch(style))
        {
            element.Replace([.. element.ChildNodes]);
            return;
        }
        if (element.LocalName is not ("span" or "font"))
            return;
        if (BoldStyle().IsMatch(style) && element.Closest("h1, h2, h3, h4, h5, h6, strong, b") is null)
            Inside(element, "strong");
        if (ItalicStyle().IsMatch(style) && element.Closest("em, i") is null)
            Inside(element, "em");
    }

    private static void Inside(IElement element, string name)
    {
        var mark = element.Owner!.CreateElement(name);
        mark.Append([.. element.ChildNodes]);
        element.Append(mark);
    }

    /// <summary>Boxes that only carry style, and the tags of Word.</summary>
    private void Unwrap(IElement element)
    {
        if (element.ClassList.Contains("MsoTitle") || (element.LocalName == "p" && element.ClassList.Contains("title")))
            titles.Add(Rename(element, "h1"));
        else if (element.LocalName.Contains(':') || element.LocalName is "font" or "center" or "section" or "article")
            element.Replace([.. element.ChildNodes]);
        else if (
            !HtmlToMarkdown.IsBlock(element)
            && element.LocalName != HtmlInlines.NoteMark
            && element.Children.Any(HtmlToMarkdown.IsBlock)
        )
            element.Replace([.. element.ChildNodes]);
        else if (element.LocalName == "hr" && StyleOf(element).Contains("page-break", StringComparison.Ordinal))
            element.Remove();
        else if (element is { LocalName: "a" } && GoogleUrl(element.GetAttribute("href")) is { } url)
            element.SetAttribute("href", url);
    }

    private void MendTables()
    {
        foreach (var table in All("table"))
        {
            var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table).ToList();
            if (rows is [{ Children: [var cell] }])
                table.Replace([.. cell.ChildNodes]);
            else if (rows is [var first, ..] && table.QuerySelectorAll("th").Length == 0)
                foreach (var head in first.Children.Where(c => c.LocalName == "td").ToList())
                    Rename(head, "th");
        }
    }

    // A lesson’s headings begin at the second level and go down one at a time; how many there were above is the document’s own business.
    private void Level()
    {
        headings =
        [
            .. All("h1, h2, h3, h4, h5, h6").Where(h => !string.IsNullOrWhiteSpace(h.TextContent)).Select(h => (h, h.LocalName[1] - '0')),
        ];
        Title = TitleOf();
        Relevel();
    }

    private void Relevel()
    {
        var levels = headings.Select(h => h.Level).Distinct().Order().ToList();
        var before = 1;
        foreach (var (i, (element, own)) in headings.Index().ToList())
        {
            var level = Math.Min(2 + levels.IndexOf(own), Math.Min(before + 1, 4));
            before = level;
            headings[i] = (Rename(element, $"h{level}"), own);
        }
    }

    private string? TitleOf()
    {
        if (headings is not [var (first, level), ..] || first.Closest("li, td, th, blockquote") is not null)
            return null;
        var others = headings[1..];
        var isAlone = titles.Contains(first)
            ? !others.Exists(other => titles.Contains(other.Element))
            : level == 1 && others.TrueForAll(other => other.Level > 1);
        var words = string.Join(' ', first.TextContent.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return
            isAlone
            && words.Length <= LongestTitle
            && body.TextContent.AsSpan().TrimStart().StartsWith(first.TextContent.AsSpan().Trim(), StringComparison.Ordinal)
            ? words
            : null;
    }

    /// <summary>The title is taken elsewhere: what it stood over is one level higher.</summary>
    public void TakeTitle()
    {
        headings[0].Element.Remove();
        headings.RemoveAt(0);
        Relevel();
    }

    private void Strip(IElement element)
    {
        foreach (var attribute in element.Attributes.ToList())
        {
            if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                left.Add(LeftOut.Kind.Scripts);
            if (!KeptAttributes.Contains(attribute.Name))
                element.RemoveAttribute(attribute.Name);
        }
        // Bookmarks, and links to them.
        if (element.LocalName == "a" && element.GetAttribute("href") is null or ['#', ..])
            element.Replace([.. element.ChildNodes]);
    }

    private static IElement Rename(IElement element, string name)
    {
        var other = element.Owner!.CreateElement(name);
        foreach (var attribute in element.Attributes.Where(a => KeptAttributes.Contains(a.Name)))
            other.SetAttribute(attribute.Name, attribute.Value);
        other.Append([.. element.ChildNodes]);
        element.Replace(other);
        return other;
    }

    private static string? GoogleUrl(string? href) =>
        href is not null
        && Uri.TryCreate(href, UriKind.Absolute, out var address)
        && address.Host == "www.google.com"
        && address.AbsolutePath == "/url"
            ? HttpUtility.ParseQueryString(address.Query)["q"]
            : null;

    private static string StyleOf(IElement element) =>
        element.GetAttribute("style") is { Length: > 0 } style ? string.Concat(style.Where(c => !char.IsWhiteSpace(c))) : "";

    [GeneratedRegex(@"\d{1,6}\z")]
    private static partial Regex NoteKey();

    [GeneratedRegex(@"mso-list:l\d+level(\d)")]
    private static partial Regex WordLevel();

    [GeneratedRegex(@"^\(?(?:\d{1,4}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]")]
    private static partial Regex OrderMark();

    [GeneratedRegex(@"^\(?[a-zA-Z][.)]")]
    private static partial Regex Letter();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Number();

    [GeneratedRegex("(?:^|;)list-style-type:(?:lower|upper)-(?:alpha|latin)")]
    private static partial Regex LetterStyle();

    // Word also notes how right-to-left text would look: mso-bidi-font-weight.
    [GeneratedRegex("(?:^|;)font-weight:(?:bold|[6-9]00)")]
    private static partial Regex BoldStyle();

    [GeneratedRegex("(?:^|;)font-weight:(?:normal|400)")]
    private static partial Regex NotBoldStyle();

    [GeneratedRegex("(?:^|;)font-style:italic")]
    private static partial Regex ItalicStyle();
}
