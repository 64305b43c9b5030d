using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Data;

namespace Training.Authoring.Reviewing;

/// <summary>What someone said of a line, and who.</summary>
public sealed record Remark(
    Guid Id,
    string Path,
    int Line,
    string Excerpt,
    string Text,
    Guid ById,
    string By,
    DateTimeOffset At,
    DateTimeOffset? ResolvedAt,
    string ResolvedBy
);

/// <summary>A remark beside the text as it is now.</summary>
/// <param name="Line">From 1; null when the line that it was about is no more.</param>
/// <param name="IsRewritten">Whether the line says something else now.</param>
public sealed record PlacedRemark(Remark Remark, int? Line, bool IsRewritten)
{
    /// <summary>Where it was followed to; a line that had gone is back when one line, and no other, says what it said.</summary>
    public static PlacedRemark In(IReadOnlyList<string> lines, Remark remark)
    {
        var line = remark.Line > 0 && remark.Line <= lines.Count ? remark.Line : Only(lines, remark.Excerpt);
        return new(remark, line, line is { } at && Excerpt(lines[at - 1]) != remark.Excerpt);
    }

    /// <summary>Of the lines that say the same, the nearest to where it was.</summary>
    public static int? Nearest(IReadOnlyList<string> lines, int line, string excerpt) =>
        Same(lines, excerpt).OrderBy(same => Math.Abs(same - line)).Cast<int?>().FirstOrDefault();

    /// <summary>The line that says it; null when none does, or several.</summary>
    public static int? Only(IReadOnlyList<string> lines, string excerpt) =>
        Same(lines, excerpt).Take(2).ToList() is [var only] ? only : null;

    private static IEnumerable<int> Same(IReadOnlyList<string> lines, string excerpt) =>
        lines.Index().Where(line => Excerpt(line.Item) == excerpt).Select(line => line.Index + 1);

    /// <summary>As much of a line as a comment keeps.</summary>
    public static string Excerpt(string line)
    {
        var text = line.Trim();
        if (text.Length <= DraftComment.ExcerptLength)
            return text;
        // Half a character would be none.
        var end = char.IsHighSurrogate(text[DraftComment.ExcerptLength - 1]) ? DraftComment.ExcerptLength - 1 : DraftComment.ExcerptLength;
        return text[..end];
    }

    /// <summary>A text as comments count its lines.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

/// <summary>What is said of one line and isn’t settled, in the order in which it was said: a word and its answers.</summary>
public sealed record Conversation(IReadOnlyList<PlacedRemark> Said)
{
    public PlacedRemark First => Said[0];

    /// <summary>Those that a button settles: what comes meanwhile, nobody has read.</summary>
    public string Ids => string.Join(' ', Said.Select(s => s.Remark.Id));

    /// <summary>Those of gone lines first, each by what its line said.</summary>
    public static IReadOnlyList<Conversation> Of(IEnumerable<PlacedRemark> remarks) =>
        [
            .. remarks
                .Where(r => r.Remark.ResolvedAt is null)
                .GroupBy(r => (r.Remark.Path, r.Line, r.Line is null ? r.Remark.Excerpt : ""))
                .OrderBy(g => g.Key.Path, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Line)
                .Select(g => new Conversation([.. g.OrderBy(r => r.Remark.At)])),
        ];
}

/// <summary>Finds what was said of a draft’s lines.</summary>
internal sealed class FindRemarks(TrainingDbContext db)
{
    /// <summary>What is not settled, in the order of the files and their lines.</summary>
    public Task<List<Remark>> OpenAsync(ModuleDraft draft, CancellationToken ct) =>
        ReadAsync(OfDraft(draft).Where(c => c.ResolvedAt == null), ct);

    /// <summary>Settled or not.</summary>
    public Task<List<Remark>> OfFileAsync(ModuleDraft draft, string path, CancellationToken ct) =>
        ReadAsync(OfDraft(draft).Where(c => c.Path == path), ct);

    private IQueryable<DraftComment> OfDraft(ModuleDraft draft)
    {
        var id = draft.Id;
        return db.Set<DraftComment>().Where(c => c.DraftId == id);
    }

    private Task<List<Remark>> ReadAsync(IQueryable<DraftComment> comments, CancellationToken ct) =>
        comments
            .OrderBy(c => c.Path)
            .ThenBy(c => c.Line)
            .ThenBy(c => c.At)
            .Select(c => new Remark(
                c.Id,
                c.Path,
                c.Line,
                c.Excerpt,
                c.Text,
                c.ById,
                db.Learners.Where(l => l.Id == c.ById).Select(l => (l.GivenName + " " + l.FamilyName).Trim()).FirstOrDefault() ?? "",
                c.At,
                c.ResolvedAt,
                db.Learners.Where(l => l.Id == c.ResolvedById).Select(l => (l.GivenName + " " + l.FamilyName).Trim()).FirstOrDefault() ?? ""
            ))
            .ToListAsync(ct);
}
