using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content.Markup;
using Training.Data;

namespace Training.Courses.Editing;

/// <summary>Writes a checked form into a course.</summary>
internal sealed class EditedCourse(TrainingDbContext db, CompleteCourse completions, TimeProvider clock)
{
    /// <summary>Makes a course; sent twice, the form makes one.</summary>
    public async Task AddAsync(CourseForm form, IReadOnlyCollection<InstitutionCourse> others, CancellationToken ct)
    {
        var course = new InstitutionCourse
        {
            Id = form.Id,
            Slug = FreeSlug(form, others),
            Origin = form.Origin,
            TitleFr = form.TitleFr,
            TitleEn = form.TitleEn,
            CreatedAt = clock.GetUtcNow(),
        };
        Write(form, course);
        db.Add(course);
        await db.TrySaveAsync(ct);
    }

    /// <returns>False when someone changed the course since the form was shown: nothing was written.</returns>
    public async Task<bool> SaveAsync(CourseForm form, InstitutionCourse course, CancellationToken ct)
    {
        if (course.Revision != form.Revision)
            return false;
        Write(form, course);
        course.Revision++;
        await CompleteAsync(course, ct);
        return await db.TrySaveAsync(ct);
    }

    private void Write(CourseForm form, InstitutionCourse course)
    {
        (course.TitleFr, course.TitleEn) = (form.TitleFr, form.TitleEn);
        (course.SummaryFr, course.SummaryEn) = (form.SummaryFr, form.SummaryEn);
        course.Hours = CourseForm.Number(form.Hours)!.Value;
        course.Elsewhere = CourseForm.Number(form.Elsewhere) ?? 0;
        course.Rule.AtLeast = int.TryParse(form.AtLeast, out var number) ? number : null;
        course.Rule.MinimumScore = CourseForm.Number(form.MinimumScore) is { } percent ? (double)percent / 100 : null;
        course.Rule.RequiredActivities = [.. form.Required.Order(StringComparer.Ordinal)];
        course.Prerequisites = [.. form.Prerequisites.Order(StringComparer.Ordinal)];

        db.RemoveRange(course.Modules.Where(m => !form.Places.ContainsKey(m.Module)).ToList());
        var order = form.Places.OrderBy(p => int.Parse(p.Value, System.Globalization.CultureInfo.InvariantCulture)).ThenBy(p => p.Key);
        foreach (var (index, (module, _)) in order.Index())
        {
            if (course.Modules.Find(m => m.Module == module) is not { } place)
                course.Modules.Add(
                    place = new()
                    {
                        CourseId = course.Id,
                        Module = module,
                        Position = 0,
                    }
                );
            place.Position = index + 1;
            place.IsOptional = form.Optional.Contains(module);
        }
    }

    // A rule that became easier is satisfied now by those who did enough; a completion that was granted stays as it is, whatever the rule.
    private async Task CompleteAsync(InstitutionCourse course, CancellationToken ct)
    {
        var offerings = await db.Set<Offering>()
            .Include(o => o.Modules)
            .Include(o => o.Seats.Where(s => s.LeftAt == null))
            .AsSplitQuery()
            .Where(o => o.CourseId == course.Id)
            .ToListAsync(ct);
        foreach (var offering in offerings)
            await completions.ForAsync(offering, [.. offering.Seats.Select(s => s.LearnerId)], ct);
    }

    private static string FreeSlug(CourseForm form, IReadOnlyCollection<InstitutionCourse> others)
    {
        var wanted = form.Origin ?? Slug.From(form.TitleFr);
        wanted = wanted.Length == 0 ? "cours" : wanted[..Math.Min(wanted.Length, InstitutionCourse.SlugLength - 5)].Trim('-');
        return Enumerable
            .Range(1, others.Count + 1)
            .Select(number => number == 1 ? wanted : $"{wanted}-{number}")
            .First(slug => others.All(o => o.Slug != slug));
    }
}
