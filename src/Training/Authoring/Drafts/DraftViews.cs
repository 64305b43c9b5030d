using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Beginnings;
using Training.Authoring.Describing;
using Training.Authoring.Publishing;
using Training.Catalogue;
using Training.Content;
using Training.Content.Markup;
using Training.Content.Modules;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>A file of the tree.</summary>
/// <param name="ChangedBy">Empty for someone who has left.</param>
/// <param name="Unwritten">How many things it doesn’t say yet.</param>
public sealed record DraftFileLine(
    DraftPath Path,
    int Size,
    DateTimeOffset ChangedAt,
    string ChangedBy,
    int Errors,
    int Unwritten,
    int Warnings
);

/// <summary>What a file doesn’t say yet.</summary>
public sealed record UnwrittenPart(DraftPath Path, string Name, IReadOnlyList<string> Words);

/// <summary>An activity of the tree with its files: the text, its translation, its playthroughs.</summary>
/// <param name="Title">Empty while its text can’t be read.</param>
/// <param name="IsNamedForTitle">Addresses name it as its French title would.</param>
/// <param name="IsPublished">Its name in addresses stays.</param>
public sealed record DraftActivity(
    string Slug,
    string Title,
    bool IsNamedForTitle,
    bool IsListed,
    bool IsPublished,
    IReadOnlyList<DraftFileLine> Files
);

/// <summary>A draft as its page shows it.</summary>
/// <param name="Problems">Without what is only to come.</param>
/// <param name="ToCome">Of each file that has some.</param>
/// <param name="Kept">What still stands of the text to start from.</param>
public sealed record DraftView(
    ModuleDraft Draft,
    IReadOnlyList<DraftFileLine> Own,
    IReadOnlyList<DraftActivity> Activities,
    IReadOnlyList<DraftFileLine> Media,
    IReadOnlyList<string> Removed,
    IReadOnlyList<ContentProblem> Problems,
    IReadOnlyList<UnwrittenPart> ToCome,
    IReadOnlyList<ContentProblem> Kept,
    FileNames Names
)
{
    /// <summary>Some of its readers read in English, and nothing of it is translated.</summary>
    public bool IsInFrenchOnly { get; init; }

    /// <summary>What it announces beside what its activities take; null while either isn’t known.</summary>
    public AnnouncedTime? Time { get; init; }

    public int Errors => Problems.Count(p => p.Severity == Severity.Error);

    public int Warnings => Problems.Count - Errors;
}

