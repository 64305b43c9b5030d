using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Credentials.Requests;
using Training.Credentials.Templates;
using Training.Data;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials;

/// <summary>What a learner types to claim a certificate: the name to print, and the language they took the module in.</summary>
public sealed class ClaimForm
{
    public string? Name { get; set; }
    public string? Language { get; set; }
}

/// <summary>A learner claims the certificate of a module they completed.</summary>
internal static class AwardCredential
{
    public static void MapAwardCredential(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/modules/{module}/credential", Show);
        routes.MapPost("/modules/{module}/credential", Claim);
    }

    private static async Task<Results<RazorComponentResult<ClaimCredentialPage>, RedirectHttpResult>> Show(
        string module,
        OpenEnrolment open,
        AskForCredential ask,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { Enrolment.Completion: { } completion } enrolled)
            return TypedResults.LocalRedirect($"~/modules/{module}");
        if (await AwardedCredentials.OfCompletionAsync(db, completion.Id, ct) is { } awarded)
            return To(awarded);
        // What a registrar looks at already is asked for once.
        if (await ask.FindAsync(completion, ct) is { IsGranted: null })
            return Waiting();
        return Page(enrolled, new ClaimForm { Name = learner.FullName }, new FormErrors());
    }

    private static async Task<Results<RazorComponentResult<ClaimCredentialPage>, RedirectHttpResult>> Claim(
        string module,
        [FromForm] ClaimForm form,
        OpenEnrolment open,
        AskForCredential ask,
        TrainingDbContext db,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> texts,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(module, ct) is not { Enrolment.Completion: { } completion } enrolled)
            return TypedResults.LocalRedirect($"~/modules/{module}");
        if (await AwardedCredentials.OfCompletionAsync(db, completion.Id, ct) is { } awarded)
            return To(awarded);
        // What waits for a registrar is issued by nobody else, whatever the template says since.
        if (await ask.FindAsync(completion, ct) is { IsGranted: null })
            return Waiting();

        var name = HolderName.Tidy(form.Name);
        var errors = HolderName.Check(name, texts);
        if (errors.Any)
            return Page(enrolled, form, errors);

        var language = Languages.Find(form.Language) ?? Languages.Current;
        var template = await db.TemplateForAsync(CredentialTemplate.OfModule(completion.Module), ct);
        if (template?.IsReviewed is true)
        {
            await ask.RunAsync(completion, name, language, ct);
            return Waiting();
        }
        var credential = Credential.Issue(enrolled, completion, name, language, institution.Details, clock.GetUtcNow(), template);
        db.Add(credential);
        db.Add(CredentialEvent.Of(credential, CredentialEventKind.Issued, credential.IssuedAt));
        // A second click that lost the race shows what the first one was given.
        if (!await db.TrySaveAsync(ct))
            credential = await AwardedCredentials.OfCompletionAsync(db, completion.Id, ct);
        return To(credential!);
    }

    private static RazorComponentResult<ClaimCredentialPage> Page(EnrolledModule enrolled, ClaimForm form, FormErrors errors) =>
        new(
            new
            {
                Enrolled = enrolled,
                Form = form,
                Errors = errors,
            }
        );

    private static RedirectHttpResult Waiting() => TypedResults.LocalRedirect("~/credentials#requests");

    private static RedirectHttpResult To(Credential credential) => TypedResults.LocalRedirect($"~/credentials#{credential.Code}");
}
