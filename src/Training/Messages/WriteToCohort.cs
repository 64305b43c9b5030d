using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages.Forms;
using Training.Reports;

namespace Training.Messages;

/// <summary>An instructor writes to the cohort: sees the letter and how many get it, then sends one to each.</summary>
internal static class WriteToCohort
{
    public static void MapWriteToCohort(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/message", Show);
        routes.MapPost("/message", Send);
    }

    private static async Task<Results<RazorComponentResult<MessagePage>, NotFound>> Show(
        Guid offering,
        string? sent,
        OpenCohort cohorts,
        CancellationToken ct
    ) =>
        await cohorts.FindAsync(offering, ct) is { } cohort
            ? Page(cohort, new(Guid.NewGuid(), "", ""), new(), sent: int.TryParse(sent, out var count) && count > 0 ? count : null)
            : TypedResults.NotFound();

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MessagePage>, NotFound>> Send(
        Guid offering,
        IFormCollection form,
        OpenCohort cohorts,
        AddToOutbox outbox,
        CohortLetter letters,
        TrainingDbContext db,
        CurrentLearner instructor,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await cohorts.FindAsync(offering, ct) is not { } cohort || MessageDraft.Read(form) is not { } draft)
            return TypedResults.NotFound();
        var errors = draft.Check(texts);
        if (errors.Any)
            return Page(cohort, draft, errors);
        if (form["send"].Count == 0)
        {
            var preview = letters.Of(draft, cohort, instructor.FullName, Languages.Current, "", texts["CohortMessage.SomeName"]);
            return Page(cohort, draft, errors, preview);
        }

        var readers = Readers(cohort);
        // Sent before, it goes to nobody more, not even to who joined since.
        var prefix = $"cohort-message/{draft.Id:N}/";
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.Key.StartsWith(prefix), ct))
            foreach (var learner in readers)
            {
                var letter = letters.Of(draft, cohort, instructor.FullName, learner.Language, learner.Email!, learner.GivenName);
                await outbox.AddAsync(OutboxLetter.Kind, $"{prefix}{learner.Id:N}", letter, ct: ct);
            }
        // A second click that lost the race finds that the first one asked for every letter.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"{cohort.Home}/message?sent={readers.Count}"));
    }

    internal static List<CohortLearner> Readers(Cohort cohort) => [.. cohort.Learners.Where(l => !string.IsNullOrEmpty(l.Email))];

    private static RazorComponentResult<MessagePage> Page(
        Cohort cohort,
        MessageDraft draft,
        FormErrors errors,
        OutboxLetter? preview = null,
        int? sent = null
    ) =>
        new(
            new
            {
                Cohort = cohort,
                Draft = draft,
                Errors = errors,
                Preview = preview,
                Sent = sent,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
