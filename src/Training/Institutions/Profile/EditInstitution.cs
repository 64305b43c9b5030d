using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Pages.Forms;

namespace Training.Institutions.Profile;

/// <summary>An admin says what the institution is called, how it looks, and what it does with personal data.</summary>
internal static class EditInstitution
{
    public static void MapEditInstitution(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("", Show);
        routes.MapPost("", Submit).RequireRecentSignIn();
    }

    private static async Task<RazorComponentResult<InstitutionPage>> Show(
        string? saved,
        TrainingDbContext db,
        CurrentInstitution current,
        CancellationToken ct
    )
    {
        var institution = await FindAsync(db, current, ct);
        return Page(institution, InstitutionForm.Of(institution), new(), saved: saved);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<InstitutionPage>>> Submit(
        [FromForm] InstitutionForm form,
        InstitutionRules rules,
        InstitutionDirectory directory,
        TrainingDbContext db,
        CurrentInstitution current,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var typed = form.Tidied();
        var institution = await FindAsync(db, current, ct);
        var errors = rules.Check(typed);
        if (errors.Any)
            return Page(institution, form, errors);

        var others = typed.Differences(InstitutionForm.Of(institution));
        if (others.Count > 0)
        {
            if (typed.Revision != institution.Revision)
                return Overtaken(institution, typed, others);
            typed.ApplyTo(institution);
            institution.EditedAt = clock.GetUtcNow();
            institution.Revision++;
            if (!await db.TrySaveAsync(ct))
            {
                institution = await FindAsync(db, current, ct);
                return Overtaken(institution, typed, typed.Differences(InstitutionForm.Of(institution)));
            }
            await directory.ReloadAsync(ct);
        }
        return TypedResults.LocalRedirect("~/institution?saved=profile");
    }

    private static Task<Institution> FindAsync(TrainingDbContext db, CurrentInstitution current, CancellationToken ct) =>
        db.Set<Institution>().SingleAsync(i => i.Id == current.Id, ct);

    // What was typed stays; sent again, it takes the place of what it is shown beside.
    private static RazorComponentResult<InstitutionPage> Overtaken(
        Institution institution,
        InstitutionForm typed,
        IReadOnlyDictionary<string, string> others
    )
    {
        typed.Revision = institution.Revision;
        return Page(institution, typed, new(), others);
    }

    public static RazorComponentResult<InstitutionPage> Page(
        Institution institution,
        InstitutionForm form,
        FormErrors errors,
        IReadOnlyDictionary<string, string>? others = null,
        string? saved = null
    ) =>
        new(
            new
            {
                Institution = institution,
                Form = form,
                Errors = errors,
                Others = others,
                Saved = saved,
            }
        )
        {
            StatusCode =
                others is not null ? StatusCodes.Status409Conflict
                : errors.Any ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status200OK,
        };
}
