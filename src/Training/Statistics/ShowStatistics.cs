using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;

namespace Training.Statistics;

/// <summary>An author sees how the items of a quiz do, with learners who answered them: figures only, and nobody’s name.</summary>
internal static class ShowStatistics
{
    // What a page may count before it answers; the rest is counted in the background.
    private const int MostBatches = 5;

    public static void MapShowStatistics(this IEndpointRouteBuilder routes) => routes.MapGet("/{module}/{activity:quiz}/statistics", Show);

    private static async Task<Results<RazorComponentResult<StatisticsPage>, NotFound>> Show(
        string module,
        string activity,
        string? edition,
        CountAttempts counting,
        QuizEditions editions,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, activity);
        var batches = 0;
        while (batches < MostBatches && await counting.RunBatchAsync(id, ct) > 0)
            batches++;

        var counted = await db.Set<QuizTally>().AsNoTracking().Where(t => t.ActivityId == id).Select(t => t.ContentHash).ToListAsync(ct);
        var all = await editions.FindAsync(id, counted, ct);
        if (all.Count == 0)
            return TypedResults.NotFound();
        var chosen = all.FirstOrDefault(e => e.Code == edition) ?? all.FirstOrDefault(e => e.Hashes.Any(counted.Contains)) ?? all[0];
        return new RazorComponentResult<StatisticsPage>(
            new
            {
                Editions = all,
                Edition = chosen,
                Figures = await FiguresAsync(db, id, chosen, ct),
                IsBehind = batches == MostBatches,
            }
        );
    }

    private static async Task<QuizFigures> FiguresAsync(TrainingDbContext db, ActivityId id, QuizEdition edition, CancellationToken ct)
    {
        var hashes = edition.Hashes.ToList();
        var tallies = await db.Set<QuizTally>()
            .AsNoTracking()
            .Include(t => t.Items)
            .AsSingleQuery()
            .Where(t => t.ActivityId == id && hashes.Contains(t.ContentHash))
            .ToListAsync(ct);
        var sum = new QuizTally { ActivityId = id, ContentHash = edition.Version.Hash };
        foreach (var tally in tallies)
            sum.Add(tally);
        return new(edition.Quiz, sum);
    }
}
