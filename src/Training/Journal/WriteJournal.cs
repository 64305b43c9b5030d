using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Enrolments;
using Training.Learners;
using Training.Pages;

namespace Training.Journal;

/// <summary>A learner writes for themselves under a prompt, and reads it all again in one place.</summary>
internal static class WriteJournal
{
    public static void MapWriteJournal(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/journal", Show);
        routes.MapPost("/journal/{module}/{activity}/{prompt}", Write);
    }

    private static async Task<RazorComponentResult<JournalPage>> Show(
        TrainingDbContext db,
        CurrentLearner learner,
        ContentLibrary content,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        var entries = await db.Set<JournalEntry>()
            .AsNoTracking()
            .Where(e => e.LearnerId == id)
            .OrderByDescending(e => e.WrittenAt)
            .ToListAsync(ct);
        return new RazorComponentResult<JournalPage>(new { Entries = entries, Content = content });
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> Write(
        string module,
        string activity,
        string prompt,
        [FromForm] string? text,
        [FromForm] string? back,
        OpenEnrolment open,
        TrainingDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (
            await open.FindAsync(module, ct) is not { } enrolled
            || enrolled.Module.Find(activity) is not { Id: var id } asked
            || JournalPrompts.Find(asked, prompt, Language.Fr) is null
        )
            return TypedResults.NotFound();

        await KeepAsync(db, enrolled.Enrolment.LearnerId, id, prompt, (text ?? "").ReplaceLineEndings("\n").Trim(), clock.GetUtcNow(), ct);
        return TypedResults.LocalRedirect(Links.LocalOrHome(back ?? $"~/modules/{id}#{prompt}"));
    }

    private static async Task KeepAsync(
        TrainingDbContext db,
        Guid learner,
        ActivityId activity,
        string prompt,
        string text,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var entry = await db.Set<JournalEntry>()
            .SingleOrDefaultAsync(e => e.LearnerId == learner && e.ActivityId == activity && e.Prompt == prompt, ct);
        if (entry is null && text.Length == 0)
            return;
        if (entry is null)
            db.Add(
                new JournalEntry
                {
                    LearnerId = learner,
                    ActivityId = activity,
                    Prompt = prompt,
                    Text = text,
                    WrittenAt = now,
                }
            );
        else
            (entry.Text, entry.WrittenAt) = (text, now);

        // Two tabs writing the first words at once: the second one finds the entry now.
        if (!await db.TrySaveAsync(ct))
            await KeepAsync(db, learner, activity, prompt, text, now, ct);
    }
}
