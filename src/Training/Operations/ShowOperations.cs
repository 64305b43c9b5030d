using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions;

namespace Training.Operations;

/// <summary>What an operator sees first: what needs a person, and where the rest is.</summary>
internal static class ShowOperations
{
    public static void MapShowOperations(this IEndpointRouteBuilder routes) => routes.MapGet("", Show);

    private static async Task<RazorComponentResult<OperationsPage>> Show(CountOutbox outbox, TrainingDbContext db, CancellationToken ct) =>
        new(new { Outbox = await outbox.CountAsync(ct), Institutions = await db.Set<Institution>().CountAsync(ct) });
}
