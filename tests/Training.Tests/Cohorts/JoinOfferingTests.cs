using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Courses;
using Training.Enrolments;

namespace Training.Tests.Cohorts;

public sealed class JoinOfferingTests
{
    [Fact]
    public async Task A_member_joins_an_open_offering_from_its_page_once_in_however_many_tabs()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Self"));
        var learner = await Classmate.AtAsync(site);
        var address = $"/learning/courses/{offering.Id}";
        var learning = await learner.Browser.GetAsync("/learning");
        var page = await learner.Browser.GetAsync(learning.Link("Cours d’essai, Automne 2026"));

        await Task.WhenAll(
            learner.Browser.SubmitAsync(page, address + "/join"),
            learner.Browser.SubmitAsync(page, address + "/join"),
            learner.Browser.SubmitAsync(page, address + "/join")
        );
        var joined = await learner.Browser.SubmitAsync(page, address + "/join");

        Assert.Equal(address, page.Path);
        Assert.Equal(2, joined.Texts(".path h3").Count);
        Assert.Single((await teacher.OfferingAsync(offering.Id)).Seats);
        Assert.Contains(
            "Cours d’essai",
            (await learner.Browser.GetAsync("/learning")).Text("section[aria-labelledby=my-courses]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_page_of_a_shipped_course_says_where_it_is_given()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync("/teaching/courses/new?from=parcours"), "/teaching/courses/new");
        var course = await site.InDatabaseAsync(db => db.Set<InstitutionCourse>().SingleAsync());
        var offering = await teacher.OfferAsync(course, ("admission", "Self"));

        var page = await (await site.SignUpAsync()).GetAsync("/courses/parcours");
        var visitor = await site.Visit().GetAsync("/courses/parcours");

        Assert.Equal($"/learning/courses/{offering.Id}", page.Link("Un parcours, Automne 2026"));
        Assert.False(visitor.Has("#given"));
    }

    [Fact]
    public async Task A_code_lets_in_however_it_is_typed_and_twice_changes_nothing()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Code"));
        var learner = await Classmate.AtAsync(site);
        var form = await learner.Browser.GetAsync("/join/course");
        var code = $" {offering.Code![..4].ToLowerInvariant()}-{offering.Code[4..]} ";

        var first = await learner.Browser.SubmitAsync(form, "/join/course", ("code", code));
        var second = await learner.Browser.SubmitAsync(form, "/join/course", ("code", offering.Code));

        Assert.Equal($"/learning/courses/{offering.Id}", first.Path);
        Assert.Equal(first.Path, second.Path);
        Assert.Single((await teacher.OfferingAsync(offering.Id)).Seats);
    }

    [Theory]
    [InlineData("", "Écrivez le code qu’on vous a donné.")]
    [InlineData("BCDF2345", "Aucun cours n’a ce code.")]
    public async Task A_missing_or_unknown_code_is_refused_and_stays_in_the_field(string code, string message)
    {
        using var site = new TrainingSite();
        var learner = await Classmate.AtAsync(site);

        var page = await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/join/course"), "/join/course", ("code", code));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Text("#code-error"), StringComparison.Ordinal);
        Assert.Equal(code, page.Value("code"));
    }

