using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Credentials.Certificates;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages;
using Training.Pages.Forms;

namespace Training.Credentials.Templates;

/// <summary>A registrar says how credentials read, who signs them, what was granted for them and how long they last; what was issued stays as it was.</summary>
internal static class EditTemplate
{
    public static void MapEditTemplate(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/templates");
        templates.MapGet("", List);
        templates.MapGet("edit", Show);
        templates.MapPost("edit", Save).RequireRecentSignIn();
        templates.MapPost("remove", Remove).RequireRecentSignIn();
        templates.MapPost("preview", Preview);
        templates.MapPost("preview.pdf", Print);
    }

    public static string Address(string page, string target) => $"~/registrar/templates/{page}?target={Uri.EscapeDataString(target)}";

    private static async Task<RazorComponentResult<TemplatesPage>> List(
        string? saved,
        OpenTemplate open,
        TrainingDbContext db,
        CancellationToken ct
    ) =>
        new(
            new
            {
                Targets = await open.TargetsAsync(ct),
                Own = (await db.Set<CredentialTemplate>().Select(t => t.Target).ToListAsync(ct)).ToHashSet(),
                Saved = saved,
            }
        );

    private static async Task<Results<RazorComponentResult<TemplatePage>, NotFound>> Show(
        string? target,
        OpenTemplate open,
        CancellationToken ct
    )
    {
        if (await open.FindTargetAsync(target, ct) is not { } found)
            return TypedResults.NotFound();
        var template = await open.FindAsync(found.Target, ct);
        return Page(found, TemplateDraft.Of(template ?? new() { Target = found.Target }), new(), isStored: template is not null);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<TemplatePage>, NotFound>> Save(
        string? target,
        IFormCollection form,
        OpenTemplate open,
        TemplateRules rules,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindTargetAsync(target, ct) is not { } found)
            return TypedResults.NotFound();
        var draft = TemplateDraft.Read(form);
        var errors = rules.Check(draft);
        var stored = await open.FindAsync(found.Target, ct);
        if (errors.Any)
            return Page(found, draft, errors, isStored: stored is not null);

        var done = TypedResults.LocalRedirect("~/registrar/templates?saved=1");
        if (stored is not null && draft.IsSameAs(TemplateDraft.Of(stored)))
            return done;
        if (draft.Revision != (stored?.Revision ?? 0))
            return Overtaken(found, draft, stored);
        if (stored is null)
            db.Add(stored = new() { Target = found.Target });
        draft.ApplyTo(stored);
        stored.Revision++;
        return await db.TrySaveAsync(ct) ? done : Overtaken(found, draft, await open.FindAsync(found.Target, ct));
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Remove(
        string? target,
        OpenTemplate open,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        if (await open.FindTargetAsync(target, ct) is not { } found)
            return TypedResults.NotFound();
        await db.Set<CredentialTemplate>().Where(t => t.Target == found.Target).ExecuteDeleteAsync(ct);
        return TypedResults.LocalRedirect("~/registrar/templates?saved=1");
    }

    private static async Task<Results<RazorComponentResult<TemplatePreviewPage>, RazorComponentResult<TemplatePage>, NotFound>> Preview(
        string? target,
        IFormCollection form,
        OpenTemplate open,
        TemplateRules rules,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await open.FindTargetAsync(target, ct) is not { } found)
            return TypedResults.NotFound();
        var draft = TemplateDraft.Read(form);
        if (rules.Check(draft) is { Any: true } errors)
            return Page(found, draft, errors, isStored: false);
        return open.Sample(draft.ToTemplate(found.Target), text["Template.Sample"]) is { } sample
            ? new RazorComponentResult<TemplatePreviewPage>(new { Sample = sample })
            : NothingToShow(found, draft, text);
    }

    private static async Task<Results<FileContentHttpResult, RazorComponentResult<TemplatePage>, NotFound>> Print(
        string? target,
        IFormCollection form,
        OpenTemplate open,
        TemplateRules rules,
        TrainingDbContext db,
        Links links,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await open.FindTargetAsync(target, ct) is not { } found)
            return TypedResults.NotFound();
        var draft = TemplateDraft.Read(form);
        if (rules.Check(draft) is { Any: true } errors)
            return Page(found, draft, errors, isStored: false);
        if (open.Sample(draft.ToTemplate(found.Target), text["Template.Sample"]) is not { } sample)
            return NothingToShow(found, draft, text);
        return TypedResults.File(
            CertificatePdf.Write(
                sample,
                Languages.Current,
                links.Absolute($"~/c/{sample.Code}"),
                await PrintedLogo.OfAsync(db, sample, ct)
            ),
            "application/pdf"
        );
    }

    private static RazorComponentResult<TemplatePage> NothingToShow(
        TemplateTarget target,
        TemplateDraft draft,
        IStringLocalizer<TrainingText> text
    )
    {
        var errors = new FormErrors();
        errors.Add("preview", text["Template.Sample.None"]);
        return Page(target, draft, errors, isStored: false);
    }

    // What was typed stays; sent again, it takes the place of what the other wrote.
    private static RazorComponentResult<TemplatePage> Overtaken(TemplateTarget target, TemplateDraft draft, CredentialTemplate? stored) =>
        Page(target, draft with { Revision = stored?.Revision ?? 0 }, new(), isStored: stored is not null, isOvertaken: true);

    private static RazorComponentResult<TemplatePage> Page(
        TemplateTarget target,
        TemplateDraft draft,
        FormErrors errors,
        bool isStored,
        bool isOvertaken = false
    ) =>
        new(
            new
            {
                Target = target,
                Draft = draft,
                Errors = errors,
                IsStored = isStored,
                IsOvertaken = isOvertaken,
            }
        )
        {
            StatusCode =
                errors.Any ? StatusCodes.Status422UnprocessableEntity
                : isOvertaken ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}
