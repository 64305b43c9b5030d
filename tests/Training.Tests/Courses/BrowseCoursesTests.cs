using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Enrolments;
using Training.Learners;
using Training.Tests.Scenarios;

namespace Training.Tests.Courses;

public sealed class BrowseCoursesTests
{
    private const string Course = "/courses/parcours";

    [Fact]
    public async Task A_visitor_finds_the_courses_from_the_catalogue_in_either_language()
    {
        using var site = new TrainingSite();

        var catalogue = await site.Visit().GetAsync("/modules");
        var french = await site.Visit().GetAsync(catalogue.Link("Voir les cours"));
        var english = await site.Visit("en-CA").GetAsync("/courses");

        Assert.Equal(["Un parcours"], french.Texts(".modules h2"));
        Assert.Equal(["A path"], english.Texts(".modules h2"));
        Assert.Contains("Continuing education", english.Text(".modules .meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_courses_page_says_its_modules_weeks_and_hours_and_offers_an_account()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(Course);

        Assert.Equal("Un parcours", page.Heading);
        Assert.Equal(3, page.Texts(".path h3").Count);
        Assert.Contains("Semaines 1 à 2", page.Text(".path"), StringComparison.Ordinal);
        Assert.Contains("Semaine 3", page.Text(".path"), StringComparison.Ordinal);
        Assert.Contains("facultatif", page.Text(".path > li:last-child"), StringComparison.Ordinal);
        Assert.Contains("45 min dans les modules", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("returnUrl=/courses/parcours", page.Link("Créer un compte pour commencer"), StringComparison.Ordinal);
        Assert.DoesNotContain("Une note de classe", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_for_instructors_are_for_people_with_a_role()
    {
        using var site = new TrainingSite();

        var learner = await (await site.SignUpAsync()).GetAsync(Course);
        var instructor = await (await site.SignUpWithRoleAsync(Role.Instructor)).GetAsync(Course);

        Assert.DoesNotContain("Une note de classe", learner.Html, StringComparison.Ordinal);
        Assert.Contains("Une note de classe", instructor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_start_a_course_is_to_enrol_on_its_first_module_once_however_often_one_clicks()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var page = await learner.GetAsync(Course);

        var first = await learner.SubmitAsync(page, "/modules/seance/enrol");
        var second = await learner.SubmitAsync(page, "/modules/seance/enrol");

        Assert.Equal("/modules/seance/lire", first.Path);
        Assert.Equal(first.Path, second.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync()));
        Assert.Contains("Continuer ce cours", (await learner.GetAsync(Course)).Text("main form"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_completed_module_a_course_goes_on_with_the_next()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        await learner.Browser.SubmitAsync(await learner.Browser.GetAsync("/modules/seance/lire"), "/modules/seance/lire/complete");
        await learner.PlayWellAsync();

        var page = await learner.Browser.GetAsync(Course);

        Assert.Contains("1 module terminé sur 2", page.Text("main form"), StringComparison.Ordinal);
        Assert.Equal(1, page.Document.QuerySelectorAll(".path > li.done").Length);
        Assert.Equal("/modules/seul/unique", (await learner.Browser.SubmitAsync(page, "/modules/seul/enrol")).Path);
    }

    [Fact]
    public async Task A_course_that_is_not_there_is_not_found()
    {
        using var site = new TrainingSite();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync("/courses/rien")).Status);
    }
}
