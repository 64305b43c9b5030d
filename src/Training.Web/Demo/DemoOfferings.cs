using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Content.Courses;
using Training.Courses;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Web.Accounts;

namespace Training.Web.Demo;

/// <summary>
/// A second institution and three offerings: one that has run for eight weeks, one that begins, one that is over. Written in one go, so that a
/// second start, or a second process, adds nothing.
/// </summary>
internal sealed class DemoOfferings(
    TrainingDbContext db,
    ContentLibrary content,
    InstitutionDirectory directory,
    DemoLearner accounts,
    TimeProvider clock
)
{
    public const string University = "universite-du-fleuve";
    public static readonly Guid Running = new("01980000-0000-7000-8000-0000000d0001");
    public static readonly Guid Beginning = new("01980000-0000-7000-8000-0000000d0002");
    public static readonly Guid Over = new("01980000-0000-7000-8000-0000000d0003");

    private const int Weeks = 8;
    private const int DaysAgo = 56 * 7;
    private const int Groups = 4;

    private static readonly (string Email, Role Role)[] AtUniversity =
    [
        (DemoLearner.InstructorEmail, Role.Instructor),
        (DemoLearner.RegistrarEmail, Role.Registrar),
        (DemoLearner.AdminEmail, Role.Admin),
    ];

    private readonly HashSet<(Guid Institution, Guid Learner)> members = [];

    public async Task SeedAsync(CancellationToken ct = default)
    {
        if (content.Courses.Count == 0 || await db.Set<Offering>().OfAllInstitutions().AnyAsync(o => o.Id == Running, ct))
            return;
        if (Shipped("college") is not { } college || Shipped("seminaire") is not { } seminar || Shipped("six-heures") is not { } sixHours)
            return;

        List<string> emails = [DemoLearner.Email, .. DemoLearner.Staff.Select(s => s.Email)];
        var staff = await db.Learners.Where(l => emails.Contains(l.Email!)).ToDictionaryAsync(l => l.Email!, ct);
        if (staff.Count < emails.Count)
            return;
        var home = await db.Set<Institution>().SingleAsync(i => i.Id == Institution.HomeId, ct);
        var university = await UniversityAsync(ct);
        var ids = staff.Values.Select(l => l.Id).ToList();
        foreach (var member in await db.Set<Membership>().OfAllInstitutions().Where(m => ids.Contains(m.LearnerId)).ToListAsync(ct))
            members.Add((member.InstitutionId, member.LearnerId));
        var monday = Monday();
        AddRunning(home, Copy(college, home), monday.AddDays(-7 * Weeks), staff);
        var begun = Add(university, Copy(seminar, university), Beginning, "Groupe du soir", monday, weeks: 15, staff);
        Seat(begun, university, DemoPeople.Beginners, monday.AddDays(-10));
        // Its own code, for whoever wants to try joining.
        begun.Admission = Admission.Code;
        begun.Code = "F7EUVE";
        var over = Add(university, Copy(sixHours, university), Over, "Cohorte pilote", monday.AddDays(-DaysAgo), weeks: 6, staff);
        Seat(over, university, DemoPeople.Practitioners, over.StartsOn.AddDays(-5));
        Join(university, staff[DemoLearner.Email], over, over.StartsOn.AddDays(-5));

        foreach (var (email, role) in AtUniversity)
            Grant(university, staff[email], role);

        if (await db.TrySaveAsync(ct))
            await directory.ReloadAsync(ct);
    }

    private Course? Shipped(string slug) => content.Courses.FirstOrDefault(c => c.Slug == slug);

    private void AddRunning(Institution home, InstitutionCourse course, DateOnly start, Dictionary<string, Learner> staff)
    {
        var offering = Add(home, course, Running, "Groupe 1", start, weeks: 15, staff);
        Seat(offering, home, DemoPeople.Cohort, start.AddDays(-4));
        Join(home, staff[DemoLearner.Email], offering, start.AddDays(-4));
        foreach (var (index, seat) in offering.Seats.Index())
            seat.Group = index % Groups + 1;
        db.Add(
            new Accommodation
            {
                InstitutionId = home.Id,
                LearnerId = offering.Seats[1].LearnerId,
                TimeFactor = 1.5m,
                GrantedBy = staff[DemoLearner.InstructorEmail].Id,
                GrantedAt = At(start, home),
            }
        );
    }

    private async Task<Institution> UniversityAsync(CancellationToken ct)
    {
        if (await db.Set<Institution>().SingleOrDefaultAsync(i => i.Slug == University, ct) is { } there)
            return there;
        var university = new Institution
        {
            Slug = University,
            NameFr = "Université du Fleuve",
            NameEn = "Université du Fleuve",
            Contact = "formation-continue@exemple.ca",
            RepresentativeName = "Dominique Exemple",
            RepresentativeTitle = "Direction de la formation continue",
            Address = "2, chemin de l’Exemple, Rimouski (Québec)  H0H 0H0",
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(university);
        return university;
    }

    private InstitutionCourse Copy(Course course, Institution institution)
    {
        var copy = new InstitutionCourse
        {
            InstitutionId = institution.Id,
            Slug = course.Slug,
            Origin = course.Slug,
            TitleFr = course.Text.Fr.Title,
            TitleEn = course.Text.En.Title,
            SummaryFr = course.Text.Fr.Summary,
            SummaryEn = course.Text.En.Summary,
            Hours = course.Hours,
            Elsewhere = course.Elsewhere,
            Rule = new() { AtLeast = course.AtLeast },
            CreatedAt = clock.GetUtcNow(),
        };
        copy.Modules.AddRange(
            course.Modules.Select(
                (module, i) =>
                    new InstitutionCourseModule
                    {
                        CourseId = copy.Id,
                        InstitutionId = institution.Id,
                        Module = module.Slug,
                        Position = i + 1,
                        IsOptional = module.IsOptional,
                    }
            )
        );
        db.Add(copy);
        return copy;
    }

    private Offering Add(
        Institution institution,
        InstitutionCourse course,
        Guid id,
        string group,
        DateOnly start,
        int weeks,
        Dictionary<string, Learner> staff
    )
    {
        var offering = new Offering
        {
            Id = id,
            InstitutionId = institution.Id,
            CourseId = course.Id,
            Name = $"{Season(start)}, {group.ToLower(Languages.Culture(Content.Language.Fr))}",
            StartsOn = start,
            EndsOn = start.AddDays(weeks * 7 - 1),
            CreatedAt = At(start.AddDays(-21), institution),
        };
        var shipped = Shipped(course.Slug)!;
        foreach (var (index, module) in shipped.Modules.Index())
            offering.Modules.Add(
                new()
                {
                    OfferingId = id,
                    InstitutionId = institution.Id,
                    Module = module.Slug,
                    ContentHash = content.Current(module.Slug)!.Hash,
                    Position = index + 1,
                    IsOptional = module.IsOptional,
                    DueAt = module.IsOptional ? null : Due(start, LastWeek(module, index, shipped.Modules.Count, weeks), institution),
                }
            );
        offering.Instructors.Add(
            new()
            {
                OfferingId = id,
                InstitutionId = institution.Id,
                LearnerId = staff[DemoLearner.InstructorEmail].Id,
            }
        );
        db.Add(offering);
        return offering;
    }

    // As the course says; where it says nothing, evenly.
    private static int LastWeek(CourseModule module, int index, int count, int weeks) =>
        module.Weeks?.Split('-')[^1] is { } week
            ? int.Parse(week, System.Globalization.CultureInfo.InvariantCulture)
            : Math.Max(1, weeks * (index + 1) / count);

    private void Seat(Offering offering, Institution institution, IEnumerable<DemoPerson> people, DateOnly joined)
    {
        foreach (var person in people)
        {
            var learner = accounts.Make(person.Email, person.GivenName, person.FamilyName, At(joined, institution));
            learner.Language = person.Language;
            // Nobody is there to read a digest.
            learner.Digest = Digest.Off;
            db.Add(learner);
            Join(institution, learner, offering, joined);
        }
    }

    private void Join(Institution institution, Learner learner, Offering offering, DateOnly joined)
    {
        var at = At(joined, institution);
        AddMember(institution, learner, at);
        offering.Seats.Add(
            new()
            {
                OfferingId = offering.Id,
                InstitutionId = institution.Id,
                LearnerId = learner.Id,
                JoinedAt = at,
            }
        );
    }

    private void Grant(Institution institution, Learner learner, Role role)
    {
        AddMember(institution, learner, clock.GetUtcNow());
        db.Add(
            new RoleGrant
            {
                InstitutionId = institution.Id,
                LearnerId = learner.Id,
                Role = role,
                GrantedAt = clock.GetUtcNow(),
            }
        );
    }

    private void AddMember(Institution institution, Learner learner, DateTimeOffset at)
    {
        if (members.Add((institution.Id, learner.Id)))
            db.Add(
                new Membership
                {
                    InstitutionId = institution.Id,
                    LearnerId = learner.Id,
                    JoinedAt = at,
                }
            );
    }

    private DateOnly Monday()
    {
        var today = clock.GetUtcNow().ToLocalDay();
        return today.AddDays(-((int)today.DayOfWeek + 6) % 7);
    }

    private static string Season(DateOnly start) => $"{start.Month switch { <= 4 => "Hiver", <= 7 => "Été", _ => "Automne" }} {start.Year}";

    /// <summary>A morning, where the institution is.</summary>
    private static DateTimeOffset At(DateOnly day, Institution institution) => Clock(day, new(9, 0), institution);

    /// <summary>The evening that ends a week.</summary>
    private static DateTimeOffset Due(DateOnly start, int week, Institution institution) =>
        Clock(start.AddDays(7 * week - 1), new(23, 59), institution);

    private static DateTimeOffset Clock(DateOnly day, TimeOnly time, Institution institution) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), TimeZoneInfo.FindSystemTimeZoneById(institution.TimeZone)), TimeSpan.Zero);
}
