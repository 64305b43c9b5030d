using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Outbox;

namespace Training.Review;

/// <summary>Writes the reminders of review whose hour has come, every minute, and leaves them to the outbox; on several nodes, each letter by one of them.</summary>
/// <remarks>
/// The claim keeps several nodes from reading the same deck, and is given back when the letter is in the outbox. A node that dies in between makes it be
/// looked at again when the claim runs out; the letter of the day has one key, and is there once.
/// </remarks>
internal sealed class SendReminders(
    IServiceScopeFactory scopes,
    InstitutionDirectory institutions,
    TimeProvider clock,
    ILogger<SendReminders> logger
) : RepeatedWork(clock, logger)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(1);

    /// <summary>Sends what is due now.</summary>
    public async Task SendDueAsync(CancellationToken ct)
    {
        foreach (var learner in await WithAsync(due => due.FindAsync(ct)))
            if (await WithAsync(due => due.ClaimAsync(learner, ct)))
                await TryAsync(() => SendAsync(learner, ct));
    }

    protected override Task WorkAsync(CancellationToken ct) => SendDueAsync(ct);

    private async Task SendAsync(Guid learner, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = scope.ServiceProvider.GetRequiredService<DueReminders>();
        var reminder = await due.ReadAsync(learner, ct);
        if (reminder is not null)
        {
            await scope
                .ServiceProvider.GetRequiredService<AddToOutbox>()
                .AddAsync(OutboxLetter.Kind, reminder.Key, LetterOf(reminder), ct: ct);
            await scope.ServiceProvider.GetRequiredService<TrainingDbContext>().TrySaveAsync(ct);
        }
        await due.FinishAsync(learner, wasSent: reminder is not null, ct);
    }

    private OutboxLetter LetterOf(Reminder reminder)
    {
        string Say(string key, params object[] details) => ResourceText.In(reminder.Language, key, details);

        return new(
            reminder.To,
            reminder.Language,
            Say("Letter.Review.Subject"),
            Say("Letter.Greeting", reminder.GivenName),
            Say(reminder.Count == 1 ? "Letter.Review.Text.One" : "Letter.Review.Text.Other", reminder.Count).Split('\n'),
            Say("Letter.Review.Action"),
            reminder.ReviewUrl,
            Say("Letter.Closing", institutions.Home.Name(reminder.Language))
        )
        {
            StopUrl = reminder.StopUrl,
        };
    }

    private async Task<T> WithAsync<T>(Func<DueReminders, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<DueReminders>());
    }
}
