using Training.Gradebook;
using Training.Progress;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>Learners by activities, each score by the rule of its quiz.</summary>
public sealed class ShowGradebookTests
{
    [Fact]
    public async Task Each_score_is_that_of_the_attempt_that_counts()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["sortes"]);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        foreach (var quiz in new[] { "toutes", "derniere", "moyenne" })
            await cohort.RecordAsync(learner, $"sortes/{quiz}", (Verb.Passed, 0.9), (Verb.Failed, 0.4));

        var page = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook");

        var heads = page.Texts(".sheet-table thead tr:last-child th").ToList();
        var row = TaughtCohort.Row(page, "Abel");
        Assert.Equal("90 %", row[heads.FindIndex(h => h.EndsWith("la meilleure tentative", StringComparison.Ordinal))]);
        Assert.Equal("40 %", row[heads.FindIndex(h => h.EndsWith("la dernière tentative", StringComparison.Ordinal))]);
        Assert.Equal("65 %", row[heads.FindIndex(h => h.EndsWith("la moyenne des tentatives", StringComparison.Ordinal))]);
        Assert.Equal("65 %", row[^1]);
    }

    [Fact]
    public async Task A_module_says_the_lessons_read_and_the_mean_of_the_scores_there_are()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"]);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        await cohort.SeatAsync("Yan", "Boivin");
        await cohort.RecordAsync(learner, "essai/lire", (Verb.Completed, null));
        await cohort.RecordAsync(learner, "essai/bilan", (Verb.Passed, 0.9));
        await cohort.RecordAsync(learner, "essai/limite", (Verb.Failed, 0.4));

        var page = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook");

        Assert.Equal(["90 %", "40 %", "–pas de score", "1 / 1", "65 %"], TaughtCohort.Row(page, "Abel"));
        Assert.Equal(["–pas de score", "–pas de score", "–pas de score", "0 / 1", "–"], TaughtCohort.Row(page, "Boivin"));
    }

    [Fact]
    public async Task What_was_passed_after_it_was_due_or_is_due_and_not_passed_is_late()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site, ["essai"], due: site.Time.GetUtcNow().AddDays(1));
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        await cohort.RecordAsync(learner, "essai/bilan", (Verb.Passed, 0.9));
        site.Time.Advance(TimeSpan.FromDays(2));
        await cohort.RecordAsync(learner, "essai/bilan", (Verb.Passed, 1));
        await cohort.RecordAsync(learner, "essai/limite", (Verb.Passed, 1));

        var page = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook");

        Assert.Equal(["100 %", "100 % en retard", "–pas de score en retard"], TaughtCohort.Row(page, "Abel")[..3]);
    }

    [Fact]
    public async Task A_large_cohort_comes_in_pages_and_one_module_can_be_chosen()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        for (var i = 0; i < Training.Reports.LearnerPage.Size + 1; i++)
            await cohort.SeatAsync("Zoé", $"Abel{i:000}");

        var first = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook?module=seance");
        var second = await cohort.Instructor.GetAsync(
            first.Document.QuerySelector("nav.pages a:not([aria-current])")!.GetAttribute("href")!
        );
        var beyond = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook?page=99");

        Assert.Equal(Training.Reports.LearnerPage.Size, first.Texts(".sheet-table tbody th").Count);
        Assert.Equal(["Abel050, Zoé"], second.Texts(".sheet-table tbody th"));
        Assert.Equal(["Abel050, Zoé"], beyond.Texts(".sheet-table tbody th"));
        Assert.DoesNotContain(second.Texts(".sheet-table thead th"), h => h.StartsWith("Un essai", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tables_can_be_scrolled_by_keyboard_and_say_what_they_hold()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");

        foreach (var path in new[] { "", "/gradebook", $"/learners/{learner.Id}" })
        {
            var page = await cohort.Instructor.GetAsync(cohort.Home + path);
            var regions = page.Document.QuerySelectorAll(".table-scroll");
            Assert.NotEmpty(regions);
            Assert.All(
                regions,
                region =>
                {
                    Assert.Equal(("0", "region"), (region.GetAttribute("tabindex"), region.GetAttribute("role")));
                    Assert.NotNull(page.Document.GetElementById(region.GetAttribute("aria-labelledby")!));
                    Assert.NotNull(region.QuerySelector("caption"));
                }
            );
            Assert.False(page.Has("main script, main [style]"));
        }
    }
}
