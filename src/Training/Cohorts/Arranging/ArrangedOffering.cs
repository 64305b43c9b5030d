using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content;
using Training.Courses;
using Training.Data;
using Training.Enrolments;

namespace Training.Cohorts.Arranging;

/// <summary>Writes a checked arrangement of its modules into an offering, or says what writing it would do.</summary>
internal sealed class ArrangedOffering(TrainingDbContext db, ContentLibrary content, CompleteCourse completions)
{
    /// <summary>By module of the offering, how many of the cohort began it.</summary>
    public Task<Dictionary<string, int>> BegunAsync(Offering offering, CancellationToken ct)
    {
        var modules = offering.Modules.Select(m => m.Module).ToList();
        return db.Set<Enrolment>()
            .Where(e => modules.Contains(e.Module))
            .Where(e => db.Set<Seat>().Any(s => s.OfferingId == offering.Id && s.LearnerId == e.LearnerId && s.LeftAt == null))
            .GroupBy(e => e.Module)
            .Select(g => new { Module = g.Key, Learners = g.Count() })
            .ToDictionaryAsync(g => g.Module, g => g.Learners, ct);
    }

    /// <summary>What it would do: done in full, and then forgotten instead of saved.</summary>
    public async Task<Arrangement> ForeseeAsync(ArrangementForm form, Offering offering, CancellationToken ct)
    {
        var arrangement = await WriteAsync(form, offering, ct);
        db.ChangeTracker.Clear();
        return arrangement;
    }

    /// <returns>False when someone changed the offering since the form was shown: nothing was written.</returns>
    public async Task<bool> SaveAsync(ArrangementForm form, Offering offering, CancellationToken ct)
    {
        if (offering.Revision != form.Revision)
            return false;
        await WriteAsync(form, offering, ct);
        offering.Revision++;
        return await db.TrySaveAsync(ct);
    }

    private async Task<Arrangement> WriteAsync(ArrangementForm form, Offering offering, CancellationToken ct)
    {
        var before = offering.Modules.ToDictionary(m => m.Module, m => m.IsOptional);
        var neededBefore = Needed(offering);
        var gone = offering.Modules.Where(m => !form.Places.ContainsKey(m.Module)).ToList();
        db.RemoveRange(gone);
        foreach (var (index, module) in form.InOrder.Index())
        {
            var place = offering.Modules.Find(m => m.Module == module) ?? Add(offering, module);
            place.Position = index + 1;
            place.IsOptional = form.Optional.Contains(module);
        }

        // Whoever has done all that is left of it has completed it; what was completed before stays as it is.
        var seated = await db.Set<Seat>()
            .Where(s => s.OfferingId == offering.Id && s.LeftAt == null)
            .Select(s => s.LearnerId)
            .ToListAsync(ct);
        var after = Without(gone, offering);
        await completions.ForAsync(after, seated, ct);

        var added = form.InOrder.Where(m => !before.ContainsKey(m)).ToList();
        var removed = gone.ConvertAll(m => m.Module);
        var asked = offering.Course!.Rule.RequiredActivities.ConvertAll(ActivityId.Parse);
        return new(
            [.. added.Select(m => content.Current(m)!)],
            removed,
            [.. form.InOrder.Where(m => before.TryGetValue(m, out var was) && !was && form.Optional.Contains(m))],
            [.. form.InOrder.Where(m => before.TryGetValue(m, out var was) && was && !form.Optional.Contains(m))],
            form.InOrder,
            neededBefore,
            Needed(after),
            [.. asked.Where(a => added.Contains(a.Module))],
            [.. asked.Where(a => removed.Contains(a.Module))],
            await db.Set<CourseCompletion>().CountAsync(c => c.OfferingId == offering.Id, ct),
            db.Set<CourseCompletion>().Local.Count
        );
    }

    private OfferingModule Add(Offering offering, string module)
    {
        var place = new OfferingModule
        {
            OfferingId = offering.Id,
            Module = module,
            ContentHash = content.Current(module)!.Hash,
            Position = 0,
        };
        offering.Modules.Add(place);
        return place;
    }

    /// <summary>The offering as it will be; until it is saved, it still holds what is taken out.</summary>
    private static Offering Without(List<OfferingModule> gone, Offering offering)
    {
        var after = new Offering
        {
            Id = offering.Id,
            CourseId = offering.CourseId,
            Course = offering.Course,
            Name = offering.Name,
            StartsOn = offering.StartsOn,
        };
        after.Modules.AddRange(offering.Modules.Except(gone));
        return after;
    }

    private static int Needed(Offering offering) =>
        CompleteCourse.Standing(offering, new Dictionary<string, EnrolledModule>(StringComparer.Ordinal)).Needed;
}
