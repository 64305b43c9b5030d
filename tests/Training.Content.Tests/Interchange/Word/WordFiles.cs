using System.Security;
using System.Text;

namespace Training.Content.Tests.Interchange.Word;

/// <summary>Word files made by hand, as Word, LibreOffice and Google Docs write them.</summary>
internal static class WordFiles
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string Spaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + $"xmlns:r=\"{Office}\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" "
        + "xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <param name="links">What leads out of the text: an id and an address.</param>
    /// <param name="more">Other parts, by their whole path.</param>
    public static byte[] Of(
        string body,
        string? styles = null,
        string? numbering = null,
        string? footnotes = null,
        string? endnotes = null,
        IReadOnlyList<(string Id, string Url)>? links = null,
        IEnumerable<(string Path, byte[] Bytes)>? more = null
    ) => OfParts($"<w:document {Spaces}><w:body>{body}</w:body></w:document>", styles, numbering, footnotes, endnotes, links, more);

    /// <summary>With the main part as it is given.</summary>
    public static byte[] OfParts(
        string document,
        string? styles = null,
        string? numbering = null,
        string? footnotes = null,
        string? endnotes = null,
        IReadOnlyList<(string Id, string Url)>? links = null,
        IEnumerable<(string Path, byte[] Bytes)>? more = null
    )
    {
        var parts = new List<(string Name, string Xml)>();
        void Add(string name, string? inner)
        {
            if (inner is not null)
                parts.Add((name, $"<w:{name} {Spaces}>{inner}</w:{name}>"));
        }
        Add("styles", styles);
        Add("numbering", numbering);
        Add("footnotes", footnotes);
        Add("endnotes", endnotes);
        var relationships = parts
            .Select(part => $"<Relationship Id=\"p-{part.Name}\" Type=\"{Office}/{part.Name}\" Target=\"{part.Name}.xml\"/>")
            .Concat(
                (links ?? []).Select(link =>
                    $"<Relationship Id=\"{link.Id}\" Type=\"{Office}/hyperlink\" Target=\"{SecurityElement.Escape(link.Url)}\" TargetMode=\"External\"/>"
                )
            );
        List<(string, string)> files =
        [
            (
                "[Content_Types].xml",
                $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/>"
                    + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Main}\"/>"
                    + string.Concat(
                        parts.Select(part =>
                            $"<Override PartName=\"/word/{part.Name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{part.Name}+xml\"/>"
                        )
                    )
                    + "</Types>"
            ),
            (
                "_rels/.rels",
                $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"d\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
            ("word/document.xml", document),
            (
                "word/_rels/document.xml.rels",
                $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(relationships)}</Relationships>"
            ),
            .. parts.Select(part => ($"word/{part.Name}.xml", part.Xml)),
        ];
        return Zips.Of([.. files.Select(file => (file.Item1, Encoding.UTF8.GetBytes(file.Item2))), .. more ?? []]);
    }

    /// <summary>A paragraph with words in one run.</summary>
    public static string P(string words, string? style = null, string properties = "") =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{properties}</w:pPr>{R(words)}</w:p>";

    public static string R(string words, string properties = "") =>
        $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{SecurityElement.Escape(words)}</w:t></w:r>";

    public static string Item(string words, int list, int level = 0, string? style = null) =>
        P(words, style, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>");

    public static string Style(string id, string name, string inner = "", string? basedOn = null) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{(basedOn is null ? "" : $"<w:basedOn w:val=\"{basedOn}\"/>")}{inner}</w:style>";

    /// <summary>A definition whose levels have these formats, and a list of the same number made of it.</summary>
    public static string List(int id, params string[] formats) =>
        $"<w:abstractNum w:abstractNumId=\"{id}\">{string.Concat(formats.Select((format, level) => $"<w:lvl w:ilvl=\"{level}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/></w:lvl>"))}</w:abstractNum>"
        + $"<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl><w:tblPr/>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc><w:tcPr/>{P(cell)}</w:tc>"))}</w:tr>"))}</w:tbl>";
}
