using System.Security;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>What a document says about itself.</summary>
internal sealed record DocumentDescription(string Language, string Title, string Author, string Subject, DateTimeOffset CreatedAt);

/// <summary>Writes one tagged page as a PDF that assistive technology can read: PDF/UA-1 (ISO 14289-1).</summary>
internal static class TaggedPdf
{
    public static byte[] Write(TaggedPage page, DocumentDescription description)
    {
        var file = new PdfFile();
        var (catalogue, pages, leaf) = (file.Reserve(), file.Reserve(), file.Reserve());

        var fonts = string.Concat(page.Fonts.Select(f => $"/{f.Name} {PdfFile.Ref(f.AddTo(file))}"));
        var pictures = string.Concat(page.Pictures.Select((p, i) => $"/I{i + 1} {PdfFile.Ref(AddPicture(file, p))}"));
        var content = file.AddStream(page.Content);
        var structure = AddStructure(file, page, leaf);
        file.Set(pages, $"<</Type/Pages/Kids[{PdfFile.Ref(leaf)}]/Count 1>>");
        file.Set(
            leaf,
            $"<</Type/Page/Parent {PdfFile.Ref(pages)}/MediaBox[{PdfFile.Numbers(0, 0, page.Width, page.Height)}]"
                + $"/Resources<</Font<<{fonts}>>{(pictures.Length > 0 ? $"/XObject<<{pictures}>>" : "")}>>/Contents {PdfFile.Ref(content)}/StructParents 0/Tabs/S"
                + $"/Annots[{References(page.Links.Select(l => l.Number))}]>>"
        );
        var metadata = file.AddPlainStream(Encoding.UTF8.GetBytes(Metadata(description)), "/Type/Metadata/Subtype/XML");
        file.Set(
            catalogue,
            $"<</Type/Catalog/Pages {PdfFile.Ref(pages)}/Lang({description.Language})/MarkInfo<</Marked true>>"
                + $"/StructTreeRoot {PdfFile.Ref(structure)}/Metadata {PdfFile.Ref(metadata)}/ViewerPreferences<</DisplayDocTitle true>>>>"
        );
        var created = PdfFile.Date(description.CreatedAt);
        var information = file.Add(
            $"<</Title {PdfFile.Text(description.Title)}/Author {PdfFile.Text(description.Author)}"
                + $"/Subject {PdfFile.Text(description.Subject)}/CreationDate {created}/ModDate {created}>>"
        );
        return file.Write(catalogue, information);
    }

    private static int AddPicture(PdfFile file, Picture picture)
    {
        var head = $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/BitsPerComponent 8";
        if (picture.IsJpeg)
            return file.AddPlainStream(
                picture.Data,
                $"{head}/ColorSpace/{(picture.Components == 1 ? "DeviceGray" : "DeviceRGB")}/Filter/DCTDecode"
            );
        var mask = picture.Opacity is { } opacity ? $"/SMask {PdfFile.Ref(file.AddStream(opacity, head + "/ColorSpace/DeviceGray"))}" : "";
        return file.AddStream(picture.Data, $"{head}/ColorSpace/DeviceRGB{mask}");
    }

    private static int AddStructure(PdfFile file, TaggedPage page, int leaf)
    {
        var root = file.Reserve();
        Number(file, page.Document);
        foreach (var link in page.Links)
            link.Number = file.Reserve();

        AddElement(file, page.Document, root, leaf);
        foreach (var (link, index) in page.Links.Select((l, i) => (l, i)))
            file.Set(link.Number, Annotation(link, leaf, index + 1));

        // Entry 0 is the page's; each link has one of its own.
        var links = string.Concat(page.Links.Select((l, i) => $" {i + 1} {PdfFile.Ref(l.Element.Number)}"));
        file.Set(
            root,
            $"<</Type/StructTreeRoot/K {PdfFile.Ref(page.Document.Number)}/ParentTreeNextKey {page.Links.Count + 1}"
                + $"/ParentTree<</Nums[0[{References(page.Marked.Select(e => e.Number))}]{links}]>>>>"
        );
        return root;
    }

    private static void Number(PdfFile file, StructureElement element)
    {
        element.Number = file.Reserve();
        foreach (var part in element.Parts.OfType<StructureElement>())
            Number(file, part);
    }

    private static void AddElement(PdfFile file, StructureElement element, int parent, int leaf)
    {
        var parts = element.Parts.Select(part =>
            part switch
            {
                StructureElement inner => PdfFile.Ref(inner.Number),
                LinkArea link => $"<</Type/OBJR/Obj {PdfFile.Ref(link.Number)}/Pg {PdfFile.Ref(leaf)}>>",
                _ => $"{part}",
            }
        );
        var picture = element is { Alternative: { } alternative, Box: { } box }
            ? $"/Alt {PdfFile.Text(alternative)}/A<</O/Layout/Placement/Block/BBox[{PdfFile.Numbers(box)}]>>"
            : "";
        var language = element.Language is { } other ? $"/Lang({other})" : "";
        // A list whose items name their own labels says so.
        var list = element.Type == "L" ? "/A<</O/List/ListNumbering/None>>" : "";
        file.Set(
            element.Number,
            $"<</Type/StructElem/S/{element.Type}/P {PdfFile.Ref(parent)}/Pg {PdfFile.Ref(leaf)}{picture}{list}{language}/K[{string.Join(' ', parts)}]>>"
        );
        foreach (var inner in element.Parts.OfType<StructureElement>())
            AddElement(file, inner, element.Number, leaf);
    }

    private static string Annotation(LinkArea link, int leaf, int key) =>
        $"<</Type/Annot/Subtype/Link/Rect[{PdfFile.Numbers(link.Box)}]/Border[0 0 0]/F 4/P {PdfFile.Ref(leaf)}/StructParent {key}"
        + $"/Contents {PdfFile.Text(link.Description)}/A<</S/URI/URI({Escape(link.Address)})>>>>";

    // An address is ASCII already; only a string's own signs have to be told apart.
    private static string Escape(string address) =>
        address
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("(", "\\(", StringComparison.Ordinal)
            .Replace(")", "\\)", StringComparison.Ordinal);

    private static string References(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(PdfFile.Ref));

    private static string Metadata(DocumentDescription description) =>
        $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
            <dc:language><rdf:Bag><rdf:li>{description.Language}</rdf:li></rdf:Bag></dc:language>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(description.Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{SecurityElement.Escape(description.Author)}</rdf:li></rdf:Seq></dc:creator>
            <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(
                description.Subject
            )}</rdf:li></rdf:Alt></dc:description>
            <xmp:CreateDate>{description.CreatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</xmp:CreateDate>
            <xmp:ModifyDate>{description.CreatedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}</xmp:ModifyDate>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """.ReplaceLineEndings(
            "\n"
        );
}
