using System.Diagnostics;
using System.Text;
using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>A story as people write it in a word processor is read as scenes; what isn’t understood stays among the words, and is told of.</summary>
public sealed class ScenesTextTests
{
    private const string Session = """
        ---
        title: Essai
        competencies: [C2, C3]
        gauges: { confiance: 2 }
        cast: { Thérèse: therese, Luc: luc }
        ---

        # Essai

        ## Accueil

        Luc: Bonsoir.

        - [Attendre.](#fin)

        ## Fin {#fin}

        """;

    private static readonly ScenesNames French = new(
        Language.Fr,
        ["Thérèse", "Luc"],
        [new("C2", "C2"), new("C3", "C3"), new("confiance", "Confiance mutuelle")]
    );

    [Fact]
    public void A_story_with_its_marks_is_read_scene_by_scene()
    {
        var read = Read(
            """
            Scène 1 : Le téléphone sonne

            Il est 19 h 02 : la ligne grésille.
            Thérèse (voix basse, visage fermé) : Je peux pas parler longtemps.
            Luc : (un soupir) Oui.

            - « Êtes-vous seule? » → Pas seule (C3 +2, confiance mutuelle −1)
              > La question d’abord.
            • Attendre (si rien n’est dit) (→ Scène 3)
              Rétroaction : Le silence pèse.
            b) « Racontez tout! » => Elle raccroche, C2 -2 (erreur grave)
            Décider en 20 s
            Note : Tout se joue ici.

            Scène 2 – Pas seule
            Incident : la ligne coupe
            → scène suivante

            Scène 3. Elle raccroche
            La tonalité.
            Fin : tort causé
            Débreffage : Elle restait seule avec lui.
            """
        );

        Assert.Equal(["Le téléphone sonne", "Pas seule", "Elle raccroche"], read.Scenes.Select(scene => scene.Title));
        Assert.Equal(
            [
                "Narration||Il est 19 h 02 : la ligne grésille.|",
                "Line|Thérèse|Je peux pas parler longtemps.|voix: basse; visage: fermé",
                "Line|Luc|Oui.|voix: un soupir",
                "Choices|||",
                "Debrief||Tout se joue ici.|",
            ],
            read.Scenes[0].Passages.Select(Say)
        );
        Assert.Equal(
            [
                "« Êtes-vous seule? »|Pas seule|C3 +2, confiance -1|La question d’abord.",
                "Attendre|Scène 3|on timeout|Le silence pèse.",
                "« Racontez tout! »|Elle raccroche|critical, C2 -2|",
            ],
            read.Scenes[0].Choices.Select(Say)
        );
        Assert.Equal(["decide in 20s"], read.Scenes[0].Directives.Select(d => d.Text));
        Assert.Equal(["cut"], read.Scenes[1].Directives.Select(d => d.Text));
        Assert.Equal(["Continuer.|scène suivante||"], read.Scenes[1].Choices.Select(Say));
        Assert.Equal(["ending harm"], read.Scenes[2].Directives.Select(d => d.Text));
        Assert.Equal(["Wordless 17 scène suivante"], read.Remarks.Select(Say));
    }

    [Fact]
    public void English_has_its_own_words()
    {
        var read = Read(
            """
            Scene 1: The call
            Therese (low voice): I can’t talk.
            Therese (face closed): No.
            - “Are you alone?” -> Not alone (trust +1)
              Feedback: The place comes first.
            - Wait (if nothing is said) -> The end of it
            Time: 30 seconds

            Scene 2: Not alone
            The end
            Debrief: She answered.
            """,
            new(Language.En, [], [new("confiance", "Trust")])
        );

        Assert.Equal(
            ["Line|Therese|I can’t talk.|voice: low voice", "Line|Therese|No.|face: closed", "Choices|||"],
            read.Scenes[0].Passages.Select(Say)
        );
        Assert.Equal(
            ["“Are you alone?”|Not alone|confiance +1|The place comes first.", "Wait|The end of it|on timeout|"],
            read.Scenes[0].Choices.Select(Say)
        );
        Assert.Equal(["decide in 30s"], read.Scenes[0].Directives.Select(d => d.Text));
        Assert.Equal(["ending"], read.Scenes[1].Directives.Select(d => d.Text));
        Assert.Equal(["Debrief||She answered.|"], read.Scenes[1].Passages.Select(Say));
    }

