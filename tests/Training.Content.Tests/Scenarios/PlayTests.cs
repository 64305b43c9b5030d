using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

public sealed class PlayTests
{
    private const string TwoScenes = """
        ## Accueil

        Luc (voix: basse; visage: les yeux baissés #tired; corps: sa jambe tressaute): Bonjour.

        - [« Bonjour. »](#suite) `C2 +2` `alliance +1` `fact verifie`
          > Oui.
        - [Se taire.](#suite) `C2 -1` `critical`
          > Non.
        - [« On se connaît? »](#fin) `if verifie`
          > Jamais ici.

        ## Suite

        Une minute passe.

        - [« Ça va? »](#accueil)
          > Encore.
        - [Finir.](#fin) `if alliance >= 3` `C2 +1`
          > Bien.

        ## Vérifier {#verifier}
        `act check-place` `once`

        Luc: Je suis seul.

        - [« Merci. »](#resume) `C2 +2`

        ## Fin
        `ending`

        C’est fini.

        > Voilà.
        """;

    [Fact]
    public void A_choice_leads_on_and_does_what_it_says()
    {
        var play = Stage.Start(TwoScenes);

        play.Choose("Bonjour");

        Assert.Equal("suite", play.Scene.Id);
        Assert.Equal(3, play.Gauges["alliance"]);
        Assert.Contains("verifie", play.Facts);
    }

    [Fact]
    public void A_choice_is_offered_only_when_its_conditions_hold()
    {
        var play = Stage.Start(TwoScenes);

        Assert.Equal(2, play.Offered.Count);
        play.Choose("Se taire");

        Assert.Equal("« Ça va? »", Assert.Single(play.Offered).Words.Replace('\u00A0', ' '));
    }

    [Fact]
    public void A_step_that_does_not_fit_changes_nothing()
    {
        var play = Stage.Start(TwoScenes);

        Assert.False(play.Apply(Step.Choose(2, TimeSpan.Zero)));
        Assert.False(play.Apply(Step.Choose(99, TimeSpan.Zero)));
        Assert.False(play.Apply(Step.Timeout(TimeSpan.Zero)));
        Assert.False(play.Apply(new(StepKind.Choice, "-1", TimeSpan.Zero)));

        Assert.Equal(0, play.StepCount);
        Assert.Equal("accueil", play.Scene.Id);
    }

    [Fact]
    public void An_act_is_answered_then_goes_back_to_where_it_broke_in()
    {
        var play = Stage.Start(TwoScenes);

        play.Act("check-place");
        Assert.Equal("verifier", play.Scene.Id);
        play.Choose("Merci");

        Assert.Equal("accueil", play.Scene.Id);
        Assert.Equal(MomentKind.Resumption, play.Moments[^1].Kind);
        Assert.Empty(play.Moments[^1].Passages);
    }

    [Fact]
    public void An_act_that_happens_once_is_not_answered_twice()
    {
        var play = Stage.Start(TwoScenes);
        play.Act("check-place");
        play.Choose("Merci");

        play.Act("check-place");

        Assert.Equal("accueil", play.Scene.Id);
        Assert.Equal("check-place", play.Moments[^1].Act);
    }

    [Fact]
    public void An_act_nobody_answers_is_kept_and_costs_nothing()
    {
        var play = Stage.Start(TwoScenes);

        play.Act("ask-suicide");

        Assert.Equal(MomentKind.UnansweredAct, play.Moments[^1].Kind);
        Assert.Equal(0, play.Score.Competencies.Single().Possible);
        Assert.Equal(1, play.StepCount);
    }

    [Fact]
    public void The_score_is_what_was_taken_over_the_best_choices_met_and_an_unprompted_act_adds_to_both()
    {
        var play = Stage.Start(TwoScenes);

        play.Act("check-place");
        play.Choose("Merci");
        play.Choose("Bonjour");
        play.Choose("Finir");

        Assert.Equal(new CompetencyScore("C2", 5, 5), play.Score.Competencies.Single());
        Assert.True(play.Passed);
    }

    [Fact]
    public void A_critical_error_prevents_success_whatever_the_score()
    {
        var play = Stage.Start(TwoScenes, ("mastery: 0.7", "mastery: 0.1"));
        play.Choose("Se taire");
        play.Choose("Ça va");
        play.Choose("Bonjour");
        play.Choose("Finir");

        Assert.True(play.HasEnded);
        Assert.Single(play.Score.Critical);
        Assert.False(play.Passed);
    }

    [Fact]
    public void An_ending_that_does_harm_prevents_success_whatever_the_score()
    {
        var play = Stage.Start(TwoScenes.Replace("`ending`", "`ending harm`", StringComparison.Ordinal));
        play.Act("check-place");
        play.Choose("Merci");
        play.Choose("Bonjour");
        play.Choose("Finir");

        Assert.Equal(1, play.Score.Scaled);
        Assert.Empty(play.Score.Critical);
        Assert.False(play.Passed);
    }

    [Fact]
    public void A_timed_decision_left_alone_takes_the_choice_that_silence_means()
    {
        var play = Stage.Start(
            """
            ## Accueil
            `decide in 20s`

            Luc: Bonjour.

            - [« Bonjour. »](#fin) `C2 +2`
              > Oui.
            - [Se taire.](#fin) `C2 +1` `on timeout`
              > Non.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """,
            ("gauges: { alliance: 2 }\n", ""),
            ("facts: [verifie]\n", "")
        );

        Assert.True(play.Apply(Step.Timeout(TimeSpan.FromSeconds(20))));

        Assert.True(play.Moments[0].TimedOut);
        Assert.Equal(new CompetencyScore("C2", 1, 2), play.Score.Competencies.Single());
    }

