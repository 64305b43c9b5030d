using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

public sealed class MissedActTests
{
    private const string Scenes = """
        ## Accueil

        Luc: Bonjour.

        - [Convenir d’un mot.](#suite) `fact verifie` `C2 +1`
          > Oui.
        - [Continuer.](#suite)
          > Non.

        ## Suite

        Luc: Alors?

        - [Finir.](#fin)

        ## Le lieu
        `act check-place` `act a1` `once` `if verifie`

        Luc: Chez moi.

        ## La question
        `act ask-suicide in suite`

        Luc: Oui.

        ## Fin
        `ending`

        C’est fini.

        > Voilà.
        """;

    [Fact]
    public void An_act_is_missed_at_the_first_moment_it_would_have_been_answered()
    {
        var missed = Missed("Convenir", "Finir");

        Assert.Equal([("check-place", 1, "le-lieu"), ("ask-suicide", 1, "la-question")], missed);
    }

    [Fact]
    public void An_act_that_nothing_would_have_answered_on_this_way_is_not_missed()
    {
        Assert.Equal([("ask-suicide", 1, "la-question")], Missed("Continuer", "Finir"));
    }

    [Theory]
    [InlineData("check-place")]
    [InlineData("a1")]
    public void An_act_that_was_taken_even_under_another_name_is_not_missed(string act)
    {
        Assert.Equal([("ask-suicide", 1, "la-question")], Missed("Convenir", act, "Finir"));
    }

    private static IEnumerable<(string, int, string)> Missed(params string[] ways)
    {
        var play = Stage.Start(Scenes);
        var steps = new List<Step>();
        foreach (var way in ways)
        {
            var choice = play.Offered.FirstOrDefault(c => c.Words.StartsWith(way, StringComparison.Ordinal));
            steps.Add(choice is null ? Step.Act(way, play.Elapsed) : Step.Choose(choice.Index, play.Elapsed));
            Assert.True(play.Apply(steps[^1]));
        }
        return MissedAct.Of(play.Scenario, Language.Fr, seed: 1, steps).Select(m => (m.Act, m.Moment, m.Answer.Id));
    }
}