    [Theory]
    [InlineData("Un bruit : la porte claque.", null)]
    [InlineData("Silence : elle cherche ses mots.", null)]
    [InlineData("Elle lui dit : « Restez. »", null)]
    [InlineData("Rendez-vous à 19:30 : il attend.", null)]
    [InlineData("Jeanne : elle revient demain.", null)]
    [InlineData("Jeanne : « Je reviens. »", "Jeanne")]
    [InlineData("Jeanne (visage défait) : Je reviens.", "Jeanne")]
    [InlineData("**Jeanne :** « Je reviens. »", "Jeanne")]
    [InlineData("*Thérèse* (*tout bas*) : Oui.", "Thérèse")]
    [InlineData("THÉRÈSE : Oui.", "Thérèse")]
    [InlineData("Luc :", "Luc")]
    public void Someone_speaks_when_the_cast_has_them_or_the_words_leave_no_doubt(string line, string? who)
    {
        var passage = Assert.Single(Read($"## Un\n\n{line}\n").Scenes[0].Passages).Passage;

        Assert.Equal(who ?? "", passage.Who);
        Assert.Equal(who is null ? ScenePassageKind.Narration : ScenePassageKind.Line, passage.Kind);
        if (who is null)
            Assert.Equal(line, passage.Words);
    }

    [Fact]
    public void A_name_that_comes_back_before_a_colon_speaks()
    {
        var read = Read("## Un\n\nMme Roy : Oui.\n\n## Deux\n\nMme Roy : Non.\n");

        Assert.Equal(["Mme Roy", "Mme Roy"], read.Scenes.SelectMany(scene => scene.Speakers));
    }

    [Fact]
    public void Words_may_stand_under_the_name_and_feedback_and_the_note_under_theirs()
    {
        var read = Read("## Un\nThérèse :\n« Oui. »\n- « Bon. » → Deux\nRétroaction :\nJuste.\n### Débreffage\nPremier.\nSecond.\n");

        Assert.Equal(["Line|Thérèse|« Oui. »|", "Choices|||", "Debrief||Premier.\n\nSecond.|"], read.Scenes[0].Passages.Select(Say));
        Assert.Equal(["« Bon. »|Deux||Juste."], read.Scenes[0].Choices.Select(Say));
    }

    [Fact]
    public void Feedback_on_the_line_of_its_choice_is_its_feedback_and_points_beside_what_is_not_known_count()
    {
        var read = Read(
            "## Un\n\n- « Oui. » → Deux. Rétroaction : Le lieu d’abord.\n- « Non. » (C2 +1, on sait qui écoute) → Deux\n\n## Deux\n\nRien.\n\nFin\n"
        );

        Assert.Equal("Le lieu d’abord.", read.Scenes[0].Choices[0].Choice.Feedback);
        Assert.Equal("« Oui. »", read.Scenes[0].Choices[0].Choice.Words);
        Assert.Equal(["C2 +1"], read.Scenes[0].Choices[1].Choice.Directives);
        Assert.Contains("(on sait qui écoute)", read.Scenes[0].Choices[1].Choice.Words, StringComparison.Ordinal);
        Assert.Equal(["Unknown 4 on sait qui écoute"], read.Remarks.Select(Say));
    }

    [Fact]
    public void A_heading_that_says_it_is_a_scene_is_one_whatever_its_level()
    {
        var read = Read("## Scène 1 – Ici\n\nOn sonne.\n\n### Scène 2 – Là\n\nOn entre.\n\n### Le décor\n\nUn couloir.\n");

        Assert.Equal(["Ici", "Là"], read.Scenes.Select(scene => scene.Title));
    }

