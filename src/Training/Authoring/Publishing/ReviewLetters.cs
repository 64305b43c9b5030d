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

/// <summary>Someone who gets letters about drafts.</summary>
/// <param name="MayPublish">An author or an administrator; otherwise whoever asked for the review.</param>
public sealed record ReviewCorrespondent(Guid Id, string GivenName, string FamilyName, string Email, Language Language, bool MayPublish)
{
    public string Name => $"{GivenName} {FamilyName}".Trim();
}

/// <summary>Asks the outbox for the letters that tell who may publish that a draft waits to be read, and who asked what came of it. The caller saves.</summary>
/// <remarks>Those who teach may review too; they can be hundreds, and get none.</remarks>
internal sealed class ReviewLetters(
    TrainingDbContext db,
    AddToOutbox outbox,
    Links links,
    CurrentInstitution institution,
    TimeProvider clock
)
{
    /// <param name="self">Whoever does it, who gets no letter.</param>
    /// <param name="asker">Who asked for the review; they may be someone who teaches.</param>
    public Task<List<ReviewCorrespondent>> FindAsync(Guid self, Guid? asker, CancellationToken ct)
    {
        var grants = db.Set<RoleGrant>().Held(clock.GetUtcNow());
        var asked = asker ?? Guid.Empty;
        return db
            .Learners.Where(l => l.Id != self && !string.IsNullOrEmpty(l.Email))
            .Where(l =>
                grants.Any(g =>
                    g.LearnerId == l.Id && (g.Role == Role.Author || g.Role == Role.Admin || (g.Role == Role.Instructor && l.Id == asked))
                )
            )
            .OrderBy(l => l.GivenName)
            .ThenBy(l => l.FamilyName)
            .ThenBy(l => l.Id)
            .Select(l => new ReviewCorrespondent(
                l.Id,
                l.GivenName,
                l.FamilyName,
                l.Email!,
                l.Language,
                grants.Any(g => g.LearnerId == l.Id && (g.Role == Role.Author || g.Role == Role.Admin))
            ))
            .ToListAsync(ct);
    }

    /// <summary>To those who may publish it.</summary>
    public void Ask(ModuleDraft draft, PublicationForm form, CurrentLearner by, IEnumerable<ReviewCorrespondent> all)
    {
        foreach (var reader in all.Where(c => c.MayPublish))
            Send("review", draft, form, reader, by.FullName, "Letter.DraftReview");
    }

    /// <summary>To whoever asked.</summary>
    public void Answer(ModuleDraft draft, PublicationForm form, CurrentLearner by, ReviewCorrespondent asker, bool isApproved) =>
        Send("reviewed", draft, form, asker, by.FullName, isApproved ? "Letter.DraftApproved" : "Letter.DraftBack");

    private void Send(string about, ModuleDraft draft, PublicationForm form, ReviewCorrespondent to, string by, string words) =>
        outbox.Add(OutboxLetter.Kind, $"{about}/{form.Id:N}/{to.Id:N}", Letter(draft, to, by, form.Note, words));

    private OutboxLetter Letter(ModuleDraft draft, ReviewCorrespondent to, string by, string note, string words)
    {
        var language = institution.Details.OnlyLanguage ?? to.Language;
        string Say(string key, params object[] details) => ResourceText.In(language, key, details);

        return new(
            to.Email,
            language,
            Say($"{words}.Subject", draft.Title),
            Say("Letter.Greeting", to.GivenName),
            [
                Say($"{words}.Text", by, draft.Title),
                .. note.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
            Say($"{words}.Action"),
            links.Absolute($"~/authoring/drafts/{draft.Slug}/review"),
            Say("Letter.Closing", institution.Details.Name(language))
        );
    }
}
