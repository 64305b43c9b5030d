using System.Buffers.Binary;
using System.Text;

namespace Training.Content.Files;

/// <summary>An M4A: boxes in boxes, with one or more tracks of AAC sound and no picture.</summary>
public static class M4aSound
{
    private const int MostBoxes = 10_000;
    private static readonly string[] Brands = ["M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash"];

    /// <summary>Boxes that hold what programs note; and those that are said to be empty, where anything could lie.</summary>
    private static readonly string[] Notes = ["udta", "meta", "uuid", "free", "skip"];

    private static readonly string[] Way = ["moov", "trak", "mdia"];

    private readonly record struct Box(string Type, int Start, int Content, int End);

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        if (Boxes(bytes, 0, bytes.Length) is not [{ Type: "ftyp" } kind, ..] boxes || !boxes.Exists(b => b.Type == "mdat"))
            return false;
        if (kind.End - kind.Content < 8 || !Brands.Contains(Word(bytes, kind.Content)))
            return false;
        return boxes.FindAll(b => b.Type == "moov") is [var movie]
            && Boxes(bytes, movie.Content, movie.End)?.FindAll(b => b.Type == "trak") is { Count: > 0 } tracks
            && AllAreSound(bytes, tracks);
    }

    /// <summary>The same sound, byte for byte in its place; what was noted of it becomes nothing, and its dates too.</summary>
    /// <param name="bytes">Of an M4A.</param>
    public static byte[] WithoutNotes(ReadOnlySpan<byte> bytes)
    {
        var plain = bytes.ToArray();
        Forget(plain, 0, plain.Length, inside: 0);
        return plain;
    }

    /// <param name="inside">How many boxes of the way are around these: a movie, its tracks, what a track is.</param>
    private static void Forget(byte[] bytes, int from, int to, int inside)
    {
        foreach (var box in Boxes(bytes, from, to) ?? [])
        {
            var content = bytes.AsSpan(box.Content, box.End - box.Content);
            if (Notes.Contains(box.Type))
            {
                content.Clear();
                "free"u8.CopyTo(bytes.AsSpan(box.Start + 4));
            }
            else if (box.Type is "mvhd" or "tkhd" or "mdhd" && content.Length >= 20)
                content.Slice(4, content[0] == 1 ? 16 : 8).Clear();
            // No deeper, whatever is in what: boxes that only hold one another could go on for ever.
            else if (inside < Way.Length && box.Type == Way[inside])
                Forget(bytes, box.Content, box.End, inside + 1);
        }
    }

    private static bool AllAreSound(ReadOnlySpan<byte> bytes, List<Box> tracks)
    {
        foreach (var track in tracks)
        {
            if (
                Find(bytes, track, "mdia") is not { } media
                || Find(bytes, media, "hdlr") is not { } handler
                || handler.End - handler.Content < 12
                || Word(bytes, handler.Content + 8) != "soun"
                || Find(bytes, media, "minf") is not { } information
                || Find(bytes, information, "stbl") is not { } table
                || Find(bytes, table, "stsd") is not { } description
                || description.End - description.Content < 16
                || Word(bytes, description.Content + 12) != "mp4a"
            )
                return false;
        }
        return true;
    }

    private static Box? Find(ReadOnlySpan<byte> bytes, Box parent, string type) =>
        Boxes(bytes, parent.Content, parent.End)?.Where(b => b.Type == type).Select(b => (Box?)b).FirstOrDefault();

    /// <summary>Null when they don’t follow one another to the last byte.</summary>
    private static List<Box>? Boxes(ReadOnlySpan<byte> bytes, int from, int to)
    {
        var boxes = new List<Box>();
        while (from < to)
        {
            if (to - from < 8 || boxes.Count == MostBoxes)
                return null;
            long length = BinaryPrimitives.ReadUInt32BigEndian(bytes[from..]);
            var head = 8;
            if (length == 1)
            {
                if (to - from < 16)
                    return null;
                (length, head) = (BinaryPrimitives.ReadInt64BigEndian(bytes[(from + 8)..]), 16);
            }
            else if (length == 0)
                length = to - from;
            if (length < head || length > to - from)
                return null;
            boxes.Add(new(Word(bytes, from + 4), from, from + head, from + (int)length));
            from += (int)length;
        }
        return boxes;
    }

    private static string Word(ReadOnlySpan<byte> bytes, int at) => Encoding.Latin1.GetString(bytes.Slice(at, 4));
}
