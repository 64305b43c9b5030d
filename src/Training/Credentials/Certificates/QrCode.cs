using System.Collections;
using QRCoder;

namespace Training.Credentials.Certificates;

/// <summary>An address as a camera reads it.</summary>
internal static class QrCode
{
    /// <summary>The dark squares as rectangles, one per run along a row, within a square of the given side; its white margin is included.</summary>
    public static IEnumerable<(double X, double Y, double Width, double Height)> Rectangles(string address, double x, double y, double side)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var module = side / rows.Count;
        return [.. rows.SelectMany((row, i) => Runs(row).Select(r => (x + r.Start * module, y + i * module, r.Length * module, module)))];
    }

    private static IEnumerable<(int Start, int Length)> Runs(BitArray row)
    {
        for (var start = 0; start < row.Length; start++)
        {
            if (!row[start])
                continue;
            var end = start;
            while (end < row.Length && row[end])
                end++;
            yield return (start, end - start);
            start = end;
        }
    }
}
