using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Operations;

/// <summary>What an operator types of a new institution.</summary>
public sealed class InstitutionForm
{
    public string? Slug { get; set; }
    public string? NameFr { get; set; }
    public string? NameEn { get; set; }
    public string? Host { get; set; }
    public string? Contact { get; set; }
    public string? Open { get; set; }
}

/// <summary>An institution and how many people it has.</summary>
public sealed record InstitutionRow(Institution Institution, int Members, int Enrolments);

/// <summary>An operator sees the institutions, and makes one.</summary>
internal static class KeepInstitutions
{
    public static void MapKeepInstitutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/institutions", Show);
        routes.MapPost("/institutions", Create).RequireRecentSignIn();
    }

    private static Task<RazorComponentResult<InstitutionsPage>> Show(
        string? created,
        InstitutionDirectory directory,
        TrainingDbContext db,
        CancellationToken ct
    ) => PageAsync(db, new(), new(), created is null ? null : directory.FindBySlug(created), ct);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<InstitutionsPage>>> Create(
        [FromForm] InstitutionForm form,
        CreateInstitution institutions,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var draft = new InstitutionDraft(form.Slug?.Trim() ?? "", form.NameFr ?? "")
        {
            NameEn = form.NameEn,
            Host = form.Host,
            Contact = form.Contact,
            IsOpen = form.Open is not null,
        };
        var (_, refusal) = await institutions.CreateAsync(draft, ct);
        if (refusal is null)
            return TypedResults.LocalRedirect($"~/operations/institutions?created={draft.Slug}");

        var errors = new FormErrors();
        errors.Add(FieldOf(refusal), text[refusal.Text, refusal.Details]);
        return await PageAsync(db, form, errors, null, ct);
    }

    // Institution.Slug.Taken is about the slug.
    private static string FieldOf(Refusal refusal) =>
        refusal.Text.Split('.')[1] switch
        {
            "Name" => "nameFr",
            var field => field.ToLowerInvariant(),
        };

    private static async Task<RazorComponentResult<InstitutionsPage>> PageAsync(
        TrainingDbContext db,
        InstitutionForm form,
        FormErrors errors,
        Institution? created,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Rows = await RowsAsync(db, ct),
                Form = form,
                Errors = errors,
                Created = created,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };

    private static async Task<List<InstitutionRow>> RowsAsync(TrainingDbContext db, CancellationToken ct)
    {
        var members = await CountAsync(db.Set<Membership>().OfAllInstitutions().Select(m => m.InstitutionId), ct);
        var enrolments = await CountAsync(db.Set<Enrolment>().OfAllInstitutions().Select(e => e.InstitutionId), ct);
        var all = await db.Set<Institution>().AsNoTracking().OrderBy(i => i.CreatedAt).ThenBy(i => i.Slug).ToListAsync(ct);
        return [.. all.Select(i => new InstitutionRow(i, members.GetValueOrDefault(i.Id), enrolments.GetValueOrDefault(i.Id)))];
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<Guid> institutions, CancellationToken ct) =>
        institutions.GroupBy(id => id).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
}
