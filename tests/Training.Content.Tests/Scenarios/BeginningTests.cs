using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>A session begun elsewhere than at its first scene, and one that goes on through another channel.</summary>
public sealed class BeginningTests
{
    private const string Scenes = """
        ## Accueil

        Luc (visage: fermé; voix: basse): Bonsoir.

        - [Continuer.](#suite) `C2 +1` `alliance +1`
          > Oui.
        - [Partir.](#fin)
          > Non.

        ## Suite

        Luc (visage: il pleure; voix: basse): Bon.

        - [Finir.](#fin) `if alliance >= 4`
          > Oui.
        - [Finir quand même.](#fin) `if verifie`
          > Oui.
        - [Attendre.](#accueil)
          > Oui.

        ## Le lieu
        `act check-place in suite`

        Luc: Chez moi.

        - [Merci.](#resume) `fact verifie`

        ## Fin
        `ending`

        C’est fini.

        > Voilà.
        """;

    [Fact]
    public void It_begins_at_the_scene_with_the_gauges_and_the_facts_asked_for()
    {
        var play = Begin(new("suite", new Dictionary<string, int> { ["alliance"] = 4 }, ["verifie"], Channel.Phone));

        Assert.Equal(["suite"], play.Moments.Select(m => m.Scene.Id));
        Assert.Equal(["Finir.", "Finir quand même.", "Attendre."], play.Offered.Select(c => c.Words));
        Assert.Equal(Channel.Phone, play.Channel.Channel);
    }

    [Fact]
    public void Begun_in_an_act_it_has_somewhere_to_go_back_to()
    {
        var play = Begin(new("le-lieu", new Dictionary<string, int>(), []));
        play.Choose("Merci");

        Assert.Equal("suite", play.Scene.Id);
        Assert.Contains("verifie", play.Facts);
    }

    [Theory]
    [InlineData("nulle-part", "alliance", "verifie")]
    [InlineData("suite", "colere", "verifie")]
    [InlineData("suite", "alliance", "inconnu")]
    public void What_the_scenario_has_not_is_refused(string scene, string gauge, string fact)
    {
        Assert.Throws<ArgumentException>(() => Begin(new(scene, new Dictionary<string, int> { [gauge] = 1 }, [fact])));
    }

    [Fact]
    public void A_detour_tells_the_present_moment_again_on_the_other_channel_and_no_other()
    {
        var scenario = Stage.Read(Scenes).Scenario!;
        var steps = new[] { Step.Choose(0, TimeSpan.FromSeconds(10)), Step.Choose(2, TimeSpan.FromSeconds(20)) };

        var before = Play.Replay(scenario, Language.Fr, 1, steps[..1], detour: new(1, Channel.Phone));
        var after = Play.Replay(scenario, Language.Fr, 1, steps, detour: new(1, Channel.Phone));

        Assert.Equal([Channel.Video, Channel.Phone], before.Moments.Select(m => m.Channel.Channel));
        Assert.Equal([Layer.Voice], before.Moments[1].Perceive((Line)before.Moments[1].Passages[0]).Perceived.Select(c => c.Layer));
        Assert.Equal([Channel.Video, Channel.Phone, Channel.Phone], after.Moments.Select(m => m.Channel.Channel));
    }

    [Fact]
    public void A_detour_back_where_an_act_broke_in_tells_that_scene_again()
    {
        var scenario = Stage.Read(Scenes).Scenario!;
        Step[] steps =
        [
            Step.Choose(0, TimeSpan.FromSeconds(10)),
            Step.Act("check-place", TimeSpan.FromSeconds(20)),
            Step.Choose(0, TimeSpan.FromSeconds(30)),
        ];

        var play = Play.Replay(scenario, Language.Fr, 1, steps, detour: new(3, Channel.Chat));

        Assert.Equal(MomentKind.Resumption, play.Moments[^1].Kind);
        Assert.All(play.Moments.Where(m => m.Scene.Id == "suite"), m => Assert.Equal(Channel.Chat, m.Channel.Channel));
        Assert.Equal(Channel.Video, play.Moments.Single(m => m.Scene.Id == "le-lieu").Channel.Channel);
    }

    private static Play Begin(Beginning beginning) => Play.Start(Stage.Read(Scenes).Scenario!, Language.Fr, seed: 1, beginning);
}
