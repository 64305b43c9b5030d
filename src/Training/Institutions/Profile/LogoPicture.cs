using System.Security.Cryptography;
using System.Text;

namespace Training.Institutions.Profile;

/// <summary>A file that someone gives for a logo: what it is shows in its bytes, whatever its name says.</summary>
internal sealed record LogoPicture(byte[] Bytes, string MediaType)
{
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <returns>The picture, or what stands in its way.</returns>
    public static (LogoPicture?, Refusal?) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return (null, new("Profile.Logo.Missing"));
        if (bytes.Length > InstitutionLogo.MostBytes)
            return (null, new("Profile.Logo.Large", InstitutionLogo.MostBytes / 1024));
        if (Sniff(bytes) is { } type)
            return (new(bytes, type), null);
        return (null, new(IsDrawing(bytes) ? "Profile.Logo.Svg" : "Profile.Logo.Kind"));
    }

    private static string? Sniff(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a]))
            return "image/png";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            return "image/jpeg";
        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }

    // A drawing in SVG can hold script, and pictures that are fetched from elsewhere.
    private static bool IsDrawing(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 1024))).Contains("<svg", StringComparison.OrdinalIgnoreCase);
}
