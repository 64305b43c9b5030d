using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Files;
using Training.Learners;

namespace Training.Institutions.Members;

/// <summary>A page of the members, and how many there are in all.</summary>
public sealed record MemberList(MemberSearch Search, IReadOnlyList<MemberRow> Rows, ILookup<Guid, Role> Roles, int Count, int Page)
{
    public const int PageSize = 50;
}

/// <summary>An admin looks through the members.</summary>
internal static class BrowseMembers
{
    public static void MapBrowseMembers(this IEndpointRouteBuilder routes) => routes.MapGet("members", Show);

    private static async Task<RazorComponentResult<MembersPage>> Show(
        string? q,
        string? role,
        int? page,
        string? saved,
        TrainingDbContext db,
        FindFiles files,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var search = new MemberSearch(q, Roles.Find(role));
        var now = clock.GetUtcNow();
        var found = db.FindMembers(search, now);
        var count = await found.CountAsync(ct);
        var number = Paging.Within(page, count, MemberList.PageSize);
        var rows = await found.Skip((number - 1) * MemberList.PageSize).Take(MemberList.PageSize).ToListAsync(ct);
        var roles = await db.RolesOfAsync([.. rows.Select(r => r.Id)], now, ct);
        return new(
            new
            {
                List = new MemberList(search, rows, roles, count, number),
                Saved = saved,
                Files = count > ExportMembers.MostAtOnce ? await files.OfAsync(MembersFile.Of(search), ct) : null,
            }
        );
    }
}
