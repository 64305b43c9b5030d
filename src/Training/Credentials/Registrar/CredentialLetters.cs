using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials.Requests;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Credentials.Registrar;

/// <summary>Asks the outbox for the letter that tells a holder what was done to their credential, in their language. The caller saves.</summary>
internal sealed class CredentialLetters(TrainingDbContext db, AddToOutbox outbox, Links links, CurrentInstitution institution)
{
    /// <param name="line">What was done, and is told once.</param>
    public Task AddAsync(Credential credential, CredentialEvent line, CancellationToken ct) =>
        AddAsync(
            credential.LearnerId,
            $"credential/{line.Id:N}",
            $"Letter.Credential.{line.Kind}",
            credential.Facts.Title,
            credential.HolderName,
            line.Reason,
            credential.Code,
            ct
        );

    /// <summary>The same, of a request that is refused.</summary>
    public Task AddRefusalAsync(WaitingRequest waiting, string reason, CancellationToken ct)
    {
        var request = waiting.Request;
        return AddAsync(
            request.LearnerId,
            // Refused again after it was asked again, it is told again.
            string.Create(CultureInfo.InvariantCulture, $"credential-request/{request.Id:N}/{request.Revision}"),
            "Letter.Credential.Refused",
            waiting.Titles,
            request.HolderName,
            reason,
            "requests",
            ct
        );
    }

    private async Task AddAsync(
        Guid learner,
        string key,
        string texts,
        Localized<string> titles,
        string holderName,
        string reason,
        string place,
        CancellationToken ct
    )
    {
        var holder = await db
            .Learners.Where(l => l.Id == learner)
            .Select(l => new
            {
                l.GivenName,
                l.Email,
                l.Language,
            })
            .SingleAsync(ct);
        if (string.IsNullOrEmpty(holder.Email))
            return;
        var language = institution.Details.OnlyLanguage ?? holder.Language;
        string Say(string name, params object[] details) => ResourceText.In(language, name, details);

        var title = titles.In(language);
        string[] why = reason.Length > 0 ? [Say("Credential.Reason", reason)] : [];
        outbox.Add(
            OutboxLetter.Kind,
            key,
            new OutboxLetter(
                holder.Email,
                language,
                Say(texts + ".Subject", title),
                Say("Letter.Greeting", holder.GivenName),
                [Say(texts + ".Text", title, holderName), .. why, Say("Letter.Credential.Ask", institution.Details.Contact)],
                Say("Letter.Credential.Action"),
                links.Absolute($"~/credentials#{place}"),
                Say("Letter.Closing", institution.Details.Name(language))
            )
        );
    }
}
