using System.Collections.Concurrent;
using Training.Content;

namespace Training.Authoring.Drafts;

/// <summary>A file of a draft as it was read; a row never says two things at one revision.</summary>
internal sealed record KnownFile(Guid Id, int Revision, byte[] Content);

/// <summary>The files of a draft as they were last read.</summary>
/// <param name="Refused">What has no place in a module’s folder, or is too large.</param>
internal sealed record KnownDraft(
    ContentFiles Shared,
    IReadOnlyDictionary<string, KnownFile> Files,
    ContentFiles All,
    IReadOnlyList<ContentProblem> Refused
);

/// <summary>The drafts that are being written, so that whoever types doesn’t wait while every picture is read again.</summary>
internal sealed class KnownDraftFiles
{
    private const int Most = 16;
    private readonly ConcurrentDictionary<Guid, KnownDraft> drafts = [];

    public KnownDraft? Find(Guid draft) => drafts.GetValueOrDefault(draft);

    public void Keep(Guid draft, KnownDraft known)
    {
        if (drafts.Count >= Most && !drafts.ContainsKey(draft))
            drafts.Clear();
        drafts[draft] = known;
    }
}
