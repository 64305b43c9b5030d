using Training.Content.Competencies;
using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

public sealed class LevelsTests
{
    [Theory]
    [InlineData(0, 10, null)]
    [InlineData(4, 10, null)]
    [InlineData(5, 10, CompetencyLevel.N1)]
    [InlineData(6, 10, CompetencyLevel.N1)]
    [InlineData(7, 10, CompetencyLevel.N2)]
    [InlineData(8, 10, CompetencyLevel.N2)]
    [InlineData(17, 20, CompetencyLevel.N3)]
    [InlineData(12, 10, CompetencyLevel.N3)]
    [InlineData(-3, 10, null)]
    public void A_level_is_a_share_of_the_possible_points(int earned, int possible, CompetencyLevel? level)
    {
        Assert.Equal(level, Levels.Shown(earned, possible, critical: 0));
    }

    [Fact]
    public void A_critical_error_holds_a_competency_at_N1()
    {
        Assert.Equal(CompetencyLevel.N1, Levels.Shown(10, 10, critical: 1));
        Assert.Null(Levels.Shown(4, 10, critical: 1));
    }

    [Fact]
    public void Under_four_possible_points_a_session_says_no_level()
    {
        Assert.Null(Levels.Shown(3, 3, critical: 0));
        Assert.Equal(CompetencyLevel.N3, Levels.Shown(4, 4, critical: 0));
        Assert.Null(Levels.Shown(0, 0, critical: 0));
    }

    [Fact]
    public void A_critical_error_touches_the_competencies_that_it_takes_points_from_and_all_of_them_when_it_takes_none()
    {
        const string Scenes = """
            ## Accueil

            Luc: Bonjour.

            - [Bien.](#suite) `C2 +2` `C3 +2`
              > Oui.
            - [Mal.](#suite) `C2 -1` `critical`
              > Non.

            ## Suite

            Luc: Alors?

            - [Encore bien.](#fin) `C2 +2` `C3 +2`
              > Oui.
            - [Encore mal.](#fin) `critical`
              > Non.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """;
        var one = Stage.Start(Scenes, ("[C2]", "[C2, C3]"));
        one.Choose("Mal");
        one.Choose("Encore bien");
        var all = Stage.Start(Scenes, ("[C2]", "[C2, C3]"));
        all.Choose("Bien");
        all.Choose("Encore mal");

        Assert.Equal([1, 0], one.Score.Competencies.Select(c => c.Critical));
        Assert.Equal([1, 1], all.Score.Competencies.Select(c => c.Critical));
    }

    [Fact]
    public void Every_total_is_the_sum_of_its_moments()
    {
        var play = Stage.Start(
            """
            ## Accueil

            Luc: Bonjour.

            - [Bien.](#suite) `C2 +2`
              > Oui.
            - [Moins bien.](#suite) `C2 -1`
              > Non.

            ## Suite
            `C2 +1`

            Luc: Alors?

            - [Continuer.](#fin)

            ## Le lieu
            `act check-place` `once` `C2 +3`

            Luc: Chez moi.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """
        );
        play.Choose("Moins bien");
        play.Act("check-place");
        play.Choose("Continuer");

        var score = play.Score;

        Assert.Equal(
            [("accueil", -1, 2), ("suite", 1, 1), ("le-lieu", 3, 3)],
            score.Moments.Select(m => (m.Moment.Scene.Id, m.Earned, m.Possible))
        );
        Assert.Equal(new CompetencyScore("C2", 3, 6), score.Competencies.Single());
    }
}