    [Fact]
    public async Task A_code_that_was_replaced_or_of_another_admission_lets_nobody_in()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Code"));
        var settings = $"/teaching/offerings/{offering.Id}/settings";
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(settings), settings, ("admission", "Instructor"));
        var learner = await Classmate.AtAsync(site);

        var page = await learner.Browser.SubmitAsync(
            await learner.Browser.GetAsync("/join/course"),
            "/join/course",
            ("code", offering.Code!)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Empty((await teacher.OfferingAsync(offering.Id)).Seats);
    }

    [Theory]
    [InlineData("2026-11-24", "2026-12-18", "Les inscriptions ouvrent le 24 novembre 2026")]
    [InlineData("2026-11-01", "2026-11-22", "Ce cours a pris fin le 22 novembre 2026")]
    public async Task Before_and_after_its_dates_an_offering_takes_nobody_and_says_why(string from, string to, string message)
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var course = await teacher.MakeCourseAsync();
        var open = await teacher.OfferAsync(course, ("startsOn", from), ("endsOn", to), ("admission", "Self"));
        var coded = await teacher.OfferAsync(course, ("startsOn", from), ("endsOn", to), ("admission", "Code"));
        var learner = await Classmate.AtAsync(site);

        var page = await learner.Browser.GetAsync($"/learning/courses/{open.Id}");
        await learner.Browser.PostAsync($"/learning/courses/{open.Id}/join", "/join/course");
        var byCode = await learner.Browser.SubmitAsync(
            await learner.Browser.GetAsync("/join/course"),
            "/join/course",
            ("code", coded.Code!)
        );

        Assert.Contains(message, page.Text(".alert"), StringComparison.Ordinal);
        Assert.Contains(message, byCode.Text("#code-error"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Seat>().CountAsync()));
    }

    [Fact]
    public async Task A_missing_prerequisite_is_named_and_once_completed_opens_the_course()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var first = await teacher.MakeCourseAsync(("titleFr", "Premier pas"), ("place-seul", ""));
        var second = await teacher.MakeCourseAsync(("prerequisites", first.Slug));
        var (before, after) = (
            await teacher.OfferAsync(first, ("admission", "Self")),
            await teacher.OfferAsync(second, ("admission", "Self"))
        );
        var learner = await Classmate.AtAsync(site);
        var address = $"/learning/courses/{after.Id}";

        var refused = await learner.Browser.GetAsync(address);
        await learner.Browser.PostAsync($"{address}/join", "/join/course");
        var seats = (await teacher.OfferingAsync(after.Id)).Seats.Count;
        await learner.Browser.PostAsync($"/learning/courses/{before.Id}/join", "/join/course");
        await learner.CompletePresenceAsync();
        var joined = await learner.Browser.SubmitAsync(await learner.Browser.GetAsync(address), $"{address}/join");

        Assert.Contains("Premier pas", refused.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(0, seats);
        Assert.True(joined.Has("details form"));
        Assert.Single((await teacher.OfferingAsync(after.Id)).Seats);
    }

    [Fact]
    public async Task An_offering_that_instructors_fill_is_not_found_by_others()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync());
        var learner = await Classmate.AtAsync(site);
        var address = $"/learning/courses/{offering.Id}";

        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.PostAsync(address + "/join", "/join/course")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.PostAsync(address + "/leave", "/join/course")).Status);
    }

    [Fact]
    public async Task Leaving_keeps_what_was_done_and_coming_back_is_the_same_seat()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Self"));
        var learner = await Classmate.AtAsync(site);
        var address = $"/learning/courses/{offering.Id}";
        await learner.Browser.PostAsync(address + "/join", "/join/course");
        await learner.CompletePresenceAsync();
        var page = await learner.Browser.GetAsync(address);

        await learner.Browser.SubmitAsync(page, address + "/leave");
        var left = await learner.Browser.SubmitAsync(page, address + "/leave");
        await learner.Browser.PostAsync(address + "/join", "/join/course");
        var back = await learner.Browser.GetAsync(address);

        Assert.Equal("/learning", left.Path);
        Assert.False(left.Has("#my-courses"));
        Assert.Equal(1, back.Document.QuerySelectorAll(".path > li.done").Length);
        Assert.Single((await teacher.OfferingAsync(offering.Id)).Seats);
    }

    [Fact]
    public async Task What_is_late_and_what_comes_next_is_said_at_the_head_of_ones_learning()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(
            await teacher.MakeCourseAsync(),
            ("due-presence", "2026-11-24T12:00"),
            ("due-seul", "2026-12-04T17:00")
        );
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);

        site.Time.Advance(TimeSpan.FromDays(2));
        var learning = await learner.Browser.GetAsync("/learning");
        await learner.CompletePresenceAsync();
        var course = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");

        Assert.Contains("En retard", learning.Text(".state.bad"), StringComparison.Ordinal);
        Assert.Contains("Être là, à distance", learning.Text(".state.bad"), StringComparison.Ordinal);
        Assert.Contains("4 décembre 2026, 17 h 00", learning.Text("section[aria-labelledby=my-courses]"), StringComparison.Ordinal);
        Assert.Contains("Terminé en retard", course.Text(".path > li.done"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enrolling_in_a_running_course_is_on_the_version_of_the_cohort_and_whoever_is_enrolled_keeps_theirs()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync());
        var (seated, early, outside) = (await Classmate.AtAsync(site), await Classmate.AtAsync(site), await Classmate.AtAsync(site));
        content.Append("modules/presence/lire.md", "\nUne phrase de plus.\n");
        content.Append("modules/presence/lire.en.md", "\nOne more sentence.\n");
        await site.PublishAsync();
        await early.CompletePresenceAsync();

        await teacher.SeatAsync(offering, seated.Account.Email!, early.Account.Email!);
        await seated.CompletePresenceAsync();
        await outside.CompletePresenceAsync();

        var hashes = await site.InDatabaseAsync(db => db.Set<Enrolment>().ToDictionaryAsync(e => e.LearnerId, e => e.ContentHash));
        Assert.Equal(offering.Modules[0].ContentHash, hashes[seated.Account.Id]);
        Assert.NotEqual(offering.Modules[0].ContentHash, hashes[early.Account.Id]);
        Assert.Equal(hashes[early.Account.Id], hashes[outside.Account.Id]);
    }
}