    [Theory]
    [InlineData("- « Oui. » → Un")]
    [InlineData("– « Oui. » -> Un")]
    [InlineData("•\t« Oui. » --> Un")]
    [InlineData("1. « Oui. » => Un")]
    [InlineData("2\\) « Oui. » → « Un »")]
    [InlineData("A. « Oui. » → Un.")]
    [InlineData("(b) « Oui. » (→ Un)")]
    [InlineData("→ « Oui. » → Un")]
    [InlineData("— « Oui. » → Un")]
    [InlineData("« Oui. » → Un")]
    [InlineData("Choix 1 : « Oui. » → Un")]
    [InlineData("**Option A –** « Oui. » → Un")]
    [InlineData("- **« Oui. » → Un**")]
    [InlineData("- « Oui. »\n  → Un")]
    public void A_choice_is_known_by_its_mark_or_its_arrow(string line)
    {
        Assert.Equal(["« Oui. »|Un||"], Read($"## Un\n\n{line}\n").Scenes[0].Choices.Select(Say));
    }

    [Fact]
    public void What_stands_in_a_list_below_a_choice_is_about_it()
    {
        var read = Read(
            """
            ## Un

              - « Oui? »
                - → Deux
                - Juste.
              - « Non. »
                  Trop tôt.
                - → Trois
            """
        );

        Assert.Equal(["« Oui? »|Deux||Juste.", "« Non. »|Trois||Trop tôt."], read.Scenes[0].Choices.Select(Say));
    }

    [Theory]
    [InlineData("# La séance\n\n## Un\n\nA.\n\n## Deux\n\nB.")]
    [InlineData("## La séance\n\n### Un\n\nA.\n\n### Deux\n\nB.")]
    [InlineData("# Un\n\nA.\n\n## Débreffage\n\n# Deux\n\nB.")]
    [InlineData("## Scène 1 : Un\n\nA.\n\n## Scène 2 : Deux\n\nB.")]
    [InlineData("**Scène 1 – Un**\nA.\n**Scène 2 – Deux**\nB.")]
    [InlineData("**Un**\n\nA.\n\n**Deux**\n\nB.")]
    [InlineData("SCÈNE 1 : Un\r\nA.\r\nSCÈNE 2 : Deux\r\nB.")]
    [InlineData("## 1. Un\n\nA.\n\n## 2\\. Deux\n\nB.")]
    [InlineData("- Un\n- Deux")]
    [InlineData("1. Un\n\n2) Deux")]
    [InlineData("Un\nDeux")]
    public void Titles_are_known_by_their_marks_their_word_their_bold_or_their_being_alone(string text)
    {
        var read = Read(text);

        Assert.Equal(["Un", "Deux"], read.Scenes.Select(scene => scene.Title));
        Assert.All(
            read.Scenes.SelectMany(scene => scene.Passages),
            passage => Assert.Contains(passage.Passage.Words, (string[])["A.", "B.", ""])
        );
    }

    [Theory]
    [InlineData("Il pleut. Luc attend.", "Before 1 Il pleut. Luc attend.")]
    [InlineData("## Un\n\nA.", "DeadEnd 1 ")]
    [InlineData("## Un\n\n- Attendre.", "Nowhere 3 Attendre.")]
    [InlineData("## Un\n\n- Attendre (C9 +2) → Un", "Points 3 C9 +2")]
    [InlineData("## Un\n\n- Attendre → Un\n\nTemps : un moment", "Time 5 Temps : un moment")]
    [InlineData("## Un\n\nDécider en 20 s\n\n- Attendre → Un", "Silence 1 ")]
    [InlineData("## Un\n\nIncident : une porte claque\n- Attendre → Un", "Incident 3 Incident : une porte claque")]
    [InlineData("## Un\n\nFin\n\n### Le décor\n", "Heading 5 Le décor")]
    [InlineData("## Un\n\n## UN !", "Twice 3 UN !")]
    [InlineData("Scène :", "Untitled 1 Scène 1")]
    [InlineData("## Un\n\nRétroaction : Bien.\n\nFin", "Feedback 3 Bien.")]
    public void What_is_missing_or_isnt_understood_is_told_with_its_line(string text, string remark)
    {
        Assert.Equal([remark], Read(text).Remarks.Select(Say));
    }

