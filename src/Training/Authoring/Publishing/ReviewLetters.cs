using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Authoring.Publishing;

/// <summary>Asks the outbox for the letters that tell an institution’s other authors that a draft waits to be read. The caller saves.</summary>
internal sealed class ReviewLetters(
    TrainingDbContext db,
    AddToOutbox outbox,
    Links links,
    CurrentInstitution institution,
    TimeProvider clock
)
{
    private sealed record Reader(Guid Id, string GivenName, string Email, Language Language);

    public async Task AddAsync(ModuleDraft draft, PublicationForm form, CurrentLearner by, CancellationToken ct)
    {
        var self = by.Id;
        var readers = await db.Set<RoleGrant>()
            .Held(clock.GetUtcNow())
            .Where(g => g.Role == Role.Author && g.LearnerId != self)
            .Join(db.Learners, g => g.LearnerId, l => l.Id, (g, l) => l)
            .Where(l => !string.IsNullOrEmpty(l.Email))
            .Select(l => new Reader(l.Id, l.GivenName, l.Email!, l.Language))
            .ToListAsync(ct);
        foreach (var reader in readers)
            outbox.Add(OutboxLetter.Kind, $"review/{form.Id:N}/{reader.Id:N}", Letter(draft, reader, by.FullName, form.Note));
    }

    private OutboxLetter Letter(ModuleDraft draft, Reader reader, string by, string note)
    {
        var language = institution.Details.OnlyLanguage ?? reader.Language;
        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        return new(
            reader.Email,
            language,
            Say("Letter.DraftReview.Subject", draft.Title),
            Say("Letter.Greeting", reader.GivenName),
            [
                Say("Letter.DraftReview.Text", by, draft.Title),
                .. note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
            Say("Letter.DraftReview.Action"),
            links.Absolute($"~/authoring/drafts/{draft.Slug}/review"),
            Say("Letter.Closing", institution.Details.Name(language))
        );
    }
}
