using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content;
using Training.Courses;
using Training.Learners;

namespace Training.Tests.Cohorts;

/// <summary>Someone who teaches at the home institution: makes courses and offerings through the pages.</summary>
internal sealed class Teacher
{
    private readonly TrainingSite site;

    private Teacher(TrainingSite site, Learner account, Browser browser) => (this.site, Account, Browser) = (site, account, browser);

    public Learner Account { get; }
    public Browser Browser { get; }

    public static async Task<Teacher> AtAsync(TrainingSite site, Role role = Role.Instructor, string givenName = "Odile")
    {
        var account = await site.AddLearnerAsync(givenName, "Beaulieu", Language.Fr);
        await site.GrantAsync(account, role);
        return new(site, account, await site.SignInAsync(account.Email!));
    }

    /// <summary>A course of one’s own: <c>presence</c> and <c>seul</c>, both asked for, unless the fields say otherwise.</summary>
    public async Task<InstitutionCourse> MakeCourseAsync(params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual =
        [
            ("titleFr", "Cours d’essai"),
            ("titleEn", "Trial course"),
            ("hours", "3,5"),
            ("elsewhere", "1"),
            ("place-presence", "1"),
            ("place-seul", "2"),
        ];
        var names = fields.Select(f => f.Name).ToHashSet();
        var form = await Browser.GetAsync("/teaching/courses/new");
        var page = await Browser.SubmitAsync(form, "/teaching/courses/new", [.. usual.Where(f => !names.Contains(f.Name)), .. fields]);
        Assert.True((int)page.Status == 200, string.Join("; ", page.Texts(".errors li")));
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        return await CourseAsync(id);
    }

    public Task<InstitutionCourse> CourseAsync(Guid id) =>
        site.InDatabaseAsync(db => db.Set<InstitutionCourse>().AsNoTracking().Include(c => c.Modules).SingleAsync(c => c.Id == id));

    /// <summary>An offering that began today and has no end, unless the fields say otherwise.</summary>
    public async Task<Offering> OfferAsync(InstitutionCourse course, params (string Name, string Value)[] fields)
    {
        var address = $"/teaching/courses/{course.Id}/offerings/new";
        var names = fields.Select(f => f.Name).ToHashSet();
        (string, string)[] usual = names.Contains("name") ? [] : [("name", "Automne 2026")];
        var page = await Browser.SubmitAsync(await Browser.GetAsync(address), address, [.. usual, .. fields]);
        Assert.True((int)page.Status == 200, string.Join("; ", page.Texts(".errors li")));
        return await OfferingAsync(Guid.Parse(page.Path.Split('/')[^2]));
    }

    public Task<Offering> OfferingAsync(Guid id) =>
        site.InDatabaseAsync(db =>
            db.Set<Offering>()
                .AsNoTracking()
                .Include(o => o.Modules.OrderBy(m => m.Position))
                .Include(o => o.Seats)
                .Include(o => o.Instructors)
                .AsSplitQuery()
                .SingleAsync(o => o.Id == id)
        );

    /// <summary>Adds people by their addresses.</summary>
    public async Task<Page> SeatAsync(Offering offering, params IEnumerable<string> addresses)
    {
        var seats = $"/teaching/offerings/{offering.Id}/seats";
        return await Browser.SubmitAsync(await Browser.GetAsync(seats), seats, ("addresses", string.Join("\n", addresses)));
    }

    public Task<List<CourseCompletion>> CompletionsAsync() =>
        site.InDatabaseAsync(db => db.Set<CourseCompletion>().AsNoTracking().ToListAsync());
}

/// <summary>A learner of the home institution who goes through modules.</summary>
internal sealed class Classmate
{
    private Classmate(Learner account, Browser browser) => (Account, Browser) = (account, browser);

    public Learner Account { get; }
    public Browser Browser { get; }

    public static async Task<Classmate> AtAsync(TrainingSite site, string givenName = "Amélie", string familyName = "Tremblay")
    {
        var account = await site.AddLearnerAsync(givenName, familyName);
        return new(account, await site.SignInAsync(account.Email!));
    }

    /// <summary>The same learner in another browser.</summary>
    public Classmate In(Browser browser) => new(Account, browser);

    /// <summary>Reads the one lesson of <c>presence</c>, which completes it.</summary>
    public async Task<Page> CompletePresenceAsync()
    {
        await Browser.PostAsync("/modules/presence/enrol", "/modules/presence");
        return await Browser.SubmitAsync(await Browser.GetAsync("/modules/presence/lire"), "/modules/presence/lire/complete");
    }

    /// <summary>Takes the one quiz of <c>seul</c>; with both answers right it completes it.</summary>
    public async Task<Page> TakeSeulAsync(bool well = true)
    {
        var quiz = await Quizzes.QuizTaker.EnrolAsync(Browser, "seul/unique");
        return await quiz.TakeAsync(("r.mot", "0"), ("r.rappel", well ? "0" : "1"));
    }
}
