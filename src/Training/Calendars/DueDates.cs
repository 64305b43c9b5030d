using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Progress;

namespace Training.Calendars;

/// <summary>A module that is due, or an offering that ends, as one person’s calendar shows it.</summary>
/// <param name="Uid">The same for ever: calendars know by it what they already have.</param>
/// <param name="At">When a module is due; null for an offering, which ends with its day.</param>
/// <param name="Path">Its page, from <c>~/</c>.</param>
public sealed record DueDate(
    string Uid,
    Offering Offering,
    Institution Institution,
    DateTimeOffset? At,
    DateOnly? Day,
    string Title,
    string Path
)
{
    public bool IsDone { get; init; }
}

/// <summary>Finds what is due for someone, at every institution: where they learn, and where they teach.</summary>
internal sealed class DueDates(TrainingDbContext db, ContentLibrary content)
{
    public async Task<IReadOnlyList<DueDate>> OfAsync(Guid learner, Language language, CancellationToken ct)
    {
        var offerings = await db.Set<Offering>()
            .OfAllInstitutions()
            .AsNoTracking()
            .AsSplitQuery()
            .Where(o => o.Seats.Any(s => s.LearnerId == learner && s.LeftAt == null) || o.Instructors.Any(i => i.LearnerId == learner))
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .OrderBy(o => o.Id)
            .ToListAsync(ct);
        if (offerings.Count == 0)
            return [];
        var institutions = await db.Set<Institution>().AsNoTracking().ToDictionaryAsync(i => i.Id, ct);
        var completed = await db.Set<Completion>()
            .OfAllInstitutions()
            .Where(c => c.LearnerId == learner)
            .Select(c => new { c.InstitutionId, c.Module })
            .ToListAsync(ct);

        var dates = new List<DueDate>();
        foreach (var offering in offerings)
        {
            var institution = institutions[offering.InstitutionId];
            var spoken = institution.OnlyLanguage ?? language;
            foreach (var module in offering.Modules.Where(m => m.DueAt is not null).OrderBy(m => m.Position))
            {
                var version = await content.GetAsync(module.ContentHash, ct);
                var title = version.Module.Text.In(spoken).Title;
                dates.Add(
                    new($"{offering.Id:N}.{module.Module}", offering, institution, module.DueAt, null, title, $"~/modules/{module.Module}")
                    {
                        IsDone = completed.Exists(c => c.InstitutionId == institution.Id && c.Module == module.Module),
                    }
                );
            }
            if (offering.EndsOn is { } last)
                dates.Add(new($"{offering.Id:N}.end", offering, institution, null, last, offering.Course!.Title(spoken), "~/learning"));
        }
        return dates;
    }
}
