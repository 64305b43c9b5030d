using System.Globalization;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>An opaque colour of the page.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public override string ToString() => PdfFile.Numbers(Red / 255.0, Green / 255.0, Blue / 255.0);
}

/// <summary>
/// A page on which everything is either part of the structure or decoration. Measures are points (1/72 in) from the top left.
/// </summary>
internal sealed class TaggedPage(double width, double height)
{
    private readonly StringBuilder content = new();
    private readonly Dictionary<TrueTypeFont, EmbeddedFont> fonts = [];
    private StructureElement? inner;
    private string? language;

    public double Width => width;
    public double Height => height;
    public StructureElement Document { get; } = new("Document");
    public List<LinkArea> Links { get; } = [];

    /// <summary>The pictures of points, the first of which is <c>/I1</c>.</summary>
    public List<Picture> Pictures { get; } = [];

    /// <summary>The element of each marked piece, by its number.</summary>
    public List<StructureElement> Marked { get; } = [];

    public byte[] Content => Encoding.ASCII.GetBytes(content.ToString());
    public IEnumerable<EmbeddedFont> Fonts => fonts.Values;

    /// <summary>What is drawn inside belongs to a new element, after what the element around it already holds.</summary>
    public void In(string type, Action draw) => In(new StructureElement(type) { Parent = Current, Language = language }, draw);

    /// <summary>What is drawn inside is in another language than the document.</summary>
    public void InLanguage(string other, Action draw)
    {
        language = other;
        draw();
        language = null;
    }

    /// <summary>A picture, with the words that stand for it.</summary>
    public void Figure(string alternative, double x, double y, double side, Action draw) =>
        In(
            new StructureElement("Figure")
            {
                Parent = Current,
                Alternative = alternative,
                Box = Box(x, y, side, side),
            },
            () => Mark(draw)
        );

    /// <summary>A picture of points, with the words that stand for it.</summary>
    public void Image(Picture picture, string alternative, double x, double y, double imageWidth, double imageHeight) =>
        In(
            new StructureElement("Figure")
            {
                Parent = Current,
                Alternative = alternative,
                Box = Box(x, y, imageWidth, imageHeight),
            },
            () =>
                Mark(() =>
                {
                    Pictures.Add(picture);
                    Draw($"q {PdfFile.Numbers(imageWidth, 0, 0, imageHeight, x, height - y - imageHeight)} cm /I{Pictures.Count} Do Q");
                })
        );

    /// <summary>Words that lead to an address; they are drawn inside, within the area given.</summary>
    public void Link(string address, string description, double x, double y, double areaWidth, double areaHeight, Action draw)
    {
        var element = new StructureElement("Link") { Parent = Current };
        In(element, draw);
        var area = new LinkArea(address, description, Box(x, y, areaWidth, areaHeight), element);
        element.Parts.Add(area);
        Links.Add(area);
    }

    /// <summary>Lines, colours and marks that say nothing; assistive technology passes over them.</summary>
    public void Decoration(Action draw)
    {
        content.Append("/Artifact BMC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <param name="y">Where the letters stand.</param>
    public void Text(TrueTypeFont font, double size, Colour ink, double x, double y, string text) =>
        Mark(() =>
        {
            var embedded = fonts.TryGetValue(font, out var known) ? known : fonts[font] = new EmbeddedFont(font, fonts.Count + 1);
            Draw($"BT /{embedded.Name} {PdfFile.Number(size)} Tf {ink} rg {At(x, y)} Td {embedded.Encode(text)} Tj ET");
        });

    public void Line(Colour ink, double thickness, double x1, double y1, double x2, double y2) =>
        Draw($"{ink} RG {PdfFile.Number(thickness)} w {At(x1, y1)} m {At(x2, y2)} l S");

    public void Frame(Colour ink, double thickness, double x, double y, double frameWidth, double frameHeight) =>
        Draw($"{ink} RG {PdfFile.Number(thickness)} w {Rectangle(x, y, frameWidth, frameHeight)} S");

    /// <summary>Rectangles filled as one shape, so that no seam shows between neighbours.</summary>
    public void Fill(Colour ink, IEnumerable<(double X, double Y, double Width, double Height)> rectangles) =>
        Draw($"{ink} rg {string.Join(' ', rectangles.Select(r => Rectangle(r.X, r.Y, r.Width, r.Height)))} f");

    public void Disc(Colour fill, Colour edge, double thickness, double x, double y, double radius)
    {
        // Four curves make a circle when their handles are this long (within 0.03 %).
        var handle = radius * 0.5523;
        Draw(
            $"{fill} rg {edge} RG {PdfFile.Number(thickness)} w {At(x + radius, y)} m"
                + $" {At(x + radius, y + handle)} {At(x + handle, y + radius)} {At(x, y + radius)} c"
                + $" {At(x - handle, y + radius)} {At(x - radius, y + handle)} {At(x - radius, y)} c"
                + $" {At(x - radius, y - handle)} {At(x - handle, y - radius)} {At(x, y - radius)} c"
                + $" {At(x + handle, y - radius)} {At(x + radius, y - handle)} {At(x + radius, y)} c b"
        );
    }

    private StructureElement Current => inner ?? Document;

    private void In(StructureElement element, Action draw)
    {
        var around = inner;
        Current.Parts.Add(element);
        inner = element;
        draw();
        inner = around;
    }

    private void Mark(Action draw)
    {
        Current.Parts.Add(Marked.Count);
        content.Append(CultureInfo.InvariantCulture, $"/{Current.Type} <</MCID {Marked.Count}>> BDC\n");
        Marked.Add(Current);
        draw();
        content.Append("EMC\n");
    }

    private void Draw(string operators) => content.Append(operators).Append('\n');

    // PDF measures from the bottom.
    private string At(double x, double y) => PdfFile.Numbers(x, height - y);

    private string Rectangle(double x, double y, double w, double h) => PdfFile.Numbers(x, height - y - h, w, h) + " re";

    private double[] Box(double x, double y, double w, double h) => [x, height - y - h, x + w, height - y];
}
