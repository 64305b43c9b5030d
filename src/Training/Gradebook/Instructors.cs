using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Gradebook;

/// <summary>The names of those who wrote overrides and comments; people who were erased have none.</summary>
internal static class Instructors
{
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(
        TrainingDbContext db,
        IEnumerable<Guid> ids,
        CancellationToken ct
    )
    {
        var asked = ids.Distinct().ToList();
        return asked.Count == 0
            ? new Dictionary<Guid, string>()
            : (
                await db
                    .Learners.Where(l => asked.Contains(l.Id) && l.GivenName != "")
                    .Select(l => new
                    {
                        l.Id,
                        l.GivenName,
                        l.FamilyName,
                    })
                    .ToListAsync(ct)
            ).ToDictionary(l => l.Id, l => $"{l.GivenName} {l.FamilyName}".Trim());
    }
}
