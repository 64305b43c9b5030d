using System.IO.Compression;
using Training.Content.Files;

namespace Training.Content.Tests;

/// <summary>Archives as people, tools and those who mean harm make them.</summary>
internal static class Zips
{
    public static byte[] Of(IEnumerable<(string Path, string Text)> files) => Of(files.Select(f => (f.Path, TestContent.Bytes(f.Text))));

    public static byte[] Of(IEnumerable<(string Path, byte[] Bytes)> files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(bytes);
            }
        return output.ToArray();
    }

    public static byte[] Link(string path, string target)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(path);
            entry.ExternalAttributes = unchecked((int)0xA1FF_0000);
            using var stream = entry.Open();
            stream.Write(TestContent.Bytes(target));
        }
        return output.ToArray();
    }

    /// <summary>One whose entry says that it needs a password, in its own head and in the list at the end.</summary>
    public static byte[] Encrypted(string path)
    {
        var zip = Of([(path, "secret")]);
        zip[6] |= 1;
        var central = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        zip[central + 8] |= 1;
        return zip;
    }

    /// <summary>As the site writes them.</summary>
    public static async Task<byte[]> WriteAsync(string folder, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        using var output = new MemoryStream();
        await using (var zip = await ArchiveWriter.OverAsync(output, default))
            foreach (var (path, bytes) in files)
                await zip.AddAsync(folder + path, bytes, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero), default);
        return output.ToArray();
    }
}
