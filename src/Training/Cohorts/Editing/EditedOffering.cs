using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Courses;
using Training.Data;
using Training.Institutions;

namespace Training.Cohorts.Editing;

/// <summary>Writes a checked form into an offering.</summary>
internal sealed class EditedOffering(TrainingDbContext db, ContentLibrary content, InstitutionTime time)
{
    /// <summary>Those of a course’s modules that new cohorts can be given, in its order: not what was withdrawn.</summary>
    public IEnumerable<InstitutionCourseModule> Offered(InstitutionCourse course) =>
        course.Modules.OrderBy(m => m.Position).Where(m => !content.IsWithdrawn(m.Module));

    /// <summary>Makes an offering, its modules on the versions of today; sent twice, the form makes one.</summary>
    /// <param name="course">With its modules.</param>
    public async Task AddAsync(OfferingForm form, InstitutionCourse course, CancellationToken ct)
    {
        var offering = new Offering
        {
            Id = form.Id,
            CourseId = course.Id,
            Name = form.Name,
            StartsOn = InstitutionTime.ReadDay(form.StartsOn)!.Value,
            CreatedAt = time.Now,
        };
        foreach (var place in Offered(course))
            if (content.Current(place.Module) is { } version)
                offering.Modules.Add(
                    new()
                    {
                        OfferingId = offering.Id,
                        Module = place.Module,
                        ContentHash = version.Hash,
                        Position = offering.Modules.Count + 1,
                        IsOptional = place.IsOptional,
                    }
                );
        Write(form, offering);
        db.Add(offering);
        await db.TrySaveAsync(ct);
    }

    /// <param name="offering">With its modules and instructors.</param>
    /// <returns>False when someone changed the offering since the form was shown: nothing was written.</returns>
    public async Task<bool> SaveAsync(OfferingForm form, Offering offering, CancellationToken ct)
    {
        if (offering.Revision != form.Revision)
            return false;
        Write(form, offering);
        offering.Revision++;
        return await db.TrySaveAsync(ct);
    }

    private void Write(OfferingForm form, Offering offering)
    {
        offering.Name = form.Name;
        offering.StartsOn = InstitutionTime.ReadDay(form.StartsOn)!.Value;
        offering.EndsOn = InstitutionTime.ReadDay(form.EndsOn);
        offering.Admission = Enum.Parse<Admission>(form.Admission);
        // A code that was shown stays good while the admission is by code again.
        if (offering.Admission == Admission.Code && (offering.Code is null || form.NewCode))
            offering.Code = AdmissionCode.Draw();
        foreach (var module in offering.Modules)
            module.DueAt = form.Due.GetValueOrDefault(module.Module) is { Length: > 0 } due ? time.ReadMoment(due) : null;
        db.RemoveRange(offering.Instructors.Where(i => !form.Instructors.Contains(i.LearnerId)).ToList());
        foreach (var learner in form.Instructors.Where(l => offering.Instructors.TrueForAll(i => i.LearnerId != l)))
            offering.Instructors.Add(new() { OfferingId = offering.Id, LearnerId = learner });
    }

    /// <summary>Those who may teach at the institution, by name.</summary>
    public Task<List<PersonName>> MayTeachAsync(IReadOnlyCollection<Guid> alsoThese, CancellationToken ct) =>
        db
            .Learners.Where(l =>
                alsoThese.Contains(l.Id)
                || db.Set<Learners.RoleGrant>()
                    .Any(g => g.LearnerId == l.Id && (g.Role == Learners.Role.Instructor || g.Role == Learners.Role.Admin))
            )
            .OrderBy(l => l.FamilyName)
            .ThenBy(l => l.GivenName)
            .Select(l => new PersonName(l.Id, l.GivenName, l.FamilyName))
            .ToListAsync(ct);
}

/// <summary>Someone of the institution, by name.</summary>
public sealed record PersonName(Guid Id, string GivenName, string FamilyName)
{
    public string Full => $"{GivenName} {FamilyName}".Trim();
}
