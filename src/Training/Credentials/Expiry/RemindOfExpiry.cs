using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Credentials.Expiry;

/// <summary>
/// Tells holders that their credential expires, ninety, thirty and seven days before; each once, however many processes look. A site that was down on
/// that day makes up for it during the next two, and afterwards the letter would say another number of days than are left.
/// </summary>
internal sealed class RemindOfExpiry(
    IServiceScopeFactory scopes,
    InstitutionDirectory institutions,
    SiteAddress address,
    TimeProvider clock,
    ILogger<RemindOfExpiry> logger
) : RepeatedWork(clock, logger)
{
    private const int AtOnce = 50;
    private static readonly int[] DaysBefore = [90, 30, 7];
    private static readonly TimeSpan MakesUp = TimeSpan.FromDays(3);

    private sealed record Expiring(
        Guid Id,
        string Code,
        DateTimeOffset ExpiresAt,
        CertifiedFacts Facts,
        string HolderName,
        string GivenName,
        string Email,
        Language Language
    );

    protected override TimeSpan Pause => TimeSpan.FromHours(1);

    protected override Task WorkAsync(CancellationToken ct) => RemindAsync(ct);

    public async Task RemindAsync(CancellationToken ct)
    {
        foreach (var institution in institutions.All)
            // A letter that leads nowhere isn't written.
            if (address.Of(institution) is { } site)
                foreach (var days in DaysBefore)
                    await TryAsync(() => RemindAsync(institution, site, days, ct));
    }

    private async Task RemindAsync(Institution institution, string site, int days, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentInstitution>().Enter(institution, institution.Prefix);
        var db = scope.ServiceProvider.GetRequiredService<TrainingDbContext>();
        var outbox = scope.ServiceProvider.GetRequiredService<AddToOutbox>();
        var latest = Clock.GetUtcNow().AddDays(days);
        var earliest = latest - MakesUp;
        var expiring = await (
            from credential in db.Set<Credential>()
            where credential.State == CredentialState.Issued && credential.SupersededBy == null
            where credential.ExpiresAt > earliest && credential.ExpiresAt <= latest
            join learner in db.Learners on credential.LearnerId equals learner.Id
            where learner.EmailConfirmed && learner.Email != null
            orderby credential.ExpiresAt
            select new Expiring(
                credential.Id,
                credential.Code,
                credential.ExpiresAt!.Value,
                credential.Facts,
                credential.HolderName,
                learner.GivenName,
                learner.Email!,
                learner.Language
            )
        ).ToListAsync(ct);
        foreach (var batch in expiring.Chunk(AtOnce))
        {
            foreach (var one in batch)
                await outbox.AddAsync(
                    OutboxLetter.Kind,
                    string.Create(CultureInfo.InvariantCulture, $"credential-expiry/{one.Id:N}/{days}"),
                    LetterOf(one, institution, site),
                    ct: ct
                );
            // Another process writes the same letters; whatever it leaves out is written the next time.
            await db.TrySaveAsync(ct);
            db.ChangeTracker.Clear();
        }
    }

    private static OutboxLetter LetterOf(Expiring one, Institution institution, string site)
    {
        var language = institution.OnlyLanguage ?? one.Language;
        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        var title = one.Facts.Title.In(language);
        return new(
            one.Email,
            language,
            Say("Letter.Expiry.Subject", title),
            Say("Letter.Greeting", one.GivenName),
            [
                Say("Letter.Expiry.Text", title, one.HolderName, one.ExpiresAt.ToLocalDate(language)),
                Say("Letter.Expiry.Renew", institution.Contact),
            ],
            Say("Letter.Credential.Action"),
            $"{site}/credentials#{one.Code}",
            Say("Letter.Closing", institution.Name(language))
        );
    }
}
