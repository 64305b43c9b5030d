using Training.Localization;
using Training.Review;
using Training.Web.Settings;

namespace Training.Web.Letters;

/// <summary>Sends the reminders of review whose hour has come, every minute; on several nodes, each letter from one of them.</summary>
/// <remarks>
/// A claim is given back only when the letter is written down as sent: a node that dies before, or a mail server that refuses, makes it be tried
/// again when the claim runs out. One that dies between the two sends a copy with the same message id, which mail programs show once.
/// </remarks>
internal sealed class SendReminders(
    IServiceScopeFactory scopes,
    LetterWriter writer,
    ILetterCarrier carrier,
    SiteSettings settings,
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
                await TryAsync(() => WithAsync(due => SendAsync(due, learner)));
    }

    protected override Task WorkAsync(CancellationToken ct) => SendDueAsync(ct);

    // Once begun it is not broken off: a letter that left and was not written down would leave twice.
    private async Task<bool> SendAsync(DueReminders due, Guid learner)
    {
        var reminder = await due.ReadAsync(learner, CancellationToken.None);
        if (reminder is not null && !await TryCarryAsync(reminder))
            return false;
        await due.FinishAsync(learner, wasSent: reminder is not null, CancellationToken.None);
        return true;
    }

    private async Task<bool> TryCarryAsync(Reminder reminder)
    {
        try
        {
            await carrier.CarryAsync(await writer.WriteAsync(LetterOf(reminder)), CancellationToken.None);
            return true;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // Mail servers put the recipient into their refusals: only the kind of failure is logged.
            Logger.LogError("A reminder could not be sent yet: {Problem}", problem.GetType().Name);
            return false;
        }
    }

    private Letter LetterOf(Reminder reminder)
    {
        string Say(string key, params object[] details) => ResourceText.In(reminder.Language, key, details);

        return new Letter(
            reminder.To,
            reminder.Language,
            Say("Letter.Review.Subject"),
            Say("Letter.Greeting", reminder.GivenName),
            Say(reminder.Count == 1 ? "Letter.Review.Text.One" : "Letter.Review.Text.Other", reminder.Count).Split('\n'),
            Say("Letter.Review.Action"),
            reminder.ReviewUrl,
            Say("Letter.Closing", settings.Institution.Name)
        )
        {
            Id = reminder.Id,
            StopUrl = reminder.StopUrl,
        };
    }

    private async Task<T> WithAsync<T>(Func<DueReminders, Task<T>> use)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<DueReminders>());
    }
}
