using System.Buffers;
using System.Numerics;
using System.Text;

namespace Training.Credentials.Keys;

/// <summary>Bytes as Data Integrity writes them: a z, then base 58 in Bitcoin’s alphabet.</summary>
internal static class Multibase
{
    private const char Base58 = 'z';
    private const string Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private static readonly SearchValues<char> Known = SearchValues.Create(Digits);

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        for (var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); !number.IsZero; )
        {
            number = BigInteger.DivRem(number, Digits.Length, out var digit);
            text.Insert(0, Digits[(int)digit]);
        }
        // Zeros in front would be lost in a number.
        return Base58 + new string(Digits[0], bytes.Length - bytes.TrimStart((byte)0).Length) + text;
    }

    /// <returns>Null when it isn’t written so.</returns>
    public static byte[]? Decode(string text)
    {
        if (text is not [Base58, .. var digits] || digits.AsSpan().ContainsAnyExcept(Known))
            return null;
        var number = digits.Aggregate(
            BigInteger.Zero,
            (sum, digit) => sum * Digits.Length + Digits.IndexOf(digit, StringComparison.Ordinal)
        );
        var zeros = digits.Length - digits.TrimStart(Digits[0]).Length;
        return [.. new byte[zeros], .. number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }
}
