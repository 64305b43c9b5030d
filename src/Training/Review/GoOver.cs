using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Quizzes;

namespace Training.Review;

/// <summary>A learner goes over a few items a day: answers one, sees why, says how well they remembered. Nothing of it counts anywhere.</summary>
internal static class GoOver
{
    public static void MapGoOver(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/review", Show);
        var card = routes.MapGroup("/review/{module}/{activity}/{item}/answers");
        card.MapPost("", Answer);
        card.MapGet("{number:int}", ShowAnswer);
        card.MapPost("{number:int}", Rate);
    }

    private static async Task<RazorComponentResult<ReviewPage>> Show(
        string? reminder,
        OpenDeck decks,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var id = learner.Id;
        var deck = await decks.ForAsync(id, ct);
        return new(
            new
            {
                Deck = deck,
                Item = deck.Today is [var first, ..] ? first : null,
                Learner = id,
                Reminder = await db.Set<ReviewReminder>().AsNoTracking().SingleOrDefaultAsync(r => r.LearnerId == id, ct),
                HasSavedReminder = reminder is not null,
            }
        );
    }

    /// <param name="after">How many answers the card had when the page was shown.</param>
    /// <param name="hash">The content that was shown.</param>
    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ReviewPage>, NotFound>> Answer(
        string module,
        string activity,
        string item,
        [FromForm] int after,
        [FromForm] string? hash,
        IFormCollection form,
        OpenDeck decks,
        PublishedContent content,
        TrainingDbContext db,
        CurrentLearner learner,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, activity);
        var deck = await decks.ForAsync(learner.Id, ct);
        if (deck.Find(id, item) is not { } asked)
            return TypedResults.NotFound();
        // What the page showed is what is scored, even if a new version came out meanwhile.
        if (hash != asked.Version.Hash && await ShownAsync(content, id, item, hash, ct) is { } shown)
            asked = asked with { Version = shown.Version, Quiz = shown.Quiz, Item = shown.Item };

        var today = clock.GetUtcNow().ToLocalDay();
        // A second click, another tab or the back button: the first answer stands.
        if ((asked.Card?.Answers ?? 0) != after || asked.Card?.LastOn == today)
            return TypedResults.LocalRedirect(asked.Card is { } known && after < known.Answers ? AddressOf(asked, after + 1) : "~/review");

        var response = asked.Item.Read([.. form[AnswerForm.Values(asked.Item)].Select(value => value ?? "")]) ?? Response.None;
        if (!asked.Item.IsComplete(response) && !form.ContainsKey("unknown"))
            return new RazorComponentResult<ReviewPage>(
                new
                {
                    Deck = deck,
                    Item = asked,
                    Learner = learner.Id,
                    Response = response,
                    IsMissing = true,
                }
            )
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };

        await KeepAsync(db, learner.Id, asked, after, response, clock.GetUtcNow(), ct);
        return TypedResults.LocalRedirect(AddressOf(asked, after + 1));
    }

    private static async Task<Results<RazorComponentResult<AnsweredPage>, NotFound>> ShowAnswer(
        string module,
        string activity,
        string item,
        int number,
        OpenDeck decks,
        PublishedContent content,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        var id = new ActivityId(module, activity);
        if (await FindAsync(db, learner.Id, id, item, number, ct) is not { Log: [var answer] } card)
            return TypedResults.NotFound();
        if (await ShownAsync(content, id, item, answer.ContentHash, ct) is not { } shown)
            return TypedResults.NotFound();

        return new RazorComponentResult<AnsweredPage>(
            new
            {
                Deck = await decks.ForAsync(learner.Id, ct),
                Item = shown with
                {
                    Card = card,
                },
                Answer = answer,
                Learner = learner.Id,
            }
        );
    }

    private static async Task<Results<RedirectHttpResult, BadRequest, NotFound>> Rate(
        string module,
        string activity,
        string item,
        int number,
        [FromForm] int recall,
        TrainingDbContext db,
        CurrentLearner learner,
        CancellationToken ct
    )
    {
        if (!Enum.IsDefined((Recall)recall))
            return TypedResults.BadRequest();
        while (await FindAsync(db, learner.Id, new(module, activity), item, number, ct) is { Log: [var answer] } card)
        {
            card.Rate(answer, (Recall)recall);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect("~/review");
        }
        return TypedResults.NotFound();
    }

    private static async Task KeepAsync(
        TrainingDbContext db,
        Guid learner,
        ReviewItem asked,
        int after,
        Response response,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var card = asked.Card is null ? null : await FindAsync(db, learner, asked.Quiz.Id, asked.Item.Id, after, ct);
        if (card is null)
        {
            card = new ReviewCard
            {
                LearnerId = learner,
                ActivityId = asked.Quiz.Id,
                Item = asked.Item.Id,
            };
            db.Add(card);
        }
        if (card.Answers != after)
            return;
        card.Answer(asked.Version.Hash, response, asked.Item.Score(response) ?? 0, now, now.ToLocalDay());
        // One that lost the race finds the answer of the one that won it: it has this number.
        await db.TrySaveAsync(ct);
    }

    /// <returns>The card with the one answer; null when this learner has no such card.</returns>
    private static Task<ReviewCard?> FindAsync(
        TrainingDbContext db,
        Guid learner,
        ActivityId activity,
        string item,
        int number,
        CancellationToken ct
    ) =>
        db.Set<ReviewCard>()
            .Include(c => c.Log.Where(a => a.Number == number))
            .AsSingleQuery()
            .SingleOrDefaultAsync(c => c.LearnerId == learner && c.ActivityId == activity && c.Item == item, ct);

    private static async Task<ReviewItem?> ShownAsync(
        PublishedContent content,
        ActivityId activity,
        string item,
        string? hash,
        CancellationToken ct
    ) =>
        hash is not null
        && await content.FindAsync(hash, ct) is { } version
        && version.Module.Slug == activity.Module
        && version.Module.Find(activity.Slug) is Quiz quiz
        && quiz.Items.FirstOrDefault(i => i.Id == item && OpenDeck.IsScored(i)) is { } shown
            ? new(version, quiz, shown, Card: null)
            : null;

    private static string AddressOf(ReviewItem item, int number) => $"{item.Address}/answers/{number}";
}
