using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Data;
using Training.Institutions;

namespace Training.Operations;

/// <summary>How many bytes something holds.</summary>
public sealed record StoredBytes(string Name, int Count, long Bytes);

/// <summary>An operator sees what takes room.</summary>
internal static class ShowStorage
{
    public static void MapShowStorage(this IEndpointRouteBuilder routes) => routes.MapGet("/storage", Show);

    private static async Task<RazorComponentResult<StoragePage>> Show(
        TrainingDbContext db,
        MeasureDatabase measure,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Tables = await measure.RowsAsync(ct),
                Bytes = await measure.BytesAsync(ct),
                Content = await ContentAsync(db, ct),
                Logos = await LogosAsync(db, ct),
            }
        );

    // Pictures lie in the versions of the modules that show them.
    private static Task<List<StoredBytes>> ContentAsync(TrainingDbContext db, CancellationToken ct) =>
        db.Set<ModuleVersion>()
            .GroupBy(v => v.Module)
            .OrderBy(g => g.Key)
            .Select(g => new StoredBytes(g.Key, g.Count(), g.Sum(v => (long)v.Files.Length)))
            .ToListAsync(ct);

    private static async Task<StoredBytes> LogosAsync(TrainingDbContext db, CancellationToken ct) =>
        await db.Set<InstitutionLogo>()
            .OfAllInstitutions()
            .GroupBy(_ => 1)
            .Select(g => new StoredBytes("", g.Count(), g.Sum(l => (long)l.Bytes.Length)))
            .SingleOrDefaultAsync(ct)
        ?? new("", 0, 0);
}
