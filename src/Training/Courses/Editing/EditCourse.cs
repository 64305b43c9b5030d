using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Cohorts;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Courses.Editing;

/// <summary>An instructor makes a course of the institution’s, from a shipped one or from nothing, edits it, and puts it away.</summary>
internal static class EditCourse
{
    public static void MapEditCourse(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("courses/new", ShowNew);
        routes.MapPost("courses/new", Make);
        routes.MapGet("courses/{course:guid}", Show);
        routes.MapPost("courses/{course:guid}", Save);
        routes.MapPost(
            "courses/{course:guid}/archive",
            (Guid course, TrainingDbContext db, TimeProvider clock, CancellationToken ct) => PutAwayAsync(course, db, clock.GetUtcNow(), ct)
        );
        routes.MapPost(
            "courses/{course:guid}/restore",
            (Guid course, TrainingDbContext db, CancellationToken ct) => PutAwayAsync(course, db, null, ct)
        );
    }

    private static async Task<Results<RazorComponentResult<CourseEditPage>, NotFound>> ShowNew(
        string? from,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var shipped = content.Courses.FirstOrDefault(c => c.Slug == from);
        if (from is not null && shipped is null)
            return TypedResults.NotFound();
        var others = await CoursesAsync(db, ct);
        return Page(
            new()
            {
                Form = shipped is null ? new() : CourseForm.Of(shipped),
                Others = others,
                Content = content,
            }
        );
    }

    private static async Task<Results<RazorComponentResult<CourseEditPage>, RedirectHttpResult>> Make(
        IFormCollection fields,
        ContentLibrary content,
        EditedCourse edited,
        IStringLocalizer<TrainingText> texts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var form = CourseForm.Read(fields, content.Modules);
        form = form with { Origin = content.Courses.Any(c => c.Slug == form.Origin) ? form.Origin : null };
        var others = await CoursesAsync(db, ct);
        // A second click: the first one made it.
        if (others.All(o => o.Id != form.Id))
        {
            var errors = new CheckCourse(form, content, texts).Run(others);
            if (errors.Any)
                return Page(
                    new()
                    {
                        Form = form,
                        Others = others,
                        Content = content,
                        Errors = errors,
                    }
                );
            await edited.AddAsync(form, others, ct);
        }
        return TypedResults.LocalRedirect($"~/teaching/courses/{form.Id}?saved=made");
    }

    private static async Task<Results<RazorComponentResult<CourseEditPage>, NotFound>> Show(
        Guid course,
        string? saved,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindAsync(course, db, ct) is not { } found)
            return TypedResults.NotFound();
        return Page(await ViewAsync(found, CourseForm.Of(found), content, db, ct) with { Saved = saved });
    }

    private static async Task<Results<RazorComponentResult<CourseEditPage>, RedirectHttpResult, NotFound>> Save(
        Guid course,
        IFormCollection fields,
        ContentLibrary content,
        EditedCourse edited,
        IStringLocalizer<TrainingText> texts,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindAsync(course, db, ct) is not { } found)
            return TypedResults.NotFound();
        // What is in the course stays there to be seen, though the catalogue offers it no more.
        var kept = found.Modules.Select(m => m.Module).ToHashSet();
        var form = CourseForm.Read(fields, content.Modules.Union(kept)) with { Id = course };
        var others = await CoursesAsync(db, ct);
        var errors = new CheckCourse(form, content, texts) { Slug = found.Slug, Kept = kept }.Run([.. others.Where(o => o.Id != course)]);
        if (errors.Any)
            return Page(await ViewAsync(found, form, content, db, ct) with { Errors = errors });
        if (await edited.SaveAsync(form, found, ct))
            return TypedResults.LocalRedirect($"~/teaching/courses/{course}?saved=edited");

        var now = (await FindAsync(course, db, ct))!;
        return Page(await ViewAsync(now, form with { Revision = now.Revision }, content, db, ct) with { TheirForm = CourseForm.Of(now) });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> PutAwayAsync(
        Guid course,
        TrainingDbContext db,
        DateTimeOffset? at,
        CancellationToken ct
    )
    {
        if (await db.Set<InstitutionCourse>().SingleOrDefaultAsync(c => c.Id == course, ct) is not { } found)
            return TypedResults.NotFound();
        if (found.ArchivedAt is null != at is null)
        {
            found.ArchivedAt = at;
            found.Revision++;
            // Lost to someone who edits at this moment, it is asked for again.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/teaching/courses/{course}");
    }

    private static async Task<CourseEditView> ViewAsync(
        InstitutionCourse course,
        CourseForm form,
        ContentLibrary content,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        new()
        {
            Course = course,
            Form = form,
            Others = [.. (await CoursesAsync(db, ct)).Where(c => c.Id != course.Id)],
            Offerings = await db.Set<Offering>().CountAsync(o => o.CourseId == course.Id, ct),
            Content = content,
        };

    private static Task<InstitutionCourse?> FindAsync(Guid id, TrainingDbContext db, CancellationToken ct) =>
        db.Set<InstitutionCourse>().Include(c => c.Modules).SingleOrDefaultAsync(c => c.Id == id, ct);

    private static Task<List<InstitutionCourse>> CoursesAsync(TrainingDbContext db, CancellationToken ct) =>
        db.Set<InstitutionCourse>().AsNoTracking().OrderBy(c => c.TitleFr).ToListAsync(ct);

    private static RazorComponentResult<CourseEditPage> Page(CourseEditView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.TheirForm is not null ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>What the page of a course’s form shows.</summary>
public sealed record CourseEditView
{
    /// <summary>Null while it isn’t made.</summary>
    public InstitutionCourse? Course { get; init; }

    public required CourseForm Form { get; init; }

    /// <summary>The institution’s other courses.</summary>
    public required IReadOnlyList<InstitutionCourse> Others { get; init; }

    public required ContentLibrary Content { get; init; }
    public int Offerings { get; init; }
    public FormErrors Errors { get; init; } = new();

    /// <summary>What someone else wrote while this form was filled; null when nobody did.</summary>
    public CourseForm? TheirForm { get; init; }

    /// <summary>What was just done: <c>made</c> or <c>edited</c>.</summary>
    public string? Saved { get; init; }
}