    [Fact]
    public void An_incident_breaks_in_after_the_lines_of_its_scene_and_the_channel_stays_changed()
    {
        var play = Stage.Start(Incident("`interrupts at suite` `once` `freeze`"));

        play.Choose("Bonjour");

        Assert.Equal("l-image-fige", play.Scene.Id);
        Assert.Equal("suite", play.Moments[^2].Scene.Id);
        Assert.Equal(ChannelCondition.Frozen, play.Channel.Condition);
        play.Choose("Attendre");
        Assert.Equal("suite", play.Scene.Id);
        Assert.Equal(ChannelCondition.Frozen, play.Channel.Condition);
    }

    [Fact]
    public void A_line_that_an_incident_cut_carries_words_again_when_people_take_up_where_they_were()
    {
        var play = Stage.Start(Incident("`interrupts at suite` `once` `cut`"));

        play.Choose("Bonjour");
        Assert.False(play.Channel.CarriesWords);
        play.Choose("Attendre");

        Assert.Equal("suite", play.Scene.Id);
        Assert.Equal(ChannelCondition.Clear, play.Channel.Condition);
    }

    [Fact]
    public void A_line_that_was_cut_before_an_incident_stays_so_after_it()
    {
        var text = Incident("`interrupts at suite` `once`").Replace("## Suite\n", "## Suite\n`cut`\n", StringComparison.Ordinal);
        var play = Stage.Start(text);

        play.Choose("Bonjour");
        play.Choose("Attendre");

        Assert.Equal("suite", play.Scene.Id);
        Assert.False(play.Channel.CarriesWords);
    }

    [Fact]
    public void An_incident_at_one_of_several_scenes_is_picked_by_the_seed_and_always_the_same()
    {
        var (scenario, _) = Stage.Read(Incident("`interrupts at one of accueil, suite` `once` `freeze`"));

        string FirstScene(long seed) => Play.Start(scenario!, Language.Fr, seed).Scene.Id;

        Assert.Equal(FirstScene(7), FirstScene(7));
        Assert.Equal(2, Enumerable.Range(0, 40).Select(s => FirstScene(s)).Distinct().Count());
    }

    [Fact]
    public void An_incident_after_a_time_waits_for_the_next_scene()
    {
        var early = Stage.Start(Incident("`interrupts after 90s` `once` `freeze`"));
        early.Choose("Bonjour");
        var late = Stage.Start(Incident("`interrupts after 90s` `once` `freeze`"));
        late.Apply(Step.Choose(0, TimeSpan.FromSeconds(95)));

        Assert.Equal("suite", early.Scene.Id);
        Assert.Equal("l-image-fige", late.Scene.Id);
    }

    [Theory]
    [InlineData(Channel.InPerson, ChannelCondition.Clear, "Voice Sound Face Body Place", true)]
    [InlineData(Channel.Video, ChannelCondition.Clear, "Voice Sound Face Place Screen", true)]
    [InlineData(Channel.Video, ChannelCondition.Frozen, "Voice Sound Screen", true)]
    [InlineData(Channel.Video, ChannelCondition.CameraOff, "Voice Sound Screen", true)]
    [InlineData(Channel.GroupVideo, ChannelCondition.Clear, "Voice Sound Face Place Screen", true)]
    [InlineData(Channel.Phone, ChannelCondition.Clear, "Voice Sound", true)]
    [InlineData(Channel.Chat, ChannelCondition.Clear, "Screen", true)]
    [InlineData(Channel.Video, ChannelCondition.Cut, "Screen", false)]
    [InlineData(Channel.Phone, ChannelCondition.Cut, "", false)]
    public void The_channel_carries_these_layers_and_no_others(Channel channel, ChannelCondition condition, string layers, bool words)
    {
        var state = new ChannelState(channel, condition, TimeSpan.Zero);

        Assert.Equal(layers, string.Join(' ', Enum.GetValues<Layer>().Where(state.Carries)));
        Assert.Equal(words, state.CarriesWords);
    }

    [Fact]
    public void What_the_channel_keeps_back_is_known_to_the_debrief()
    {
        var play = Stage.Start(TwoScenes);

        var line = PerceivedLine.Through(play.Moments[0].Channel, (Line)play.Moments[0].Passages[0]);

        Assert.Equal(["basse", "les yeux baissés"], line.Perceived.Select(c => c.Text));
        Assert.Equal("sa jambe tressaute", Assert.Single(line.Hidden).Text);
        Assert.Equal("tired", line.Line.Expression);
    }

    private static string Incident(string trigger) =>
        $"""
            ## Accueil

            Luc: Bonjour.

            - [« Bonjour. »](#suite) `C2 +1` `fact verifie`
              > Oui.
            - [Se taire.](#suite) `alliance -1`
              > Non.

            ## Suite

            Une minute passe.

            - [Finir.](#fin) `if alliance >= 0`
              > Oui.
            - [Partir.](#fin)
              > Non.

            ## L’image fige
            {trigger}

            Plus rien ne bouge.

            - [Attendre.](#resume)
              > Oui.
            - [Appeler.](#fin) `if verifie`
              > Non.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """;
}
