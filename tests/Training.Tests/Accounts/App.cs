using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Training.Tests.Accounts;

/// <summary>An authenticator app that was given a key, as the standard (RFC 6238) has it.</summary>
internal sealed class App(string key)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of the half-minute that is so many after the present one; the site accepts two on either side.</summary>
    public string Code(int after = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + after);
#pragma warning disable CA5350 // The standard’s own.
        var hash = HMACSHA1.HashData(Decode(key), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Another code than any that the site would take.</summary>
    public string WrongCode()
    {
        var right = Enumerable.Range(-3, 7).Select(Code).ToHashSet();
        return Enumerable.Range(100_000, 10).Select(n => n.ToString(CultureInfo.InvariantCulture)).First(code => !right.Contains(code));
    }

    private static byte[] Decode(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in text.Where(char.IsLetterOrDigit))
        {
            (buffer, bits) = ((buffer << 5) | Base32.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), bits + 5);
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
