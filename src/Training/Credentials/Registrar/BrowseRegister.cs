using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Credentials.Registrar;

/// <summary>A page of the register, and how much there is in all.</summary>
/// <param name="Modules">What credentials were issued for, by slug.</param>
public sealed record RegisterList(
    RegisterSearch Search,
    IReadOnlyList<RegisterRow> Rows,
    IReadOnlyList<(string Slug, string Title)> Modules,
    int Count,
    int Page,
    DateTimeOffset Now
)
{
    public const int PageSize = 50;
}

/// <summary>A registrar looks through everything that the institution issued.</summary>
internal static class BrowseRegister
{
    public static void MapBrowseRegister(this IEndpointRouteBuilder routes) => routes.MapGet("", Show);

    private static async Task<RazorComponentResult<RegisterPage>> Show(
        string? q,
        string? module,
        string? state,
        int? page,
        TrainingDbContext db,
        ContentLibrary content,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var search = RegisterSearch.Of(q, module, state);
        var found = db.FindRegistered(search, now);
        var count = await found.CountAsync(ct);
        var number = Paging.Within(page, count, RegisterList.PageSize);
        var rows = await found.Skip((number - 1) * RegisterList.PageSize).Take(RegisterList.PageSize).AsRows().ToListAsync(ct);
        var slugs = await db.Set<Credential>().Select(c => c.Module).Distinct().ToListAsync(ct);
        var courses = await db.Set<InstitutionCourse>().AsNoTracking().Where(c => slugs.Contains(c.Slug)).ToListAsync(ct);
        string TitleOf(string slug) =>
            content.Current(slug)?.Module.Text.In(Languages.Current).Title
            ?? courses.Find(c => c.Slug == slug)?.Title(Languages.Current)
            ?? slug;

        var modules = slugs.Select(slug => (slug, TitleOf(slug))).OrderBy(m => m.Item2, StringComparer.CurrentCulture).ToList();
        return new(new { List = new RegisterList(search, rows, modules, count, number, now) });
    }
}
