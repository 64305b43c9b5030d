using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Editing;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Files;
using Training.Content.Translations;
using Training.Data;

namespace Training.Authoring.Translating;

/// <summary>How a translation stands to its source.</summary>
public enum TranslationStanding
{
    /// <summary>It says that it is of the source as it is now.</summary>
    UpToDate,

    /// <summary>The source has changed, and what changed is known.</summary>
    Stale,

    /// <summary>The source has changed, or nothing says of which source it is: what to look at can’t be told.</summary>
    Unknown,
}

/// <summary>A translation beside its source.</summary>
/// <param name="Title">The source’s; empty while it can’t be read.</param>
/// <param name="Problems">What the checker says of the translation.</param>
public sealed record TranslatedText(
    ModuleDraft Draft,
    DraftPath Path,
    string Title,
    IReadOnlyList<BlockPair> Pairs,
    int Revision,
    int SourceRevision,
    TranslationStanding Standing,
    IReadOnlyList<ContentProblem> Problems
);

/// <summary>Opens a translation with its source, and finds what the source said when it was last translated.</summary>
internal sealed class TranslatedFile(EditedFile edited, TrainingDbContext db)
{
    // A translation is seldom further behind; each costs a text to read.
    private const int MostRevisions = 50;

    /// <returns>Null when there is no such draft or file, when it translates none, or when either isn’t text.</returns>
    public async Task<TranslatedText?> FindAsync(string slug, string path, CancellationToken ct)
    {
        var named = DraftPath.Of(path);
        if (!named.IsTranslation || await edited.FindAsync(slug, path, ct) is not var (draft, file))
            return null;
        if (await edited.FindAsync(slug, named.Source, ct) is not var (_, source))
            return null;
        var saved = await edited.SavedAsync(draft, file, ct);
        if (saved.Text is not { } text || AuthoredText.Read(source.Content) is not { } original)
            return null;

        var translated = await TranslatedAsync(source, TranslationStamp.In(file.Content), ct);
        return new(
            draft,
            named,
            FileTitle.Of(source.Content, Language.Fr),
            BlockPairs.Of(original, text, translated),
            file.Revision,
            source.Revision,
            translated is null ? TranslationStanding.Unknown
                : translated == original ? TranslationStanding.UpToDate
                : TranslationStanding.Stale,
            saved.Problems
        );
    }

    private async Task<string?> TranslatedAsync(DraftFile source, string? stamp, CancellationToken ct)
    {
        if (stamp is null)
            return null;
        if (TranslationStamp.Of(source.Content) == stamp)
            return AuthoredText.Read(source.Content);
        var earlier = db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == source.DraftId && r.Path == source.Path && r.Content != null)
            .OrderByDescending(r => r.Revision)
            .Select(r => r.Content!)
            .Take(MostRevisions)
            .AsAsyncEnumerable();
        await foreach (var content in earlier.WithCancellation(ct))
            if (TranslationStamp.Of(content) == stamp)
                return AuthoredText.Read(content);
        return null;
    }
}
