using Training.Catalogue;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Localization;
using Training.Outbox;
using Training.Pages;

namespace Training.Digests;

/// <summary>Writes an institution’s digests of a day, and leaves them to the outbox. Interrupted, it goes on where it was: each has one key.</summary>
internal sealed class PrepareDigests(
    GatherDigests gather,
    AddToOutbox outbox,
    ContentLibrary content,
    DigestToken tokens,
    SiteAddress address,
    TrainingDbContext db
) : IOutboxHandler
{
    private const int AtOnce = 50;

    /// <summary>How many modules a letter names.</summary>
    private const int MostNamed = 10;

    public async Task HandleAsync(OutboxTask task, CancellationToken ct)
    {
        var day = task.Read<DigestsAsked>().Day;
        var site = address.Of(task.Institution) ?? throw new OutboxException("NoPublicUrl");
        foreach (var batch in (await gather.ForAsync(day, ct)).Chunk(AtOnce))
        {
            foreach (var digest in batch)
                await outbox.AddAsync(
                    OutboxLetter.Kind,
                    $"digest-{digest.LearnerId:N}-{task.Institution.Id:N}-{day:yyyyMMdd}",
                    await LetterAsync(digest, task.Institution, site, ct),
                    ct: ct
                );
            // Another process took over meanwhile; whatever it leaves out is written at the next try.
            if (!await db.TrySaveAsync(ct))
                throw new OutboxException("TakenOver");
            db.ChangeTracker.Clear();
        }
    }

    private async Task<OutboxLetter> LetterAsync(LearnerDigest digest, Institution institution, string site, CancellationToken ct)
    {
        string Say(string key, params object[] details) => ResourceText.In(digest.Language, key, details);

        var paragraphs = new List<string>();
        foreach (var module in digest.Due.Take(MostNamed))
        {
            var title = (await content.GetAsync(module.ContentHash, ct)).Module.Text.In(digest.Language).Title;
            paragraphs.Add(
                Say(
                    module.IsLate ? "Letter.Digest.Late" : "Letter.Digest.Due",
                    title,
                    $"{module.Course.Title(digest.Language)}, {module.Offering}",
                    module.On.Say(digest.Language)
                )
            );
        }
        if (digest.Due.Count > MostNamed)
            paragraphs.Add(Say("Letter.Digest.More", digest.Due.Count - MostNamed));
        if (digest.Comments > 0)
            paragraphs.Add(Say(digest.Comments == 1 ? "Letter.Digest.Comments.One" : "Letter.Digest.Comments.Other", digest.Comments));

        return new(
            digest.Email,
            digest.Language,
            Say("Letter.Digest.Subject"),
            Say("Letter.Greeting", digest.GivenName),
            paragraphs,
            Say("Letter.Digest.Action"),
            $"{site}/learning",
            Say("Letter.Closing", institution.Name(digest.Language))
        )
        {
            StopUrl = $"{site}/digest/off?token={tokens.For(digest.LearnerId)}",
        };
    }
}
