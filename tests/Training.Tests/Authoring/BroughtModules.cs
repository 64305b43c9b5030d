using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Data;

namespace Training.Tests.Authoring;

/// <summary>Modules for authors to bring in.</summary>
internal static class BroughtModules
{
    private const string Import = "/authoring/drafts/import";

    /// <summary>The files of one of the tests’ own modules, by their paths in its folder.</summary>
    public static SortedDictionary<string, byte[]> Files(string module)
    {
        var folder = Path.Combine(TrainingSite.ContentFolder, "modules", module);
        return new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes),
            StringComparer.Ordinal
        );
    }

    public static byte[] Zip(string folder, IDictionary<string, byte[]> files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, bytes) in files)
            {
                using var entry = zip.CreateEntry(folder + path).Open();
                entry.Write(bytes);
            }
        return output.ToArray();
    }

    /// <summary>The files of an archive, in hexadecimal.</summary>
    public static Dictionary<string, string> Unzip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var stream = e.Open();
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                return Convert.ToHexString(copy.ToArray());
            }
        );
    }

    public static async Task<Page> UploadAsync(Browser author, byte[] zip, string at = "") =>
        await author.UploadAsync(await author.GetAsync(at + Import), at + Import, "file", "module.zip", zip);

    public static async Task ImportAsync(Browser author, string slug, IDictionary<string, byte[]> files, string at = "")
    {
        var page = await UploadAsync(author, Zip(slug + "/", files), at);
        Assert.Equal($"{at}/authoring/drafts/{slug}/sharing", (await author.SubmitAsync(page, page.Path)).Path);
    }

    /// <summary>A version of a draft as it is now, as publishing it makes one.</summary>
    public static Task<string> PublishAsync(TrainingSite site, string slug, Guid institution) =>
        site.InDatabaseAsync(async db =>
        {
            // Nobody publishes two versions at one moment.
            site.Time.Advance(TimeSpan.FromSeconds(1));
            var draft = await db.Set<ModuleDraft>().IgnoreQueryFilters().SingleAsync(d => d.Slug == slug);
            var files = await db.Set<DraftFile>().IgnoreQueryFilters().Where(f => f.DraftId == draft.Id).ToListAsync();
            var all = files.Aggregate(
                ContentFiles.FromFolder(TrainingSite.ContentFolder, new ProblemList()).Shared,
                (set, file) => set.With(OpenDraft.PathOf(slug, file.Path), file.Content, new ProblemList())
            );
            db.Add(
                new ModuleVersion
                {
                    Hash = all.Hash,
                    Module = slug,
                    Version = "1.0.0",
                    Files = all.Pack(),
                    PublishedAt = site.Time.GetUtcNow(),
                    CurrentSince = site.Time.GetUtcNow(),
                    InstitutionId = institution,
                }
            );
            draft.PublishedHash = all.Hash;
            await db.SaveChangesAsync();
            return all.Hash;
        });
}
