using Microsoft.EntityFrameworkCore;
using Training.Enrolments;
using Training.Progress;

namespace Training.Tests.Lessons;

public sealed class ReadLessonTests
{
    private const string Lesson = "/modules/seance/lire";

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_comes_back_to_the_lesson()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(Lesson);

        Assert.Equal("/account/sign-in", page.Path);
        Assert.Contains("modules%2Fseance%2Flire", page.Address, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_learner_who_is_not_enrolled_lands_on_the_module()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        Assert.Equal("/modules/seance", (await learner.GetAsync(Lesson)).Path);
    }

    [Fact]
    public async Task A_finished_lesson_is_recorded_once_however_often_it_is_posted()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);
        var lesson = await learner.GetAsync(Lesson);

        var next = await learner.SubmitAsync(lesson, $"{Lesson}/complete");
        await learner.SubmitAsync(lesson, $"{Lesson}/complete");

        Assert.Equal("/modules/seance/aide", next.Path);
        Assert.Equal(Verb.Completed, await site.InDatabaseAsync(db => db.Set<LearningRecord>().Select(r => r.Verb).SingleAsync()));
    }

    [Fact]
    public async Task What_is_for_instructors_is_not_shown_to_learners()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        Assert.DoesNotContain("formateurs seulement", (await learner.GetAsync(Lesson)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lesson_page_costs_at_most_two_queries_besides_the_journal()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);
        await learner.GetAsync("/modules/seance/jouer");

        var first = await site.Sql.DuringAsync(() => learner.GetAsync(Lesson));
        var again = await site.Sql.DuringAsync(() => learner.GetAsync(Lesson));

        Assert.InRange(first.Count, 1, 3);
        Assert.InRange(again.Count, 1, 2);
    }

    [Fact]
    public async Task An_aid_is_a_page_to_print_and_is_never_required()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        var aid = await learner.GetAsync("/modules/seance/aide");

        Assert.Equal("À imprimer", aid.Heading);
        Assert.True(aid.Has("ul.checklist"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<LearningRecord>().CountAsync()));
    }

    [Fact]
    public async Task The_place_is_remembered()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        await learner.GetAsync(Lesson);

        Assert.Equal("lire", await site.InDatabaseAsync(db => db.Set<Enrolment>().Select(e => e.LastActivity).SingleAsync()));
        Assert.Equal(Lesson, (await learner.GetAsync("/learning")).Document.QuerySelector(".resume a")!.GetAttribute("href"));
    }

    private static async Task<Browser> EnrolAsync(TrainingSite site)
    {
        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/seance/enrol", tokenFrom: "/modules/seance");
        return learner;
    }
}
