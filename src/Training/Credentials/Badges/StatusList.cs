using System.Buffers.Text;
using System.IO.Compression;

namespace Training.Credentials.Badges;

/// <summary>A bit per credential, the first on the left, as Bitstring Status List 1.0 writes it.</summary>
internal static class StatusList
{
    public const string Revocation = "revocation";
    public const string Suspension = "suspension";

    /// <summary>The fewest that the standard allows, so that nobody is found by the size of a list.</summary>
    public const int Bits = 131_072;

    public static string Encode(IEnumerable<int> set)
    {
        var bits = new byte[Bits / 8];
        foreach (var place in set)
            bits[place / 8] |= (byte)(0x80 >> (place % 8));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bits);
        // Multibase: u is base64url without padding.
        return "u" + Base64Url.EncodeToString(packed.ToArray());
    }
}
