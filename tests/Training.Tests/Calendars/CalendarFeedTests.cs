using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Content;
using Training.Courses;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Calendars;

/// <summary>Due dates in the calendar that a person already has.</summary>
public sealed class CalendarFeedTests
{
    private const string Page = "/learning/calendar";
    private static readonly DateTimeOffset Due = new(2026, 12, 4, 4, 59, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nothing_is_published_until_one_asks()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var before = await learner.GetAsync(Page);
        var after = await learner.SubmitAsync(before, Page);

        Assert.False(before.Has("#address"));
        Assert.StartsWith("https://localhost/calendar/", Address(after), StringComparison.Ordinal);
        Assert.EndsWith(".ics", Address(after), StringComparison.Ordinal);
        Assert.StartsWith("webcal://localhost/calendar/", after.Link("Ouvrir dans mon calendrier"), StringComparison.Ordinal);
        Assert.True(after.Has("[role=status]"));
    }

    [Fact]
    public async Task Asked_for_twice_the_address_is_the_first_one()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var form = await learner.GetAsync(Page);

        var first = await learner.SubmitAsync(form, Page);
        var second = await learner.SubmitAsync(form, Page);

        Assert.Equal(Address(first), Address(second));
        Assert.Equal(Address(first), Address(await learner.GetAsync(Page)));
    }

    [Fact]
    public async Task A_learner_finds_what_is_due_in_the_time_of_the_institution()
    {
        using var site = new TrainingSite();
        var (learner, _) = await WithOfferingAsync(site, "America/Vancouver");

        var calendar = await ReadAsync(site, await PublishAsync(await site.SignInAsync(learner.Email!, at: "/i/cegep"), "/i/cegep"));

        var due = Assert.Single(calendar.Events, e => e.Summary!.StartsWith("À terminer", StringComparison.Ordinal));
        Assert.Equal("America/Vancouver", due.Start!.TzId);
        Assert.Equal(new DateTime(2026, 12, 3, 20, 59, 0), due.Start.Value);
        Assert.Equal(Due.UtcDateTime, due.Start.AsUtc);
        Assert.Contains("Cours d’essai – Automne", due.Description, StringComparison.Ordinal);
        Assert.Equal("https://localhost/i/cegep/modules/essai", due.Url!.ToString());
        Assert.Contains(calendar.TimeZones, zone => zone.TzId == "America/Vancouver");
        var end = Assert.Single(calendar.Events, e => e.Summary!.StartsWith("Fin du cours", StringComparison.Ordinal));
        Assert.True(end.IsAllDay);
        Assert.Equal(new DateOnly(2026, 12, 18), end.Start!.Date);
    }

    [Fact]
    public async Task It_speaks_the_learner_s_language()
    {
        using var site = new TrainingSite();
        var (learner, _) = await WithOfferingAsync(site, language: Language.En);

        var calendar = await ReadAsync(site, await PublishAsync(await site.SignInAsync(learner.Email!, at: "/i/cegep"), "/i/cegep"));

        Assert.Contains(calendar.Events, e => e.Summary!.StartsWith("Due: ", StringComparison.Ordinal));
        Assert.Contains(calendar.Events, e => e.Summary == "Course ends: Test course");
    }

    [Fact]
    public async Task An_instructor_finds_what_is_due_where_they_teach_and_a_stranger_nothing()
    {
        using var site = new TrainingSite();
        var (_, offering) = await WithOfferingAsync(site);
        var (instructor, stranger) = (await site.AddLearnerAsync(), await site.AddLearnerAsync());
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new OfferingInstructor
                {
                    OfferingId = offering.Id,
                    InstitutionId = offering.InstitutionId,
                    LearnerId = instructor.Id,
                }
            );
            return db.SaveChangesAsync();
        });

        var taught = await ReadAsync(site, await PublishAsync(await site.SignInAsync(instructor.Email!)));
        var others = await ReadAsync(site, await PublishAsync(await site.SignInAsync(stranger.Email!)));

        Assert.Equal(2, taught.Events.Count);
        Assert.Empty(others.Events);
    }

    [Fact]
    public async Task Whoever_left_the_cohort_has_nothing_due_there_any_more()
    {
        using var site = new TrainingSite();
        var (learner, _) = await WithOfferingAsync(site);
        var address = await PublishAsync(await site.SignInAsync(learner.Email!, at: "/i/cegep"), "/i/cegep");

        await site.InDatabaseAsync(db =>
            db.Set<Seat>().OfAllInstitutions().ExecuteUpdateAsync(c => c.SetProperty(s => s.LeftAt, site.Time.GetUtcNow()))
        );

        Assert.Empty((await ReadAsync(site, address)).Events);
    }

    [Fact]
    public async Task The_same_dates_are_fetched_once_and_a_moved_one_keeps_its_name()
    {
        using var site = new TrainingSite();
        var (learner, _) = await WithOfferingAsync(site);
        var address = await PublishAsync(await site.SignInAsync(learner.Email!, at: "/i/cegep"), "/i/cegep");
        var first = await FetchAsync(site, address);
        site.Time.Advance(TimeSpan.FromDays(1));

        var same = await FetchAsync(site, address, first.Headers.ETag!.ToString());
        await site.InDatabaseAsync(db =>
            db.Set<OfferingModule>().OfAllInstitutions().ExecuteUpdateAsync(c => c.SetProperty(m => m.DueAt, Due.AddDays(7)))
        );
        var moved = await FetchAsync(site, address, first.Headers.ETag!.ToString());

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.True(first.Headers.CacheControl!.Private);
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
        var (before, after) = (
            Calendar.Load(await first.Content.ReadAsStringAsync())!,
            Calendar.Load(await moved.Content.ReadAsStringAsync())!
        );
        Assert.Equal(before.Events.Select(e => e.Uid).Order(), after.Events.Select(e => e.Uid).Order());
    }

    [Fact]
    public async Task A_renewed_address_is_another_and_the_old_one_opens_nothing()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var old = await PublishAsync(learner);
        var form = (await learner.GetAsync(Page)).Document.Forms.Single(f => f.QuerySelector("[name=instead]") is not null);

        var renewed = Address(await learner.SubmitAsync(form));
        var twice = Address(await learner.SubmitAsync(form));

        Assert.NotEqual(old, renewed);
        Assert.Equal(renewed, twice);
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(site, old)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FetchAsync(site, renewed)).StatusCode);
    }

    [Fact]
    public async Task Turned_off_even_twice_it_answers_no_more()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var address = await PublishAsync(learner);
        var form = await learner.GetAsync(Page);

        await learner.SubmitAsync(form, Page + "/off");
        var off = await learner.SubmitAsync(form, Page + "/off");

        Assert.False(off.Has("#address"));
        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(site, address)).StatusCode);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%20")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_address_opens_nothing(string token)
    {
        using var site = new TrainingSite();

        Assert.Equal(HttpStatusCode.NotFound, (await FetchAsync(site, $"https://localhost/calendar/{token}.ics")).StatusCode);
    }

    private static string Address(Page page) => page.Document.QuerySelector("#address")!.GetAttribute("value")!;

    private static async Task<string> PublishAsync(Browser browser, string at = "") =>
        Address(await browser.SubmitAsync(await browser.GetAsync(at + Page), at + Page));

    /// <summary>As a calendar program does: without signing in.</summary>
    private static async Task<HttpResponseMessage> FetchAsync(TrainingSite site, string address, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(address).PathAndQuery, UriKind.Relative));
        if (tag is not null)
            request.Headers.IfNoneMatch.ParseAdd(tag);
        return await site.Visit().Client.SendAsync(request);
    }

    private static async Task<Calendar> ReadAsync(TrainingSite site, string address) =>
        Calendar.Load(await (await FetchAsync(site, address)).Content.ReadAsStringAsync())!;

    private static async Task<(Learner, Offering)> WithOfferingAsync(
        TrainingSite site,
        string zone = Institution.DefaultTimeZone,
        Language language = Language.Fr
    )
    {
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await site.AddLearnerAsync(language: language);
        var offering = await site.InDatabaseAsync(async db =>
        {
            await db.Set<Institution>().Where(i => i.Id == cegep.Id).ExecuteUpdateAsync(c => c.SetProperty(i => i.TimeZone, zone));
            var hash = await db.Set<Training.Catalogue.ModuleVersion>().Where(v => v.Module == "essai").Select(v => v.Hash).FirstAsync();
            var course = new InstitutionCourse
            {
                InstitutionId = cegep.Id,
                Slug = "cours",
                TitleFr = "Cours d’essai",
                TitleEn = "Test course",
                CreatedAt = site.Time.GetUtcNow(),
            };
            var offering = new Offering
            {
                InstitutionId = cegep.Id,
                CourseId = course.Id,
                Name = "Automne",
                StartsOn = new(2026, 10, 1),
                EndsOn = new(2026, 12, 18),
                CreatedAt = site.Time.GetUtcNow(),
            };
            offering.Modules.Add(
                new()
                {
                    InstitutionId = cegep.Id,
                    Module = "essai",
                    ContentHash = hash,
                    Position = 1,
                    DueAt = Due,
                }
            );
            offering.Seats.Add(
                new()
                {
                    InstitutionId = cegep.Id,
                    LearnerId = learner.Id,
                    JoinedAt = site.Time.GetUtcNow(),
                }
            );
            db.AddRange(course, offering);
            await db.SaveChangesAsync();
            return offering;
        });
        return (learner, offering);
    }
}
