using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>Which channels a scene may be come to on.</summary>
public sealed class SceneChannelsTests
{
    public static TheoryData<string> Sessions => [.. Session.Names];

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Whatever_a_learner_does_the_channel_is_one_of_those_said(string name)
    {
        var session = Session.Of(name);
        var channels = SceneChannels.Of(session.Scenario.Channel, session.Scenario.Script.Fr);

        for (var seed = 0; seed < 200; seed++)
            AssertKnown(channels, session.Walk(seed).Play, name);
    }

    [Fact]
    public void Of_made_up_sessions_too()
    {
        var arrivals = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var scenario = SmallScenario.Make(seed);
            var channels = SceneChannels.Of(scenario.Channel, scenario.Script.Fr);
            var random = new Random(seed);
            for (var walk = 0; walk < 10; walk++)
            {
                var play = Play.Start(scenario, Language.Fr, walk);
                for (var step = 0; step < 30 && !play.HasEnded && play.Offered.Count > 0; step++)
                    play.Apply(
                        random.Next(3) == 0
                            ? Step.Act(SmallScenario.Acts[random.Next(SmallScenario.Acts.Length)], play.Elapsed + TimeSpan.FromSeconds(20))
                            : Step.Choose(play.Offered[random.Next(play.Offered.Count)].Index, play.Elapsed + TimeSpan.FromSeconds(20))
                    );
                arrivals += AssertKnown(channels, play, $"seed {seed}");
            }
        }

        Assert.True(arrivals > 5_000, $"{arrivals} arrivals");
    }

    [Fact]
    public void A_change_lasts_until_the_next_and_a_scene_that_nothing_leads_to_has_none()
    {
        var (scenario, _) = Stage.Read(
            """
            ## Accueil

            Luc: Bonjour.

            - [« Oui. »](#image)
            - [« Non. »](#bilan)

            ## Image
            `channel video`

            Luc: Me voyez-vous?

            - [« Oui. »](#suite)

            ## Suite

            Luc: Bon.

            - [« Bon. »](#bilan)

            ## Nulle part

            Luc: Perdu.

            - [« Bon. »](#bilan)

            ## Bilan
            `ending`

            Il part.

            > Voilà.
            """
        );
        var script = scenario!.Script.Fr;
        var channels = SceneChannels.Of(Channel.Phone, script);

        Assert.Equal([Channel.Phone], channels.Before("image").Select(c => c.Channel));
        Assert.Equal([Channel.Video], channels.Before("suite").Select(c => c.Channel));
        Assert.Equal([Channel.Video, Channel.Phone], channels.Before("bilan").Select(c => c.Channel).Order());
        Assert.Empty(channels.Before("nulle-part"));
    }

    private static int AssertKnown(SceneChannels channels, Play play, string what)
    {
        var arrivals = play.Moments.Where(m => m.Kind == MomentKind.Arrival).ToList();
        foreach (var moment in arrivals)
            Assert.True(
                channels.Before(moment.Scene.Id).Any(before => Clear(before.After(moment.Scene.Channel)) == Clear(moment.Channel)),
                $"{what}: {moment.Scene.Id} on {moment.Channel}"
            );
        return arrivals.Count;
    }

    // A delay hides nothing.
    private static ChannelState Clear(ChannelState channel) => channel with { Lag = TimeSpan.Zero };
}