    [Fact]
    public void What_isnt_understood_stays_among_the_words()
    {
        var read = Read("## Un\n\n- Attendre (C9 +2, erreur grave) (dehors, au froid) → Un\n\nTemps : un moment\n");

        Assert.Equal(["Attendre (C9 +2) (dehors, au froid)|Un|critical|"], read.Scenes[0].Choices.Select(Say));
        Assert.Equal(["Choices|||", "Narration||Temps : un moment|"], read.Scenes[0].Passages.Select(Say));
    }

    [Fact]
    public void Our_own_Markdown_is_read_as_it_is()
    {
        var session = TestContent.TextOf(TestContent.Good, TestContent.Module + "elle-vient-d-entrer.scenario.md");
        var source = ScenarioText.Read("m/x.scenario.md", session)!;
        var scenes = session[source.Scenes[0].Start..];
        var empty = ScenarioText.Read("m/x.scenario.md", session[..source.Scenes[0].Start])!;

        var read = ScenesText.Read(scenes, new(Language.Fr, source.Cast, []));
        var added = AddedScenes.Of(empty, read, new Dictionary<int, string>());

        Assert.Empty(added.Remarks);
        Assert.All(added.Scenes, scene => Assert.Equal(SceneOutcome.Added, scene.Outcome));
        Assert.Equal(
            source.Scenes.Select(scene => source.FormOf(scene)!.Tidied() with { Id = "", Title = "" }),
            added.Text.Scenes.Select(scene => added.Text.FormOf(scene)!.Tidied() with { Id = "", Title = "" }),
            (one, other) => one.Says(other)
        );
    }

    [Fact]
    public void Scenes_are_added_filled_or_left_alone_and_choices_find_them_by_title()
    {
        const string Story = """
            Scène 1 : Accueil
            Luc : Autre chose.
            Fin

            Scène 2 : L’entrée
            Thérèse : « Oui. »
            - « Bon. » → Scène 3
            - Attendre → Un détour
            - Partir → fin

            Scène 3 : FIN
            La tonalité.
            Fin
            Débreffage : Voilà.
            """;
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;

        var added = AddedScenes.Of(text, Read(Story), new Dictionary<int, string>());
        var again = AddedScenes.Of(added.Text, Read(Story), new Dictionary<int, string>());

        Assert.Equal([SceneOutcome.Written, SceneOutcome.Added, SceneOutcome.Filled], added.Scenes.Select(scene => scene.Outcome));
        Assert.Equal(["Written 1 Accueil", "Begun 8 Un détour"], added.Remarks.Select(Say));
        Assert.Equal(
            Session.Replace("## Fin {#fin}\n", "", StringComparison.Ordinal)
                + """
                ## Fin {#fin}
                `ending`

                La tonalité.

                > Voilà.

                ## L’entrée {#l-entree}

                Thérèse: « Oui. »

                - [« Bon. »](#fin)
                - [Attendre](#un-detour)
                - [Partir](#fin)

                ## Un détour {#un-detour}

                """,
            added.Text.Text
        );
        Assert.Equal([SceneOutcome.Written, SceneOutcome.Same, SceneOutcome.Same], again.Scenes.Select(scene => scene.Outcome));
        Assert.Equal(added.Text.Text, again.Text.Text);
    }

