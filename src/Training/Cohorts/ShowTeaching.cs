using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Data;
using Training.Institutions;

namespace Training.Cohorts;

/// <summary>An offering in a list.</summary>
/// <param name="Learners">How many sit in it.</param>
public sealed record OfferingLine(Guid Id, string Name, string TitleFr, string TitleEn, DateOnly StartsOn, DateOnly? EndsOn, int Learners)
{
    public string Title(Content.Language language) => language == Content.Language.En ? TitleEn : TitleFr;
}

/// <summary>An instructor sees what they teach, now, soon and before, and the institution’s courses.</summary>
internal static class ShowTeaching
{
    private const int PageSize = 50;

    public static void MapShowTeaching(this IEndpointRouteBuilder routes) => routes.MapGet("", Show);

    private static async Task<RazorComponentResult<TeachingPage>> Show(
        int? page,
        OpenOffering open,
        TrainingDbContext db,
        ContentLibrary content,
        InstitutionTime time,
        CancellationToken ct
    )
    {
        var number = Math.Max(1, page ?? 1);
        var lines = await open
            .Mine.AsNoTracking()
            .OrderByDescending(o => o.StartsOn)
            .ThenBy(o => o.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize + 1)
            .Select(o => new OfferingLine(
                o.Id,
                o.Name,
                o.Course!.TitleFr,
                o.Course.TitleEn,
                o.StartsOn,
                o.EndsOn,
                o.Seats.Count(s => s.LeftAt == null)
            ))
            .ToListAsync(ct);
        var courses = await db.Set<InstitutionCourse>().AsNoTracking().OrderBy(c => c.TitleFr).ToListAsync(ct);
        return new RazorComponentResult<TeachingPage>(
            new
            {
                Offerings = lines.Take(PageSize).ToList(),
                Number = number,
                HasMore = lines.Count > PageSize,
                Courses = courses,
                Content = content,
                time.Today,
            }
        );
    }
}
