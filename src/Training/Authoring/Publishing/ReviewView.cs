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

    /// <summary>What the checker warns of, and what still stands of the text to start from; each is read before publishing.</summary>
    public required IReadOnlyList<WarningGroup> Warnings { get; init; }

    /// <summary>Those that are not settled.</summary>
    public required IReadOnlyList<PlacedRemark> Remarks { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<DraftHappening> Happenings { get; init; }

    /// <summary>Who sees the page.</summary>
    public required Guid Self { get; init; }

    /// <summary>Who would get a letter: those who may publish, and who asked for the review.</summary>
    public required IReadOnlyList<ReviewCorrespondent> Correspondents { get; init; }

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

    public VersionNumber? Number => VersionNumber.Find(Checked.Module?.Version);

    /// <summary>Some of it is in English too: those who learn in English read what changes.</summary>
    public bool HasEnglish
    {
        get
        {
            var folder = OpenDraft.PathOf(Draft.Slug, "");
            return Checked.Files.Paths.Any(path => path.StartsWith(folder, StringComparison.Ordinal) && DraftPath.Of(path).IsTranslation);
        }
    }

    public bool MayBePublished => Checked.IsSound && Number is not null && !IsTaken;

    /// <summary>Of all that was ever published: a number names one version.</summary>
    public VersionNumber? Highest => Versions.Select(v => VersionNumber.Find(v.Number)).Max();

    public bool MustRaise => Highest is { } highest && (Number is not { } own || own <= highest);

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

    /// <summary>What the tick says that names the remarks that wait; null when none does.</summary>
    public string? RemarksKey =>
        Remarks.Count == 0 ? null : $"remarks:{WarningGroup.Sum(Remarks.Select(r => r.Remark.Id.ToString()).Order())}";

    /// <summary>The keys of all that is ticked before publishing.</summary>
    public IEnumerable<string> ToRead => RemarksKey is { } key ? [.. Warnings.Select(w => w.Key), key] : Warnings.Select(w => w.Key);

    /// <summary>The last time that someone asked for it to be read; null when it isn’t in review.</summary>
    public DraftHappening? Asked => LastAsked(Draft, Happenings);

    public bool HasAsked => Asked?.ById == Self;

    /// <summary>Whoever asked, when a letter tells them what comes of it.</summary>
    public ReviewCorrespondent? Asker => Asked is { } asked ? Correspondents.FirstOrDefault(c => c.Id == asked.ById) : null;

    /// <summary>Those whom a letter asks to read it.</summary>
    public IReadOnlyList<string> LettersTo => [.. Correspondents.Where(c => c.MayPublish).Select(c => c.Name)];

    public bool IsApprovedBySelf => Readings.Any(r => r.ById == Self && r.Kind == ReadingKind.Approved);

    /// <summary>Who read it since the last version, and isn’t who asks now: what each said last.</summary>
    public IReadOnlyList<Reading> Readings =>
        [
            .. Happenings
                .TakeWhile(e => e.Kind != DraftEventKind.Published)
                .Where(e => e.Kind is DraftEventKind.SentBack or DraftEventKind.Approved)
                .Select(e => new Reading(e.ById, e.By, e.At, KindOf(e), e.Note))
                .Concat(
                    Remarks
                        .Where(r => Current is null || r.Remark.At > Current.PublishedAt)
                        .OrderByDescending(r => r.Remark.At)
                        .Select(r => new Reading(r.Remark.ById, r.Remark.By, r.Remark.At, ReadingKind.Remarked, ""))
                )
                .Where(r => r.ById != Asked?.ById)
                .DistinctBy(r => r.ById),
        ];

    public static DraftHappening? LastAsked(ModuleDraft draft, IReadOnlyList<DraftHappening> happenings) =>
        draft.State == DraftState.InReview ? happenings.FirstOrDefault(e => e.Kind == DraftEventKind.SentToReview) : null;

    private ReadingKind KindOf(DraftHappening answer) =>
        answer.Kind == DraftEventKind.SentBack ? ReadingKind.SentBack
        : answer.Hash == Checked.Files.Hash ? ReadingKind.Approved
        : ReadingKind.ApprovedBefore;
}

/// <summary>What someone who read a draft said of it.</summary>
public enum ReadingKind
{
    Approved,

    /// <summary>What they approved has changed since.</summary>
    ApprovedBefore,
    SentBack,

    /// <summary>They left remarks, and neither approved nor asked for changes.</summary>
    Remarked,
}

/// <summary>Someone read a draft.</summary>
/// <param name="Note">A word with their answer; empty for none.</param>
public sealed record Reading(Guid ById, string By, DateTimeOffset At, ReadingKind Kind, string Note);
