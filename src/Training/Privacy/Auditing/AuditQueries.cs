using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Institutions.Members;

namespace Training.Privacy.Auditing;

internal static class AuditQueries
{
    /// <summary>The current institution’s lines.</summary>
    public static IQueryable<AuditEntry> FindAudit(this TrainingDbContext db, AuditSearch search)
    {
        Guid? here = db.InstitutionId;
        var lines = db.Set<AuditEntry>().AsNoTracking().Where(e => e.InstitutionId == here);
        if (search.Action is { } action)
            lines = lines.Where(e => e.Action == action);
        if (LikePattern.WordsOf(search.Words).ToList() is { Count: > 0 } words)
        {
            var people = db.Learners.WithWords(words).Select(l => l.Id);
            lines = lines.Where(e => people.Contains(e.ActorId!.Value) || people.Contains(e.SubjectId!.Value));
        }
        return lines;
    }

    /// <summary>The newest first, with names.</summary>
    public static IQueryable<AuditRow> TellAudit(this TrainingDbContext db, IQueryable<AuditEntry> lines) =>
        lines
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Select(e => new AuditRow(
                e.At,
                e.Action,
                e.ActorId,
                db.Learners.Where(l => l.Id == e.ActorId).Select(l => l.GivenName + " " + l.FamilyName).FirstOrDefault() ?? "",
                e.SubjectId,
                db.Learners.Where(l => l.Id == e.SubjectId).Select(l => l.GivenName + " " + l.FamilyName).FirstOrDefault() ?? "",
                e.Detail
            ));
}