    [Fact]
    public void A_choice_that_leads_nowhere_waits_for_its_answer()
    {
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;
        var read = Read("## Un\n\nIl pleut.\n\n- Attendre.\n\n## Deux\n");

        var waiting = AddedScenes.Of(text, read, new Dictionary<int, string>());
        var answered = AddedScenes.Of(text, read, new Dictionary<int, string> { [5] = "Deux" });

        Assert.Equal([SceneOutcome.Waiting, SceneOutcome.Added], waiting.Scenes.Select(scene => scene.Outcome));
        Assert.EndsWith("- [Attendre.](#deux)\n\n## Deux {#deux}\n", answered.Text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_scene_cant_hold_is_named_and_the_scene_is_only_begun()
    {
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;
        var read = Read("## Un\n\nIl pleut.\n\n| une | table |\n\nFin\n");

        var added = AddedScenes.Of(text, read, new Dictionary<int, string>());

        Assert.Equal(["Misread 5 | une | table |"], added.Remarks.Select(Say));
        Assert.Equal(SceneOutcome.Refused, added.Scenes[0].Outcome);
        Assert.EndsWith("\n\n## Un {#un}\n", added.Text.Text, StringComparison.Ordinal);
        Assert.Equal("## Un\n\nIl pleut.\n\n| une | table |\n\nFin", read.TextOf(read.Scenes[0]));
    }

    [Fact]
    public void Whoever_isnt_in_the_cast_is_narrated()
    {
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;

        var added = AddedScenes.Of(text, Read("## Un\n\nJeanne : « Je reviens. »\n\nFin\n"), new Dictionary<int, string>());

        Assert.Equal(ScenePassageKind.Narration, added.Text.FormOf(added.Text.Find("un")!)!.Passages[0].Kind);
    }

    [Fact]
    public void More_scenes_than_are_taken_at_once_stay_in_the_text()
    {
        var read = Read(string.Join('\n', Enumerable.Range(1, 62).Select(i => $"Moment {i}")));

        Assert.Equal(60, read.Scenes.Count);
        Assert.Equal(["TooMany 61 "], read.Remarks.Select(Say));
        Assert.Equal("Moment 61\nMoment 62", read.Beyond);
    }

    [Theory]
    [InlineData("# a", " ", "b")]
    [InlineData("## Un\n- choix", " ", "x")]
    [InlineData("## Un\n- a", "(C2 +1)", "")]
    [InlineData("## Un\n- a", "`a`", "")]
    [InlineData("## Un\n- a", "- ", "->")]
    [InlineData("## Un\nLuc : ", "(a)", "")]
    [InlineData("## Un\nLuc (", "(", ") : a")]
    [InlineData("## Un\n", "a\n", "")]
    [InlineData("## Un\n- a → Un\n", "> a\n", "")]
    [InlineData("## Un\n", "**", "")]
    [InlineData("", "# a\n", "")]
    [InlineData("", "Scène 1 : a\n\u00A0", "")]
    [InlineData("## Un\nDécider en 2", "\u00A0", "0 s")]
    [InlineData("## Un\n- a (C2", "\u00A0", "+1)")]
    [InlineData("{", "#", "}")]
    public void Nothing_takes_long_to_read(string start, string over, string end)
    {
        var text = new StringBuilder(start);
        while (text.Length < ScenesText.MostLetters)
            text.Append(over);
        var watch = Stopwatch.StartNew();

        ScenesText.Read(text.Append(end).ToString(), French);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{start} took {watch.Elapsed}.");
    }

    [Fact]
    public void Whatever_is_typed_is_read_and_what_is_added_is_read_back()
    {
        string[] bits =
        [
            .. "## Un|\n|\n\n|- |→ |-> |(|)|`|**|*|: |Luc|Thérèse|Fin|Fin : |> |[|](#un)|{#a}|« | »|C2 +2|, |;|Note : |Temps : 20 s|Scène 3 : |#|a) | |\\|é|1. ".Split(
                '|'
            ),
            "| a | b |",
        ];
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;
        var state = 1u;
        uint Next() => state = (state * 1664525) + 1013904223;

        for (var i = 0; i < 400; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, 30).Select(_ => bits[(Next() >> 8) % bits.Length]));
            var added = AddedScenes.Of(text, Read(typed), new Dictionary<int, string>());

            Assert.All(
                added.Scenes.Where(scene => scene.Outcome == SceneOutcome.Added && !scene.Scene.IsTitle),
                scene => Assert.True(added.Text.FormOf(added.Text.Find(scene.Key)!)!.Tidied().Says(scene.Form.Tidied()), typed)
            );
        }
    }

    private static ScenesText Read(string text, ScenesNames? names = null) => ScenesText.Read(text, names ?? French);

    private static string Say(ReadPassage read) =>
        $"{read.Passage.Kind}|{read.Passage.Who}|{read.Passage.Words}|{string.Join("; ", read.Passage.Cues.Select(cue => $"{cue.Layer}: {cue.Text}"))}";

    private static string Say(ReadChoice read) =>
        $"{read.Choice.Words}|{read.Target}|{string.Join(", ", read.Choice.Directives)}|{read.Choice.Feedback}";

    private static string Say(ScenesRemark remark) => $"{remark.Kind} {remark.Line} {remark.What}";
}
