using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Digests;
using Training.Institutions;
using Training.Outbox;

namespace Training.Operations;

/// <summary>An operator sees which mail left and when: neither to whom nor what it said, which nothing keeps.</summary>
internal static class ShowMail
{
    private const int PageSize = 100;

    public static void MapShowMail(this IEndpointRouteBuilder routes) => routes.MapGet("/mail", Show);

    private static async Task<RazorComponentResult<MailPage>> Show(int? page, TrainingDbContext db, CancellationToken ct)
    {
        var number = Math.Clamp(page ?? 1, 1, 10_000);
        var messages = await db.Set<OutboxMessage>()
            .AsNoTracking()
            // Asks for letters, and is none.
            .Where(m => m.Kind != DigestsAsked.Kind)
            .OrderByDescending(m => m.CreatedAt)
            .ThenByDescending(m => m.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        return new(
            new
            {
                Messages = messages.Take(PageSize).ToList(),
                Institutions = await db.Set<Institution>().AsNoTracking().ToDictionaryAsync(i => i.Id, ct),
                Number = number,
                HasMore = messages.Count > PageSize,
            }
        );
    }
}
