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
public sealed record PlacedRemark(Remark Remark, int? Line)
{
    /// <summary>Finds the line again by what it said: where it was, else the nearest that says the same.</summary>
    public static PlacedRemark In(IReadOnlyList<string> lines, Remark remark)
    {
        var same = lines.Index().Where(line => Excerpt(line.Item) == remark.Excerpt).Select(line => line.Index + 1);
        return new(remark, same.OrderBy(line => Math.Abs(line - remark.Line)).Cast<int?>().FirstOrDefault());
    }

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
