using Training.Credentials.Pdf;

namespace Training.Credentials.Certificates;

/// <summary>Alegreya, the letters of every certificate (SIL Open Font License, in the same folder).</summary>
internal static class CertificateFonts
{
    public static readonly TrueTypeFont Regular = Read("Regular");
    public static readonly TrueTypeFont Bold = Read("Bold");
    public static readonly TrueTypeFont Italic = Read("Italic");

    private static TrueTypeFont Read(string style)
    {
        var name = $"Alegreya-{style}";
        using var resource =
            typeof(CertificateFonts).Assembly.GetManifestResourceStream($"{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        using var file = new MemoryStream();
        resource.CopyTo(file);
        return new TrueTypeFont(name, file.ToArray());
    }
}
