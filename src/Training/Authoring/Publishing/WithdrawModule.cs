using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Publishing;

/// <summary>Authors take a module that they published out of their institution’s catalogue, and put it back.</summary>
internal static class WithdrawModule
{
    public static void MapWithdrawModule(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("drafts/{slug}/withdraw", Show).RequireAuthorization(TrainingPolicies.Publisher);
        routes.MapPost("drafts/{slug}/withdraw", Withdraw).RequireAuthorization(TrainingPolicies.Publisher);
        routes.MapPost("drafts/{slug}/withdraw/back", PutBack).RequireAuthorization(TrainingPolicies.Publisher);
    }

    private static async Task<Results<RazorComponentResult<WithdrawPage>, NotFound>> Show(
        string slug,
        ReadWithdrawal read,
        CancellationToken ct
    ) => await read.FindAsync(slug, ct) is { } view ? Page(view) : TypedResults.NotFound();

    private static Task<Results<RazorComponentResult<WithdrawPage>, RedirectHttpResult, NotFound>> Withdraw(
        string slug,
        IFormCollection fields,
        ReadWithdrawal read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) => MarkAsync(slug, fields, withdraws: true, read, move, move.WithdrawAsync, texts, ct);

    private static Task<Results<RazorComponentResult<WithdrawPage>, RedirectHttpResult, NotFound>> PutBack(
        string slug,
        IFormCollection fields,
        ReadWithdrawal read,
        MoveDraft move,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    ) => MarkAsync(slug, fields, withdraws: false, read, move, move.PutBackAsync, texts, ct);

    private static async Task<Results<RazorComponentResult<WithdrawPage>, RedirectHttpResult, NotFound>> MarkAsync(
        string slug,
        IFormCollection fields,
        bool withdraws,
        ReadWithdrawal read,
        MoveDraft move,
        Func<ModuleDraft, PublicationForm, DraftVersion, CancellationToken, Task<bool>> run,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await read.FindAsync(slug, ct) is not { } view)
            return TypedResults.NotFound();
        var form = PublicationForm.Read(fields);
        var there = TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/versions?done={(withdraws ? "withdrawn" : "putback")}");
        // A second click, or what someone else did already.
        if (view.Current.IsWithdrawn == withdraws || await move.IsDoneAsync(form, ct))
            return there;
        var errors = Check(form, withdraws, texts);
        if (errors.Any)
            return Page(view with { Form = form, Errors = errors });
        if (view.Draft.Revision == form.Revision && view.Current.Hash == form.Hash && await run(view.Draft, form, view.Current, ct))
            return there;
        if (await move.IsDoneAsync(form, ct))
            return there;
        return await read.FindAsync(slug, ct) is { } now ? Page(now with { Form = form, HasChanged = true }) : TypedResults.NotFound();
    }

    private static FormErrors Check(PublicationForm form, bool withdraws, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (withdraws && form.Note.Length == 0)
            errors.Add("note", texts["RollBack.Note.Missing"]);
        if (form.Note.Length > PublicationForm.MostNote)
            errors.Add("note", texts["Publication.Note.Long", PublicationForm.MostNote]);
        return errors;
    }

    private static RazorComponentResult<WithdrawPage> Page(WithdrawView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.HasChanged ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>Gathers what the page shows that takes a module out of the catalogue, or puts it back.</summary>
internal sealed class ReadWithdrawal(OpenDraft open, DraftVersions versions, InstitutionTime time, TrainingDbContext db)
{
    /// <returns>Null for what isn’t there, and for what the institution’s authors published nothing of.</returns>
    public async Task<WithdrawView?> FindAsync(string slug, CancellationToken ct)
    {
        // What a request read before it lost a race is stale.
        db.ChangeTracker.Clear();
        if (await open.FindAsync(slug, ct) is not { } draft || await versions.AllAsync(draft, ct) is not [var current, ..])
            return null;
        return new(draft, current)
        {
            Withdrawal = current.IsWithdrawn ? await versions.WithdrawalAsync(draft, ct) : null,
            Reach = current.IsWithdrawn ? null : await versions.ReachAsync(draft, time.Today, ct),
        };
    }
}

/// <summary>What the page shows that asks whether a module is to leave the catalogue, or to be in it again.</summary>
public sealed record WithdrawView(ModuleDraft Draft, DraftVersion Current)
{
    /// <summary>Who withdrew it, and why; null while the catalogue offers it.</summary>
    public DraftHappening? Withdrawal { get; init; }

    /// <summary>Whom it would reach; null when it is withdrawn already.</summary>
    public WithdrawalReach? Reach { get; init; }

    public PublicationForm Form { get; init; } = new();
    public FormErrors Errors { get; init; } = new();

    /// <summary>Something moved since the page was shown.</summary>
    public bool HasChanged { get; init; }
}
