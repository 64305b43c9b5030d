using Training.Credentials.Pdf;

namespace Training.Credentials.Certificates;

/// <summary>The measures, letters and colours of a certificate: those of the site (<c>training.css</c>), on paper.</summary>
internal static class CertificateStyle
{
    public const double Left = 66;
    public const double Measure = 480;

    /// <summary>From one line to the next, in sizes of the letters.</summary>
    public const double LineHeight = 1.28;

    public static readonly Colour Ink = new(0x14, 0x30, 0x3a);
    public static readonly Colour Soft = new(0x32, 0x4c, 0x56);
    public static readonly Colour Line = new(0xbc, 0xcd, 0xcc);
    public static readonly Colour Teal = new(0x0b, 0x54, 0x68);
    public static readonly Colour Lamp = new(0xf6, 0xb9, 0x3b);

    /// <summary>Writes a text as one element, over as many lines as it needs.</summary>
    /// <returns>Where the line after it stands.</returns>
    public static double Write(
        this TaggedPage page,
        string type,
        TrueTypeFont font,
        double size,
        Colour ink,
        double x,
        double y,
        double width,
        string text
    )
    {
        page.In(
            type,
            () =>
            {
                foreach (var line in TextLines.Wrap(font, size, width, text))
                {
                    page.Text(font, size, ink, x, y, line);
                    y += size * LineHeight;
                }
            }
        );
        return y;
    }
}
