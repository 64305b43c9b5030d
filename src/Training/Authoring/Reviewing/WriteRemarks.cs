using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content.Files;
using Training.Data;
using Training.Learners;

namespace Training.Authoring.Reviewing;

/// <summary>Something to say of a line, as its author saw the line.</summary>
/// <param name="Id">Given by the form: a second click finds it written.</param>
public sealed record NewRemark(Guid Id, int Line, string Excerpt, string Text);

/// <summary>Writes what authors say of the lines of a file, and settles it.</summary>
internal sealed class WriteRemarks(TrainingDbContext db, FindRemarks find, CurrentLearner learner, TimeProvider clock)
{
    /// <summary>All that a form beside an editor says, once nothing in it is wrong.</summary>
    /// <param name="typed">The lines as they were typed, saved or not.</param>
    public async Task WriteAsync(ModuleDraft draft, string path, IReadOnlyList<string> typed, RemarkForm form, CancellationToken ct)
    {
        var saved = await LinesAsync(draft, path, ct);
        var said = form.Replies.Count == 0 ? [] : await find.OfFileAsync(draft, path, ct);
        await AddAsync(draft, path, saved, form.Written(typed, saved, said.Select(r => PlacedRemark.In(saved, r))), ct);
        if (form.Settled.Count > 0)
            await ResolveAsync(draft, form.Settled, ct);
    }

    /// <returns>The line where it stands: of a text that is saved by now.</returns>
    public async Task<int> AddAsync(ModuleDraft draft, string path, NewRemark remark, CancellationToken ct) =>
        (await AddAsync(draft, path, await LinesAsync(draft, path, ct), [remark], ct))[0];

    private async Task<IReadOnlyList<string>> LinesAsync(ModuleDraft draft, string path, CancellationToken ct)
    {
        var bytes = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path == path)
            .Select(f => f.Content)
            .SingleOrDefaultAsync(ct);
        return PlacedRemark.Lines(AuthoredText.Read(bytes) ?? "");
    }

    private async Task<IReadOnlyList<int>> AddAsync(
        ModuleDraft draft,
        string path,
        IReadOnlyList<string> lines,
        IReadOnlyList<NewRemark> remarks,
        CancellationToken ct
    )
    {
        if (remarks.Count == 0)
            return [];
        var ids = remarks.Select(r => r.Id).ToList();
        var known = await db.Set<DraftComment>().Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        // What was seen may have moved since, or not be saved.
        var placed = remarks.Select(r => (Remark: r, Line: PlacedRemark.Nearest(lines, r.Line, r.Excerpt) ?? -r.Line)).ToList();
        foreach (var (remark, line) in placed.Where(p => !known.Contains(p.Remark.Id)))
            db.Add(
                new DraftComment
                {
                    Id = remark.Id,
                    DraftId = draft.Id,
                    Path = path,
                    Line = line,
                    Excerpt = remark.Excerpt,
                    Text = remark.Text,
                    ById = learner.Id,
                    At = clock.GetUtcNow(),
                }
            );
        await db.TrySaveAsync(ct);
        return [.. placed.Select(p => Math.Abs(p.Line))];
    }

    /// <returns>The file that they are of; null when the draft has no such remark.</returns>
    public async Task<string?> ResolveAsync(ModuleDraft draft, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var found = await db.Set<DraftComment>().Where(c => c.DraftId == draft.Id && ids.Contains(c.Id)).ToListAsync(ct);
        foreach (var comment in found.Where(c => c.ResolvedAt is null))
            (comment.ResolvedAt, comment.ResolvedById) = (clock.GetUtcNow(), learner.Id);
        await db.SaveChangesAsync(ct);
        return found.FirstOrDefault()?.Path;
    }

    /// <summary>The ids that a form sends in one field.</summary>
    public static IReadOnlyList<Guid> Ids(string? text) =>
        [
            .. (text ?? "")
                .Split(' ')
                .Select(word => Guid.TryParse(word, out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Take(500),
        ];
}
