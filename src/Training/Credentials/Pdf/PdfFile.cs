using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Training.Credentials.Pdf;

/// <summary>The objects of a PDF 1.7 file (ISO 32000-1), numbered and written. The same objects always give the same bytes.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> objects = [];

    /// <summary>A number for an object that others refer to before it is known.</summary>
    public int Reserve()
    {
        objects.Add([]);
        return objects.Count;
    }

    public void Set(int number, string content) => objects[number - 1] = Encoding.Latin1.GetBytes(content);

    public int Add(string content)
    {
        var number = Reserve();
        Set(number, content);
        return number;
    }

    /// <param name="entries">What its dictionary says besides its length and its compression.</param>
    public int AddStream(byte[] data, string entries = "")
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.SmallestSize))
            zlib.Write(data);
        return AddRaw(compressed.ToArray(), entries + "/Filter/FlateDecode");
    }

    /// <summary>A stream that tools read without decompressing it, such as the document’s description.</summary>
    public int AddPlainStream(byte[] data, string entries) => AddRaw(data, entries);

    public byte[] Write(int catalogue, int information)
    {
        using var file = new MemoryStream();
        // Four bytes above 127 tell mail and transfer programs that this is not text.
        Write(file, "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        List<long> offsets = [];
        foreach (var (content, index) in objects.Select((o, i) => (o, i)))
        {
            offsets.Add(file.Length);
            Write(file, $"{index + 1} 0 obj\n");
            file.Write(content);
            Write(file, "\nendobj\n");
        }

        var id = Convert.ToHexString(SHA256.HashData(file.ToArray()).AsSpan(0, 16));
        var table = file.Length;
        Write(file, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(file, $"{offset:D10} 00000 n \n");
        Write(file, $"trailer\n<</Size {objects.Count + 1}/Root {Ref(catalogue)}/Info {Ref(information)}/ID[<{id}><{id}>]>>\n");
        Write(file, $"startxref\n{table}\n%%EOF\n");
        return file.ToArray();
    }

    public static string Ref(int number) => $"{number} 0 R";

    /// <summary>A text that people read, in any script.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public static string Date(DateTimeOffset moment) => $"(D:{moment.UtcDateTime:yyyyMMddHHmmss}Z)";

    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Numbers(params IEnumerable<double> numbers) => string.Join(' ', numbers.Select(Number));

    private int AddRaw(byte[] data, string entries)
    {
        var number = Reserve();
        objects[number - 1] = [.. Encoding.Latin1.GetBytes($"<<{entries}/Length {data.Length}>>\nstream\n"), .. data, .. "\nendstream"u8];
        return number;
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));
}
