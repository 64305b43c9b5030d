using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Content.Differences;
using Training.Content.Modules;
using Training.Pages.Forms;

namespace Training.Authoring.Publishing;

/// <summary>What the page of a draft’s review shows.</summary>
public sealed record ReviewView
{
    public required CheckedDraft Checked { get; init; }
    public required ModuleDraft Draft { get; init; }

    /// <summary>The one that new learners start with is the first.</summary>
    public required IReadOnlyList<DraftVersion> Versions { get; init; }

    /// <summary>What new learners start with now; null before a first version.</summary>
    public required Module? CurrentModule { get; init; }

    /// <summary>Since that version.</summary>
    public required IReadOnlyList<FileDifference> Changes { get; init; }

    /// <summary>Those that are not settled.</summary>
    public required IReadOnlyList<PlacedRemark> Remarks { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<DraftHappening> Happenings { get; init; }

    /// <summary>Someone else has the module’s name.</summary>
    public required bool IsTaken { get; init; }

    public required bool MayPublish { get; init; }
    public PublicationForm Form { get; init; } = new();
    public FormErrors Errors { get; init; } = new();

    /// <summary>Something moved since the page was shown.</summary>
    public bool HasChanged { get; init; }

    /// <summary>What was just done.</summary>
    public string? Done { get; init; }

    public DraftVersion? Current => Versions is [var first, ..] ? first : null;

    /// <summary>Learners have these very files already.</summary>
    public bool IsUnchanged => Current?.Hash == Checked.Files.Hash;

    public bool MayBePublished => Checked is { IsSound: true, Number: not null } && !IsTaken;

    /// <summary>Of all that was ever published: a number names one version.</summary>
    public VersionNumber? Highest => Versions.Select(v => VersionNumber.Find(v.Number)).Max();

    public bool MustRaise => Highest is { } highest && (Checked.Number is not { } own || own <= highest);

    /// <summary>Which part the number’s rules say: an activity that left is a new beginning, one that came is more of the same.</summary>
    public Rise Proposed
    {
        get
        {
            if (CurrentModule is not { } before || Checked.Module is not { } now)
                return Rise.Patch;
            if (before.Activities.Any(a => now.Find(a.Id.Slug)?.GetType() != a.GetType()))
                return Rise.Major;
            return now.Activities.Count > before.Activities.Count ? Rise.Minor : Rise.Patch;
        }
    }

    /// <summary>The last time that someone asked for it to be read; null when it isn’t in review.</summary>
    public DraftHappening? Asked =>
        Draft.State == DraftState.InReview ? Happenings.FirstOrDefault(e => e.Kind == DraftEventKind.SentToReview) : null;

    /// <summary>Who sent it back or said something of its lines since the last version, and isn’t who asks now.</summary>
    public IReadOnlyList<string> ReadBy =>
        [
            .. Happenings
                .TakeWhile(e => e.Kind != DraftEventKind.Published)
                .Where(e => e.Kind == DraftEventKind.SentBack)
                .Select(e => e.By)
                .Concat(Remarks.Where(r => Current is null || r.Remark.At > Current.PublishedAt).Select(r => r.Remark.By))
                .Where(name => name.Length > 0)
                .Distinct(),
        ];
}
