using System.Net;

namespace Training.Tests.Quizzes;

/// <summary>When an author lets answers be explained, and how much is said.</summary>
public sealed class FeedbackPolicyTests
{
    private static readonly (string, string)[] OneWrong = [("r.lieu", "1"), ("r.mot", "0"), ("r.rappel", "0")];
    private static readonly string[] Explanations =
    [
        "Le contenu attendra",
        "Le lieu avant",
        "Le lieu, toujours",
        "Convenu",
        "Il en faut un",
        "À revoir",
        "Bonne réponse",
        "source-65",
        "À relire",
    ];

    [Fact]
    public async Task Until_its_date_a_result_explains_nothing_and_says_when_it_will()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "retours/apres");

        var before = await learner.Browser.GetAsync(learner.Quiz);
        var result = await learner.TakeAsync(OneWrong);

        Assert.Contains(
            "Les réponses seront expliquées à partir du 16 décembre 2026",
            before.Text(".read.stack"),
            StringComparison.Ordinal
        );
        Assert.Equal("Pas encore réussi : 2 sur 3", result.Text("#verdict"));
        Assert.Contains("Les réponses seront expliquées ici à partir du 16 décembre 2026.", result.Texts(".verdict .state"));
        Assert.All(Explanations, said => Assert.DoesNotContain(said, result.Html, StringComparison.Ordinal));
        Assert.Equal(["Votre réponseNon", "Votre réponseOui", "Votre réponseOui"], result.Texts(".choice.graded"));
    }

    [Theory]
    [InlineData(4, 59, false)]
    [InlineData(5, 0, true)]
    public async Task Explanations_appear_the_day_after_at_midnight_by_the_sites_clocks(int hour, int minute, bool isExplained)
    {
        using var site = new TrainingSite();
        // Midnight in Québec, in winter.
        site.Time.SetUtcNow(new(2026, 12, 16, hour, minute, 0, TimeSpan.Zero));
        var learner = await QuizTaker.EnrolAsync(site, "retours/apres");

        var result = await learner.TakeAsync(OneWrong);

        Assert.Equal(isExplained, result.Html.Contains("Le contenu attendra", StringComparison.Ordinal));
        Assert.Equal(isExplained, result.Has("#source-65"));
        Assert.Equal(isExplained, (await learner.Browser.GetAsync($"{learner.Attempt()}/practice")).Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_author_does_not_show_is_not_in_the_page()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "retours/discret");

        var result = await learner.PressAsync(await learner.TakeAsync([.. OneWrong]), "Remettre quand même");
        var start = await learner.Browser.GetAsync(learner.Quiz);
        var module = await learner.Browser.GetAsync("/modules/retours");

        Assert.Equal("Pas encore réussi", result.Text("#verdict"));
        Assert.DoesNotContain("%", result.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("À revoir", result.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Bonne réponse", result.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("À relire", result.Html, StringComparison.Ordinal);
        // Of the choices, only what is said of the one that was ticked.
        Assert.Contains("Le contenu attendra.", result.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Le lieu avant le contenu", result.Html, StringComparison.Ordinal);
        Assert.Equal("Pas encore réussi", start.Text("table td:last-child"));
        Assert.Contains("Pas encore réussi", module.Texts(".path .state"));
        Assert.Equal(HttpStatusCode.NotFound, (await learner.Browser.GetAsync($"{learner.Attempt()}/practice")).Status);
    }

    [Fact]
    public async Task Each_answer_says_where_to_read_again()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "retours/chaque");

        var result = await learner.PressAsync(await learner.TakeAsync([.. OneWrong]), "Remettre quand même");

        // The one that cites the same source; the one that the item names; and nothing made up.
        Assert.Equal("À relire : Le lieu", result.Text("section.item:has(#item-lieu) .reread"));
        Assert.Equal("/modules/retours/lire", result.Link("Le lieu"));
        Assert.Equal("À relire : Le mot", result.Text("section.item:has(#item-mot) .reread"));
        Assert.False(result.Has("section.item:has(#item-rappel) .reread"));
    }
}
