using Training.Content;
using Training.Tests.Authoring.Drafts;
using Training.Tests.Reports;

namespace Training.Tests.Authoring;

/// <summary>A module published in French only says so, at each of its places, to whoever reads English.</summary>
public sealed class OneLanguageTests
{
    private const string Module = "/modules/" + DraftedModule.Slug;
    private const string Activity = "This activity is in French only for now";

    [Fact]
    public async Task Whoever_reads_English_is_told_in_the_catalogue_on_the_module_and_in_each_activity()
    {
        using var site = new TrainingSite();
        await PublishAsync(site, inEnglish: false);
        var learner = await site.SignUpAsync(language: Language.En);

        var catalogue = await learner.GetAsync("/modules");
        var module = await learner.GetAsync(Module);
        await learner.SubmitAsync(module, $"{Module}/enrol");
        var lesson = await learner.GetAsync($"{Module}/pour-commencer");
        var briefing = await learner.GetAsync($"{Module}/la-ligne-coupe");
        var session = await learner.SubmitAsync(briefing, $"{Module}/la-ligne-coupe/attempts");
        var quiz = await learner.GetAsync($"{Module}/bilan");
        var attempt = await learner.SubmitAsync(quiz, $"{Module}/bilan/attempts");
        var aid = await learner.GetAsync($"{Module}/a-garder");

        Assert.Contains("In French only", catalogue.Texts(".modules li .meta li"));
        Assert.Contains("Relances", catalogue.Texts("[lang=fr] h2"));
        Assert.StartsWith("This module is in French only for now", module.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("fr", module.Document.QuerySelector("h1")!.GetAttribute("lang"));
        Assert.Equal(4, module.Texts(".path h3[lang=fr]").Count);
        foreach (var page in (Page[])[lesson, briefing, session, quiz, attempt, aid])
        {
            Assert.Contains(page.Texts(".alert"), text => text.StartsWith(Activity, StringComparison.Ordinal));
            Assert.Equal("en-CA", page.Document.DocumentElement.GetAttribute("lang"));
            Assert.Equal("fr", page.Document.QuerySelector("h1")!.GetAttribute("lang"));
        }
        Assert.True(lesson.Has("article div[lang=fr] p"));
        Assert.True(session.Has(".call .said[lang=fr]"));
        Assert.True(session.Has("button.reply[lang=fr]"));
        Assert.True(attempt.Has("legend [lang=fr]"));
        Assert.True(attempt.Has(".choice [lang=fr]"));
        // Each kind says its own words in French; what the page says around them isn’t.
        Assert.True(attempt.Has("order-steps li > div[lang=fr]"));
        Assert.True(attempt.Has(".pairs li > div[lang=fr]"));
        Assert.True(attempt.Has(".pairs option[lang=fr]"));
        Assert.True(attempt.Has(".cloze[lang=fr] select[lang=en] option[lang=fr]"));
        Assert.True(attempt.Has(".rubric td[lang=fr]"));
        Assert.True(session.Has(".cue span[lang=fr]"));
    }

    [Fact]
    public async Task Whoever_reads_French_is_told_nothing()
    {
        using var site = new TrainingSite();
        await PublishAsync(site, inEnglish: false);
        var learner = await site.SignUpAsync();

        var module = await learner.GetAsync(Module);
        await learner.SubmitAsync(module, $"{Module}/enrol");
        var lesson = await learner.GetAsync($"{Module}/pour-commencer");

        foreach (var page in (Page[])[await learner.GetAsync("/modules"), module, lesson])
        {
            Assert.DoesNotContain("français seulement", page.Text("main"), StringComparison.Ordinal);
            Assert.DoesNotContain("n’existe qu’en français", page.Text("main"), StringComparison.Ordinal);
            Assert.False(page.Has("main [lang=fr]"));
        }
    }

    [Fact]
    public async Task Of_a_module_that_is_translated_in_part_each_activity_says_its_own()
    {
        using var site = new TrainingSite();
        await PublishAsync(site, inEnglish: true);
        var learner = await site.SignUpAsync(language: Language.En);

        var catalogue = await learner.GetAsync("/modules");
        var module = await learner.GetAsync(Module);
        await learner.SubmitAsync(module, $"{Module}/enrol");
        var lesson = await learner.GetAsync($"{Module}/pour-commencer");
        var quiz = await learner.GetAsync($"{Module}/bilan");

        Assert.Contains("Partly in French only", catalogue.Texts(".modules li .meta li"));
        Assert.StartsWith("Part of this module is in French only", module.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(3, module.Texts(".path h3[lang=fr]").Count);
        Assert.DoesNotContain(lesson.Texts(".alert"), text => text.StartsWith(Activity, StringComparison.Ordinal));
        Assert.Contains(quiz.Texts(".alert"), text => text.StartsWith(Activity, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_teaches_it_in_English_hears_its_titles_in_French()
    {
        using var site = new TrainingSite();
        await PublishAsync(site, inEnglish: false);
        var cohort = await Cohort.OfAsync(site, DraftedModule.Slug);
        var learner = await cohort.SeatAsync();
        await cohort.AnswerAsync(learner, $"{DraftedModule.Slug}/bilan");
        var instructor = await cohort.SecondAsync(language: Language.En);
        string[] titles = ["Relances", "Pour commencer", "La ligne coupe", "Bilan", "À garder"];

        foreach (
            var address in (string[])
                [
                    "",
                    "/gradebook",
                    $"/learners/{learner}",
                    "/scenarios",
                    $"/scenarios/{DraftedModule.Slug}/la-ligne-coupe",
                    "/items",
                    $"/items/{DraftedModule.Slug}/bilan",
                    "/modules",
                ]
        )
        {
            var page = await instructor.GetAsync(cohort.Address + address);
            Assert.Equal("en-CA", page.Document.DocumentElement.GetAttribute("lang"));
            var said = page
                .Document.QuerySelectorAll("main *")
                .Where(e => e.ChildElementCount == 0 && titles.Contains(e.TextContent.Trim()))
                .ToList();
            Assert.True(said.Count > 0, address);
            Assert.All(said, e => Assert.True(e.Closest("[lang]")!.GetAttribute("lang") == "fr", $"{address}: {e.OuterHtml}"));
        }
    }

    private static async Task PublishAsync(TrainingSite site, bool inEnglish)
    {
        var drafted = await DraftedModule.OfAsync(site, inEnglish);
        await drafted.AddAsync("scenario", "La ligne coupe");
        await drafted.AddAsync("quiz", "Bilan");
        await drafted.AddAsync("aid", "À garder");
        var review = await drafted.Author.GetAsync($"{DraftedModule.Home}/review");
        var published = await drafted.Author.SubmitAsync(review, $"{DraftedModule.Home}/review/publish", ("acceptAll", "1"));
        Assert.Equal($"{DraftedModule.Home}/versions", published.Path);
    }
}
