using System.Globalization;

namespace Training.Institutions.Profile;

/// <summary>
/// An institution’s colour, held against what the site puts it on: on light paper it is the text of links and lies under white words; in the dark a
/// lighter tone of it takes its place.
/// </summary>
internal static class Accent
{
    /// <summary>WCAG 2.2, 1.4.3: what words need to be read.</summary>
    public const double Needed = 4.5;

    private const double Step = 0.005;
    private static readonly Colour White = Colour.Parse("#ffffff")!.Value;
    private static readonly Colour Paper = Colour.Parse("#f1f5f3")!.Value;
    private static readonly Colour DarkInk = Colour.Parse("#05222b")!.Value;

    // The lightest of what lies under links in the dark is the hardest to read them on.
    private static readonly Colour[] DarkGrounds =
    [
        new(0x0c, 0x1f, 0x27),
        new(0x13, 0x2c, 0x36),
        new(0x3c, 0x31, 0x13),
        new(0x17, 0x38, 0x28),
        new(0x45, 0x1d, 0x2c),
    ];

    /// <summary>The lesser of its contrasts with the paper, as text, and with white words, as their ground.</summary>
    public static double Contrast(Colour colour) => Math.Min(colour.ContrastWith(Paper), colour.ContrastWith(White));

    public static bool Passes(Colour colour) => Contrast(colour) >= Needed;

    /// <summary>The lightest shade of it that passes.</summary>
    public static Colour NearestPassing(Colour colour)
    {
        while (!Passes(colour))
            colour = colour.WithLightness(colour.Lightness - Step);
        return colour;
    }

    /// <summary>The darkest tone of it that is read on every dark ground, and under dark words.</summary>
    public static Colour InTheDark(Colour colour)
    {
        while (colour.ContrastWith(DarkInk) < Needed || DarkGrounds.Any(ground => colour.ContrastWith(ground) < Needed))
            colour = colour.WithLightness(colour.Lightness + Step);
        return colour;
    }

    /// <summary>The style sheet that puts it in place of the site’s own colour. Links in tinted boxes are as dark as the words around them: no colour is read on every tint.</summary>
    public static string Css(Colour colour)
    {
        var dark = InTheDark(colour);
        return $$"""
            @layer tokens {
              :root { --act: {{colour}}; --act-deep: {{Deeper(colour, 0.7)}}; --act-ink: #fff; }
              @media (prefers-color-scheme: dark) {
                :root { --act: {{dark}}; --act-deep: {{dark.WithLightness(1 - (1 - dark.Lightness) * 0.6)}}; --act-ink: {{DarkInk}}; }
              }
            }
            @layer pages {
              :is(.alert, .resume, .reread, .box.try, .standing) a:not(.btn) { color: var(--ink); }
            }

            """;
    }

    private static Colour Deeper(Colour colour, double factor) => colour.WithLightness(colour.Lightness * factor);
}

/// <summary>A colour as style sheets write it, <c>#rrggbb</c>.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <returns>Null when it is none. <c>#rgb</c> is one too.</returns>
    public static Colour? Parse(string? text)
    {
        var digits = text?.Trim().TrimStart('#') ?? "";
        if (digits.Length == 3)
            digits = string.Concat(digits.Select(c => $"{c}{c}"));
        return digits.Length == 6 && uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : null;
    }

    /// <summary>From 1, for none, to 21, for black on white.</summary>
    public double ContrastWith(Colour other)
    {
        var (light, dark) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>0 for black, 1 for white.</summary>
    public double Lightness => (Most + Least) / 2;

    /// <summary>The same hue and saturation, darker or lighter.</summary>
    public Colour WithLightness(double lightness)
    {
        var l = Math.Clamp(lightness, 0, 1);
        var (hue, chroma) = (Hue, Saturation * (1 - Math.Abs(2 * l - 1)));
        return new(Channel(0), Channel(8), Channel(4));

        byte Channel(int offset)
        {
            var k = (offset + hue / 30) % 12;
            var value = l - chroma / 2 * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1));
            return (byte)Math.Round(Math.Clamp(value, 0, 1) * 255);
        }
    }

    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";

    private double Most => Math.Max(Red, Math.Max(Green, Blue)) / 255.0;
    private double Least => Math.Min(Red, Math.Min(Green, Blue)) / 255.0;
    private double Saturation => Most == Least ? 0 : (Most - Least) / (1 - Math.Abs(2 * Lightness - 1));
    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    private double Hue
    {
        get
        {
            var (r, g, b, span) = (Red / 255.0, Green / 255.0, Blue / 255.0, Most - Least);
            if (span == 0)
                return 0;
            var sixths =
                Most == r ? (g - b) / span
                : Most == g ? (b - r) / span + 2
                : (r - g) / span + 4;
            return (sixths * 60 + 360) % 360;
        }
    }

    private static double Linear(byte channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
