using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Training.Content;
using Training.Content.Courses;
using Training.Data;

namespace Training.Catalogue;

/// <summary>Publishes the modules of the content folder whose content is new; what has errors is not published.</summary>
internal sealed class PublishContent(
    TrainingDbContext db,
    PublishedContent library,
    TrainingSettings settings,
    TimeProvider clock,
    ILogger<PublishContent> logger
)
{
    // The same content has the same problems: nothing is checked twice in a process.
    private static readonly ConcurrentDictionary<string, Lazy<(string? Version, ProblemList Problems)>> Checked = new(
        StringComparer.Ordinal
    );

    public async Task RunAsync(CancellationToken ct = default)
    {
        var problems = new ProblemList();
        var folder = ContentFiles.FromFolder(settings.ContentFolder, problems);
        library.Share(folder.Shared);
        foreach (var slug in folder.ModuleSlugs)
            await PublishAsync(slug, folder.Module(slug), ct);
        await OfferEarlierAsync(ct);
        await library.CatchUpAsync(db, ct);
        Report(problems);
        library.OfferCourses(() => ReadCourses(folder));
    }

    // What a course composes may be an earlier version than the folder’s: it is checked against what is on offer.
    private IReadOnlyList<Course> ReadCourses(ContentFiles folder)
    {
        var problems = new ProblemList();
        var courses = ContentReader.ReadCourses(folder, [.. library.Shipped.Select(v => v.Module)], problems);
        Report(problems);
        return courses;
    }

    private async Task PublishAsync(string slug, ContentFiles files, CancellationToken ct)
    {
        var latest = await db.Set<ModuleVersion>()
            .Where(v => v.Module == slug && v.InstitutionId == null)
            .OrderByDescending(v => v.CurrentSince)
            .Select(v => v.Hash)
            .FirstOrDefaultAsync(ct);
        if (latest != files.Hash && !await StoreAsync(slug, files, ct))
            return;
        library.MakeCurrent(slug, files.Hash, () => files);
    }

    private async Task<bool> StoreAsync(string slug, ContentFiles files, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<ModuleVersion>().SingleOrDefaultAsync(v => v.Hash == files.Hash, ct) is { } earlier)
        {
            if (earlier.InstitutionId is { } author)
                await TakeOverAsync(earlier, author, ct);
            earlier.CurrentSince = now;
        }
        else
        {
            var check = Checked.GetOrAdd(files.Hash, _ => new(() => Check(files))).Value;
            Report(check.Problems);
            if (check.Version is null)
                return false;
            db.Add(
                new ModuleVersion
                {
                    Hash = files.Hash,
                    Module = slug,
                    Version = check.Version,
                    Files = files.Pack(),
                    PublishedAt = now,
                    CurrentSince = now,
                }
            );
        }
        // Another node publishing the same content at the same moment wrote the same row.
        await db.TrySaveAsync(ct);
        return true;
    }

    // What an institution wrote is in the platform’s own content now, and everyone’s: with what was current before it, which the institution would
    // be left with otherwise. What it made current since stays its own.
    private async Task TakeOverAsync(ModuleVersion version, Guid institution, CancellationToken ct)
    {
        var versions = db.Set<ModuleVersion>()
            .Where(v => v.Module == version.Module && v.InstitutionId == institution && v.CurrentSince <= version.CurrentSince);
        var hashes = await versions.Select(v => v.Hash).ToListAsync(ct);
        // The folder decides about the platform’s modules: withdrawn by who wrote it, it is offered.
        await versions.ExecuteUpdateAsync(v => v.SetProperty(x => x.InstitutionId, (Guid?)null).SetProperty(x => x.IsWithdrawn, false), ct);
        library.TakeOver(institution, version.Module, hashes);
    }

    private static (string? Version, ProblemList Problems) Check(ContentFiles files)
    {
        var problems = new ProblemList();
        var content = ContentReader.Read(files, problems);
        return (content is null || problems.HasErrors ? null : content.Modules.Single().Version, problems);
    }

    // A module that now has errors, or has left the folder, stays on offer as it was.
    private async Task OfferEarlierAsync(CancellationToken ct)
    {
        var offered = library.ShippedSlugs.ToList();
        var earlier = await db.Set<ModuleVersion>()
            .Where(v => v.InstitutionId == null && !offered.Contains(v.Module))
            .OrderBy(v => v.CurrentSince)
            .Select(v => new
            {
                v.Module,
                v.Hash,
                v.Files,
            })
            .ToListAsync(ct);
        foreach (var version in earlier)
            library.MakeCurrent(version.Module, version.Hash, () => ContentLibrary.Unpack(version.Hash, version.Files));
    }

    private void Report(ProblemList problems)
    {
        foreach (var problem in problems.Items.Where(p => p.Severity == Severity.Error))
            logger.LogError("{Problem}", problem.ToText(Language.Fr));
    }
}
