using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Cohorts.Seating;

/// <summary>Asks the outbox for the letters that tell people that someone gave them a seat. The caller saves.</summary>
internal sealed class SeatLetters(TrainingDbContext db, AddToOutbox outbox, Links links, CurrentInstitution institution)
{
    private sealed record Reader(Guid Id, string GivenName, string Email, Language Language);

    /// <param name="offering">With its course.</param>
    /// <param name="seated">Those who sit there now, and when they had left before; null for who never sat there.</param>
    /// <param name="by">Who seated them: they need no letter about themselves.</param>
    public async Task AddAsync(
        Offering offering,
        IReadOnlyDictionary<Guid, DateTimeOffset?> seated,
        CurrentLearner by,
        CancellationToken ct
    )
    {
        var ids = seated.Keys.Where(id => id != by.Id).ToList();
        if (ids.Count == 0)
            return;
        var readers = await db
            .Learners.Where(l => ids.Contains(l.Id) && !string.IsNullOrEmpty(l.Email))
            .Select(l => new Reader(l.Id, l.GivenName, l.Email!, l.Language))
            .ToListAsync(ct);
        foreach (var reader in readers)
        {
            // Seated by two clicks at once, they hear of it once; seated again after they left, once more.
            var left = (seated[reader.Id]?.UtcTicks ?? 0).ToString(CultureInfo.InvariantCulture);
            outbox.Add(OutboxLetter.Kind, $"seat/{offering.Id:N}/{reader.Id:N}/{left}", Letter(offering, reader, by.FullName));
        }
    }

    private OutboxLetter Letter(Offering offering, Reader reader, string by)
    {
        var language = institution.Details.OnlyLanguage ?? reader.Language;
        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        var (course, name) = (offering.Course!.Title(language), institution.Details.Name(language));
        var days = offering.EndsOn is { } end
            ? Say("Letter.Seat.FromTo", offering.StartsOn.Say(language), end.Say(language))
            : Say("Letter.Seat.From", offering.StartsOn.Say(language));
        return new(
            reader.Email,
            language,
            Say("Letter.Seat.Subject", course),
            Say("Letter.Greeting", reader.GivenName),
            [Say("Letter.Seat.Text", by, course, offering.Name), days, Say("Letter.Seat.Leave")],
            Say("Letter.Seat.Action"),
            links.Absolute($"~/learning/courses/{offering.Id}"),
            Say("Letter.Closing", name)
        );
    }
}
