using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Training.Institutions.Invitations;

namespace Training.Institutions.Import;

/// <summary>
/// Carries the rows of a file in the form of the page that shows them, between the look and the yes: sealed, so that what is confirmed is what was
/// shown, and no node has to remember it.
/// </summary>
internal sealed class ImportedRows(IDataProtectionProvider protection)
{
    // A form’s value may be 256 KiB (see the host).
    private const int MostLength = 240 * 1024;

    /// <returns>Null when they are too much for a form.</returns>
    public string? Seal(Guid institution, IReadOnlyList<Invitee> rows)
    {
        using var packed = new MemoryStream();
        using (var pack = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(pack, rows);
        var text = WebEncoders.Base64UrlEncode(Protector(institution).Protect(packed.ToArray()));
        return text.Length > MostLength ? null : text;
    }

    /// <returns>Null when we did not write it, or for another institution.</returns>
    public IReadOnlyList<Invitee>? Open(Guid institution, string? text)
    {
        try
        {
            using var packed = new MemoryStream(Protector(institution).Unprotect(WebEncoders.Base64UrlDecode(text ?? "")));
            using var unpack = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<IReadOnlyList<Invitee>>(unpack);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Protector(Guid institution) =>
        protection.CreateProtector("Training.Institutions.Import", institution.ToString());
}
