using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Courses;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Editing;

/// <summary>An instructor offers a course to a cohort, and changes when, for whom and with whom.</summary>
internal static class EditOffering
{
    public static void MapEditOffering(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("courses/{course:guid}/offerings/new", ShowNew);
        routes.MapPost("courses/{course:guid}/offerings/new", Make);
        routes.MapGet("offerings/{offering:guid}/settings", Show);
        routes.MapPost("offerings/{offering:guid}/settings", Save);
    }

    private static async Task<Results<RazorComponentResult<OfferingEditPage>, NotFound>> ShowNew(
        Guid course,
        EditedOffering edited,
        InstitutionTime time,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindCourseAsync(course, db, ct) is not { } found)
            return TypedResults.NotFound();
        var form = new OfferingForm
        {
            StartsOn = InstitutionTime.ToField(time.Today),
            Due = edited.Offered(found).ToDictionary(m => m.Module, _ => ""),
            Instructors = new HashSet<Guid> { learner.Id },
        };
        return Page(await ViewAsync(found, null, form, edited, learner, ct));
    }

    private static async Task<Results<RazorComponentResult<OfferingEditPage>, RedirectHttpResult, NotFound>> Make(
        Guid course,
        IFormCollection fields,
        EditedOffering edited,
        InstitutionTime time,
        IStringLocalizer<TrainingText> texts,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindCourseAsync(course, db, ct) is not { } found)
            return TypedResults.NotFound();
        var form = OfferingForm.Read(fields, edited.Offered(found).Select(m => m.Module));
        // A second click: the first one made it.
        if (!await db.Set<Offering>().AnyAsync(o => o.Id == form.Id, ct))
        {
            var view = await ViewAsync(found, null, form, edited, learner, ct);
            var errors = new CheckOffering(form, time, texts).Run(view.MayTeach.Select(p => p.Id).ToList(), KeepsOnlyAs(learner));
            if (found.ArchivedAt is not null)
                errors.Add("name", texts["OfferingEdit.Archived"]);
            if (!edited.Offered(found).Any())
                errors.Add("name", texts["OfferingEdit.Withdrawn.All"]);
            if (errors.Any)
                return Page(view with { Errors = errors });
            await edited.AddAsync(form, found, ct);
        }
        return TypedResults.LocalRedirect($"~/teaching/offerings/{form.Id}/seats");
    }

    private static async Task<Results<RazorComponentResult<OfferingEditPage>, NotFound>> Show(
        Guid offering,
        string? saved,
        OpenOffering open,
        EditedOffering edited,
        InstitutionTime time,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindAsync(offering, open, db, ct) is not { } found)
            return TypedResults.NotFound();
        return Page(
            await ViewAsync(found.Course!, found, OfferingForm.Of(found, time), edited, learner, ct) with
            {
                IsSaved = saved is not null,
            }
        );
    }

    private static async Task<Results<RazorComponentResult<OfferingEditPage>, RedirectHttpResult, NotFound>> Save(
        Guid offering,
        IFormCollection fields,
        OpenOffering open,
        EditedOffering edited,
        InstitutionTime time,
        IStringLocalizer<TrainingText> texts,
        CurrentLearner learner,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await FindAsync(offering, open, db, ct) is not { } found)
            return TypedResults.NotFound();
        var form = OfferingForm.Read(fields, found.Modules.Select(m => m.Module)) with { Id = offering };
        var view = await ViewAsync(found.Course!, found, form, edited, learner, ct);
        var errors = new CheckOffering(form, time, texts).Run(view.MayTeach.Select(p => p.Id).ToList(), KeepsOnlyAs(learner));
        if (errors.Any)
            return Page(view with { Errors = errors });
        if (await edited.SaveAsync(form, found, ct))
            return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/settings?saved=1");

        if (await FindAsync(offering, open, db, ct) is not { } now)
            return TypedResults.NotFound();
        return Page(
            await ViewAsync(now.Course!, now, form with { Revision = now.Revision }, edited, learner, ct) with
            {
                TheirForm = OfferingForm.Of(now, time),
            }
        );
    }

    /// <summary>An instructor who takes themselves out would be shown the door; an admin keeps every offering.</summary>
    private static Guid? KeepsOnlyAs(CurrentLearner learner) => learner.Has(Role.Admin) ? null : learner.Id;

    private static async Task<OfferingEditView> ViewAsync(
        InstitutionCourse course,
        Offering? offering,
        OfferingForm form,
        EditedOffering edited,
        CurrentLearner learner,
        CancellationToken ct
    ) =>
        new()
        {
            Course = course,
            Offering = offering,
            Form = form,
            LeftOut = offering is null
                ? [.. course.Modules.Except(edited.Offered(course)).OrderBy(m => m.Position).Select(m => m.Module)]
                : [],
            MayTeach = await edited.MayTeachAsync([learner.Id, .. offering?.Instructors.Select(i => i.LearnerId) ?? []], ct),
        };

    private static Task<InstitutionCourse?> FindCourseAsync(Guid id, TrainingDbContext db, CancellationToken ct) =>
        db.Set<InstitutionCourse>().Include(c => c.Modules).SingleOrDefaultAsync(c => c.Id == id, ct);

    private static async Task<Offering?> FindAsync(Guid id, OpenOffering open, TrainingDbContext db, CancellationToken ct)
    {
        if (await open.FindAsync(id, ct) is not { } offering)
            return null;
        await db.Entry(offering).Collection(o => o.Instructors).LoadAsync(ct);
        return offering;
    }

    private static RazorComponentResult<OfferingEditPage> Page(OfferingEditView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.TheirForm is not null ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>What the page of an offering’s form shows.</summary>
public sealed record OfferingEditView
{
    public required InstitutionCourse Course { get; init; }

    /// <summary>Null while it isn’t made.</summary>
    public Offering? Offering { get; init; }

    public required OfferingForm Form { get; init; }
    public required IReadOnlyList<PersonName> MayTeach { get; init; }

    /// <summary>The modules of the course that a new offering won’t have, for their authors withdrew them.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    public FormErrors Errors { get; init; } = new();

    /// <summary>What someone else wrote while this form was filled; null when nobody did.</summary>
    public OfferingForm? TheirForm { get; init; }

    public bool IsSaved { get; init; }
}
