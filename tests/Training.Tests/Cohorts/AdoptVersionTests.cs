using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Enrolments;
using Training.Progress;
using Training.Tests.Quizzes;

namespace Training.Tests.Cohorts;

public sealed class AdoptVersionTests
{
    [Fact]
    public async Task A_newer_version_is_announced_its_differences_shown_and_it_reaches_the_cohort_only_when_adopted()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (teacher, offering, learner) = await CohortAsync(site);
        await QuizTaker.EnrolAsync(learner.Browser, "seul/unique");
        await ChangeQuizAsync(content, site);
        var address = $"/teaching/offerings/{offering.Id}/modules";

        var notice = await teacher.Browser.GetAsync($"/teaching/offerings/{offering.Id}/seats");
        var compare = await teacher.Browser.GetAsync(address + "/seul");
        var before = await EnrolmentAsync(site, learner);
        var adopted = await teacher.Browser.SubmitAsync(compare, address + "/seul");
        var after = await EnrolmentAsync(site, learner);

        Assert.Contains("Un module a une nouvelle version", notice.Text("main"), StringComparison.Ordinal);
        Assert.Contains(
            compare.Texts(".bullets li"),
            text => text.StartsWith("Modifié", StringComparison.Ordinal) && text.Contains("Unique", StringComparison.Ordinal)
        );
        Assert.Contains("d’avance.", compare.Texts("del b"));
        Assert.Contains("ensemble.", compare.Texts("ins b"));
        Assert.Equal(offering.Modules[1].ContentHash, before.ContentHash);
        Assert.NotEqual(before.ContentHash, after.ContentHash);
        Assert.Equal(after.ContentHash, (await teacher.OfferingAsync(offering.Id)).Modules[1].ContentHash);
        Assert.True(adopted.Has("[role=status]"));
    }

    [Fact]
    public async Task Whoever_has_not_begun_sees_the_version_of_their_cohort_and_everyone_else_the_newest()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (_, _, learner) = await CohortAsync(site);
        var other = await Classmate.AtAsync(site, "Luc");
        content.Replace("modules/seul/module.md", "title: Un seul questionnaire", "title: Un questionnaire seul");
        content.Replace("modules/seul/module.md", "version: 1.0.0", "version: 1.1.0");
        await site.PublishAsync();

        var (mine, theirs) = (await learner.Browser.GetAsync("/modules/seul"), await other.Browser.GetAsync("/modules/seul"));
        var (list, newest) = (await learner.Browser.GetAsync("/modules"), await other.Browser.GetAsync("/modules"));
        await learner.Browser.PostAsync("/modules/seul/enrol", "/modules/seul");
        var begun = await learner.Browser.GetAsync("/modules");

        Assert.Equal(("Un seul questionnaire", "Un questionnaire seul"), (mine.Heading, theirs.Heading));
        Assert.Contains("1.0.0", mine.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("Un seul questionnaire", list.Texts("h2"));
        Assert.Contains("Un questionnaire seul", newest.Texts("h2"));
        Assert.Contains("Un seul questionnaire", begun.Texts("h2"));
    }

    [Fact]
    public async Task Adopting_twice_is_adopting_once_and_what_was_not_shown_is_not_adopted()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (teacher, offering, _) = await CohortAsync(site);
        await ChangeQuizAsync(content, site);
        var address = $"/teaching/offerings/{offering.Id}/modules/seul";
        var shown = await teacher.Browser.GetAsync(address);

        await teacher.Browser.SubmitAsync(shown, address);
        var first = await teacher.OfferingAsync(offering.Id);
        await teacher.Browser.SubmitAsync(shown, address);
        var second = await teacher.OfferingAsync(offering.Id);
        content.Replace("modules/seul/unique.quiz.md", "Convenu ensemble", "Convenu à deux");
        content.Replace("modules/seul/unique.quiz.en.md", "Agreed together", "Agreed by both");
        await site.PublishAsync();
        var stale = await teacher.Browser.SubmitAsync(shown, address);

        Assert.Equal((first.Revision, first.Modules[1].ContentHash), (second.Revision, second.Modules[1].ContentHash));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(second.Modules[1].ContentHash, (await teacher.OfferingAsync(offering.Id)).Modules[1].ContentHash);
    }

    [Fact]
    public async Task Whoever_is_in_the_middle_of_what_changed_finishes_it_on_their_version_and_moves_then()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (teacher, offering, learner) = await CohortAsync(site);
        var quiz = await QuizTaker.EnrolAsync(learner.Browser, "seul/unique");
        var attempt = await quiz.StartAsync();
        await ChangeQuizAsync(content, site);
        var address = $"/teaching/offerings/{offering.Id}/modules/seul";

        var compare = await teacher.Browser.GetAsync(address);
        await teacher.Browser.SubmitAsync(compare, address);
        var during = await EnrolmentAsync(site, learner);
        var result = await quiz.SubmitAsync(attempt, ("r.mot", "0"), ("r.rappel", "1"));
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address);
        var after = await EnrolmentAsync(site, learner);

        Assert.Contains("au milieu d’un questionnaire", compare.Text("section[aria-labelledby=adopt]"), StringComparison.Ordinal);
        Assert.Equal(offering.Modules[1].ContentHash, during.ContentHash);
        Assert.Equal("Pas encore réussi : 1 sur 2", result.Text("#verdict").Replace('\u00A0', ' '));
        Assert.NotEqual(during.ContentHash, after.ContentHash);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<LearningRecord>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_completed_the_module_keeps_version_completion_and_date()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (teacher, offering, learner) = await CohortAsync(site);
        await learner.TakeSeulAsync();
        var before = await site.InDatabaseAsync(db => db.Set<Completion>().AsNoTracking().SingleAsync());
        await ChangeQuizAsync(content, site);
        var address = $"/teaching/offerings/{offering.Id}/modules/seul";

        site.Time.Advance(TimeSpan.FromDays(1));
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address);

        var after = await site.InDatabaseAsync(db => db.Set<Completion>().AsNoTracking().SingleAsync());
        Assert.Equal((before.ContentHash, before.CompletedAt), (after.ContentHash, after.CompletedAt));
        Assert.Equal(before.ContentHash, (await EnrolmentAsync(site, learner)).ContentHash);
    }

    [Fact]
    public async Task A_version_that_asks_for_nothing_more_completes_the_module_and_the_course()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var (teacher, offering, learner) = await CohortAsync(site, ("place-retours", "2"), ("place-seul", ""));
        await learner.CompletePresenceAsync();
        await learner.Browser.PostAsync("/modules/retours/enrol", "/modules/retours");
        foreach (var lesson in new[] { "lire", "relire" })
            await learner.Browser.SubmitAsync(
                await learner.Browser.GetAsync($"/modules/retours/{lesson}"),
                $"/modules/retours/{lesson}/complete"
            );
        foreach (var quiz in new[] { "chaque", "apres", "discret", "avant" })
        foreach (var ending in new[] { ".quiz.md", ".quiz.en.md" })
            content.Remove($"modules/retours/{quiz}{ending}");
        content.Replace("modules/retours/module.md", "[lire, relire, chaque, apres, discret, avant]", "[lire, relire]");
        content.Replace("modules/retours/module.md", "moveOn: CompletedAndPassed", "moveOn: Completed");
        await site.PublishAsync();
        var address = $"/teaching/offerings/{offering.Id}/modules/retours";

        var compare = await teacher.Browser.GetAsync(address);
        await teacher.Browser.SubmitAsync(compare, address);

        Assert.Equal(4, compare.Texts(".bullets li").Count(text => text.StartsWith("Retiré", StringComparison.Ordinal)));
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
        Assert.Single(await teacher.CompletionsAsync());
    }

    private static async Task ChangeQuizAsync(ContentCopy content, TrainingSite site)
    {
        content.Replace("modules/seul/unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        content.Replace("modules/seul/unique.quiz.en.md", "Agreed", "Agreed together");
        await site.PublishAsync();
    }

    private static Task<Enrolment> EnrolmentAsync(TrainingSite site, Classmate learner) =>
        site.InDatabaseAsync(db => db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.LearnerId == learner.Account.Id));

    private static async Task<(Teacher, Offering, Classmate)> CohortAsync(TrainingSite site, params (string, string)[] course)
    {
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(course));
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        return (teacher, offering, learner);
    }
}