/// <summary>Gathers what the page of a draft shows.</summary>
internal sealed class DraftViews(
    OpenDraft open,
    CheckDraft check,
    TrainingDbContext db,
    ContentLibrary library,
    CurrentInstitution institution,
    IStringLocalizer<TrainingText> texts
)
{
    public async Task<CheckedDraft> CheckAsync(ModuleDraft draft, CancellationToken ct)
    {
        var refused = new ProblemList();
        var files = await open.FilesAsync(draft, refused, ct);
        return check.Of(draft.Slug, files, refused.Items);
    }

    public async Task<DraftView> OfAsync(ModuleDraft draft, CancellationToken ct)
    {
        var checkedDraft = await CheckAsync(draft, ct);
        checkedDraft = checkedDraft with { Problems = [.. WarningGroup.For(institution.Details, checkedDraft.Problems)] };
        var rows = await db.Set<DraftFile>()
            .AsNoTracking()
            .Where(f => f.DraftId == draft.Id)
            .OrderBy(f => f.Path)
            .Select(f => new FileRow(
                f.Path,
                f.Size,
                f.ChangedAt,
                db.Learners.Where(l => l.Id == f.ChangedById).Select(l => l.GivenName + " " + l.FamilyName).FirstOrDefault() ?? ""
            ))
            .ToListAsync(ct);
        var toCome = ToCome.In(checkedDraft.Problems);
        var kept = TextOfBeginnings.In(checkedDraft.Files, draft.Slug);
        var names = new FileNames(checkedDraft.Files, draft.Slug, texts);
        var lines = rows.ConvertAll(row => LineOf(draft, row, checkedDraft.Problems, toCome));
        var listed = ModuleOutline
            .Read(checkedDraft.Files.Find(OpenDraft.PathOf(draft.Slug, DraftPath.Module)) ?? default)
            .Activities.ToList();
        var activities = lines
            .Where(l => l.Path.Kind is not (DraftFileKind.Module or DraftFileKind.Captions or DraftFileKind.Media))
            .GroupBy(l => l.Path.Slug)
            .Select(g => (g.Key, checkedDraft.Module?.Find(g.Key)?.Title, Files: g))
            .Select(g => new DraftActivity(
                g.Key,
                g.Title?.In(Languages.Current) ?? "",
                g.Title is null || Slug.From(g.Title.Fr) == g.Key,
                listed.Contains(g.Key),
                RenameActivity.IsPublished(library, draft, g.Key),
                [.. g.Files.OrderBy(f => f.Path.Kind == DraftFileKind.Playthroughs).ThenBy(f => f.Path.IsTranslation)]
            ))
            .OrderBy(a => a.IsListed ? listed.IndexOf(a.Slug) : int.MaxValue)
            .ThenBy(a => a.Slug, StringComparer.Ordinal);
        return new(
            draft,
            [.. lines.Where(l => l.Path.Kind == DraftFileKind.Module).OrderBy(l => l.Path.IsTranslation)],
            [.. activities],
            [.. lines.Where(l => l.Path.Kind is DraftFileKind.Captions or DraftFileKind.Media)],
            await RemovedAsync(draft, ct),
            [.. checkedDraft.Problems.Except(toCome)],
            [.. toCome.GroupBy(p => p.At.File).Select(g => PartOf(draft, g, checkedDraft, names))],
            kept,
            names
        )
        {
            IsInFrenchOnly = WarningGroup.SaysFrenchOnly(institution.Details, checkedDraft),
            Time = AnnouncedTime.Of(checkedDraft.Module, kept),
        };
    }

    /// <summary>The paths of files that are there no more; history keeps what they said.</summary>
    private Task<List<string>> RemovedAsync(ModuleDraft draft, CancellationToken ct) =>
        db.Set<DraftFileRevision>()
            .Where(r => r.DraftId == draft.Id && r.Content == null)
            .Where(r => !db.Set<DraftFile>().Any(f => f.DraftId == r.DraftId && f.Path == r.Path))
            .Select(r => r.Path)
            .Distinct()
            .OrderBy(path => path)
            .ToListAsync(ct);

    private UnwrittenPart PartOf(ModuleDraft draft, IGrouping<string, ContentProblem> toCome, CheckedDraft checkedDraft, FileNames names)
    {
        var path = DraftPath.Of(toCome.Key[OpenDraft.PathOf(draft.Slug, "").Length..]);
        return new(path, names.Of(path.Path), ToCome.Say(toCome, checkedDraft.Module?.MoveOn.ToString(), texts));
    }

    private static DraftFileLine LineOf(
        ModuleDraft draft,
        FileRow row,
        IReadOnlyList<ContentProblem> problems,
        IReadOnlyList<ContentProblem> toCome
    )
    {
        var own = problems.Where(p => p.At.File == OpenDraft.PathOf(draft.Slug, row.Path)).ToList();
        var unwritten = own.Count(toCome.Contains);
        var warnings = own.Count(p => p.Severity == Severity.Warning);
        return new(
            DraftPath.Of(row.Path),
            row.Size,
            row.ChangedAt,
            row.ChangedBy.Trim(),
            own.Count - unwritten - warnings,
            unwritten,
            warnings
        );
    }

    private sealed record FileRow(string Path, int Size, DateTimeOffset ChangedAt, string ChangedBy);
}
