using System.Diagnostics;
using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>A story as someone who has never seen the site writes it: all of it is understood, and nothing of it is lost.</summary>
public sealed class WholeStoryTests
{
    internal const string Story = """
        # Appel du soir : Noé, 14 ans

        Noé a écrit cet après-midi à la ligne de texto. Vous le rappelez à 18 h.

        ## Scène 1 – Le premier mot

        Noé décroche. On entend une radio, puis une porte.

        Noé : Allô? Qui parle?

        Vous : C’est Léa, de l’école. Tu nous as écrit tantôt.

        Noé : Ah. C’était rien.

        Réponses possibles :

        - « J’appelle parce que ton mot m’a touchée. Es-tu à un endroit où tu peux parler? » (confiance +2, on sait que Noé est seul) → scène 2. Rétroaction : Vous dites pourquoi vous appelez.
        - « Tu as écrit : je suis tanné. Qu’est-ce que ça veut dire? » (confiance −1) → scène 3. Rétroaction : La question vient trop vite.

        ## Scène 2 – La ligne lâche

        Noé s’assoit; sa voix baisse. Incident technique : la communication est coupée.

        Réponses possibles :

        - Rappeler et dire : « On a été coupés, c’est pas toi. » (confiance +1) → scène 3. Rétroaction : La coupure n’est pas un rejet.
        - Attendre qu’il rappelle. (confiance −2) → scène 5. Rétroaction : Il peut croire que vous avez raccroché.

        ## Scène 3 – La grande sœur

        Quelqu’un prend le téléphone.

        Maude : Allô? C’est qui, ça?

        Réponses possibles (vous avez 20 secondes; passé ce temps, Maude raccroche → scène 5) :

        - « Bonjour. Je suis intervenante à l’école de Noé. » (confiance +1) → scène 4. Rétroaction : Vous vous nommez sans rien livrer.
        - « Votre frère a écrit des choses inquiétantes. » (confiance −3) → scène 5. Rétroaction : Son message est répété devant lui.
        - « Noé est seul, il peut me le dire. » (seulement si on sait que Noé est seul; la question du suicide est posée) → scène 4. Rétroaction : Vous savez qu’il peut parler.

        ## Scène 4 – Un plan pour ce soir (fin)

        Noé répond. Il n’a rien préparé.

        Noé : OK. Mais c’est moi qui lui dis.

        Fin réussie : Noé n’est plus seul avec ce qu’il a écrit.

        ## Scène 5 – La tonalité (fin)

        Noé ne répond plus.

        Fin à reprendre : le fil est rompu, il faudra un autre moyen de le rejoindre.
        """;

    private const string Session = """
        ---
        title: Appel du soir
        channel: phone
        competencies: [C3]
        gauges: { confiance-de-noe: 3 }
        labels: { confiance-de-noe: Confiance de Noé }
        facts: [noe-est-seul, question-du-suicide-posee]
        cast: { Noé: none, Maude: none }
        ---

        """;

    private static readonly ScenesNames Names = new(
        Language.Fr,
        ["Noé", "Maude"],
        [new("C3", "C3"), new("confiance-de-noe", "Confiance de Noé")]
    )
    {
        Facts = ["noe-est-seul", "question-du-suicide-posee"],
        MayAddFacts = true,
    };

    private static readonly ScenesNames Bare = new(Language.Fr, ["Luc"], [new("C2", "C2")]);

    [Fact]
    public void All_of_it_is_understood_without_a_word_being_changed()
    {
        var read = ScenesText.Read(Story, Names);

        Assert.Equal(
            ["Le premier mot", "La ligne lâche", "La grande sœur", "Un plan pour ce soir", "La tonalité"],
            read.Scenes.Select(scene => scene.Title)
        );
        Assert.Equal(
            [
                "Narration||Noé décroche. On entend une radio, puis une porte.",
                "Line|Noé|Allô? Qui parle?",
                "Narration||Vous dites\u00A0: «\u00A0C’est Léa, de l’école. Tu nous as écrit tantôt.\u00A0»",
                "Line|Noé|Ah. C’était rien.",
                "Choices||",
            ],
            Passages(read.Scenes[0])
        );
        Assert.Equal(
            [
                "« J’appelle parce que ton mot m’a touchée. Es-tu à un endroit où tu peux parler? »|scène 2|confiance-de-noe +2, fact noe-est-seul|Vous dites pourquoi vous appelez.",
                "« Tu as écrit : je suis tanné. Qu’est-ce que ça veut dire? »|scène 3|confiance-de-noe -1|La question vient trop vite.",
            ],
            Choices(read.Scenes[0])
        );
        Assert.Equal(["cut"], Directives(read.Scenes[1]));
        Assert.Equal(["Narration||Noé s’assoit; sa voix baisse.", "Choices||"], Passages(read.Scenes[1]));
        Assert.Equal(["decide in 20s"], Directives(read.Scenes[2]));
        Assert.Equal(
            [
                "« Noé est seul, il peut me le dire. »|scène 4|if noe-est-seul, fact question-du-suicide-posee|Vous savez qu’il peut parler.",
                "Ne rien dire.|scène 5|on timeout|Passé ce temps, Maude raccroche.",
            ],
            Choices(read.Scenes[2]).TakeLast(2)
        );
        Assert.Equal(["ending"], Directives(read.Scenes[3]));
        Assert.Equal("Debrief||Noé n’est plus seul avec ce qu’il a écrit.", Passages(read.Scenes[3])[^1]);
        Assert.Equal(["ending"], Directives(read.Scenes[4]));
        Assert.Equal("Debrief||le fil est rompu, il faudra un autre moyen de le rejoindre.", Passages(read.Scenes[4])[^1]);
        Assert.Equal([ScenesRemarkKind.Before, ScenesRemarkKind.Learner], read.Remarks.Select(remark => remark.Kind));
    }

    [Fact]
    public void All_of_it_is_added_and_says_the_same_when_it_is_read_again()
    {
        var text = ScenarioText.Read("m/x.scenario.md", Session)!;
        var read = ScenesText.Read(Story, Names);

        var added = AddedScenes.Of(text, read, new Dictionary<int, string>());
        var again = AddedScenes.Of(added.Text, read, new Dictionary<int, string>());

        Assert.Equal([(ScenesRemarkKind.Restored, 2)], added.Remarks.Select(remark => (remark.Kind, remark.Scene)));
        Assert.Contains(
            "## La grande sœur {#la-grande-soeur}\n`decide in 20s` `channel phone`\n",
            added.Text.Text,
            StringComparison.Ordinal
        );
        Assert.All(added.Scenes, scene => Assert.Equal(SceneOutcome.Added, scene.Outcome));
        Assert.All(again.Scenes, scene => Assert.Equal(SceneOutcome.Same, scene.Outcome));
        Assert.Contains(
            "- [Ne rien dire.](#la-tonalite) `on timeout`\n  > Passé ce temps, Maude raccroche.",
            added.Text.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void English_is_understood_whole_too()
    {
        var read = ScenesText.Read(
            """
            Scene 1: The first word

            Noah answers. Technical incident: the connection drops.
            You: This is Lea, from school.

            Possible answers (you have 20 seconds; after that, Maude hangs up → scene 2):
            - “Can you talk?” (trust +2, we know that Noah is alone) → scene 2. Feedback: You ask first.
            - “Are you alone, then?” (only if we know that Noah is alone; the question is asked) → scene 2. Feedback: You know.

            Scene 2: The tone (the end)

            He is gone.

            Good ending: he will call again.
            """,
            new(Language.En, ["Noah"], [new("trust-of-noah", "Noah’s trust")]) { Facts = ["question-asked"], MayAddFacts = true }
        );

        Assert.Equal(["cut", "decide in 20s"], Directives(read.Scenes[0]));
        Assert.Equal("Narration||You say: “This is Lea, from school.”", Passages(read.Scenes[0])[1]);
        Assert.Equal(
            [
                "“Can you talk?”|scene 2|trust-of-noah +2, fact noah-is-alone|You ask first.",
                "“Are you alone, then?”|scene 2|if noah-is-alone, fact question-asked|You know.",
                "Say nothing.|scene 2|on timeout|After that, Maude hangs up.",
            ],
            Choices(read.Scenes[0])
        );
        Assert.Equal(("The tone", "ending"), (read.Scenes[1].Title, Directives(read.Scenes[1]).Single()));
        Assert.Equal("Debrief||he will call again.", Passages(read.Scenes[1])[^1]);
        Assert.Equal([ScenesRemarkKind.Learner], read.Remarks.Select(remark => remark.Kind));
    }

    [Fact]
    public void A_fact_that_the_session_does_not_have_is_named_by_the_words_that_make_it_true()
    {
        var names = Bare with { MayAddFacts = true };

        var read = ScenesText.Read(
            "## Un\n\n- « Oui. » (on sait que Luc est seul) → Deux\n- « Non. » (seulement si Luc est seul) → Deux\n\n## Deux\n\nFin\n",
            names
        );
        var refused = ScenesText.Read("## Un\n\n- « Oui. » (on sait que Luc est seul) → Un\n", Bare);

        Assert.Equal(["« Oui. »|Deux|fact luc-est-seul|", "« Non. »|Deux|if luc-est-seul|"], Choices(read.Scenes[0]));
        Assert.Empty(read.Remarks);
        Assert.Equal(["« Oui. » (on sait que Luc est seul)|Un||"], Choices(refused.Scenes[0]));
        Assert.Equal([(ScenesRemarkKind.Unknown, 3)], refused.Remarks.Select(remark => (remark.Kind, remark.Line)));
    }

    [Theory]
    [InlineData("rend vrai : loic-est-seul", "fact loic-est-seul")]
    [InlineData("Établit : Loïc est seul", "fact loic-est-seul")]
    [InlineData("sets: loic-est-seul", "fact loic-est-seul")]
    [InlineData("on sait que Loïc est seul dans sa chambre", "fact loic-est-seul")]
    [InlineData("vous savez qu’un mot est convenu", "fact mot-convenu")]
    [InlineData("Loïc est seul", "fact loic-est-seul")]
    [InlineData("we know that Loïc is seul", "fact loic-est-seul")]
    [InlineData("seulement si : loic-est-seul", "if loic-est-seul")]
    [InlineData("seulement si Loïc est seul", "if loic-est-seul")]
    [InlineData("offert seulement si on sait que Loïc est seul", "if loic-est-seul")]
    [InlineData("si Loïc est seul et si un mot est convenu", "if loic-est-seul, if mot-convenu")]
    [InlineData("sauf si Loïc est seul", "unless loic-est-seul")]
    [InlineData("unless: mot-convenu", "unless mot-convenu")]
    [InlineData("seulement si on ne sait pas que Loïc est seul", "unless loic-est-seul")]
    [InlineData("only if confiance >= 3", "if confiance-de-loic >= 3")]
    [InlineData("seulement si la confiance est d’au moins 3", "if confiance-de-loic >= 3")]
    [InlineData("sauf si la confiance est à 2 ou moins", "unless confiance-de-loic <= 2")]
    [InlineData("confiance +2 et on sait que Loïc est seul", "confiance-de-loic +2, fact loic-est-seul")]
    [InlineData("erreur grave, confiance −2", "confiance-de-loic -2, critical")]
    [InlineData("la confiance monte", "confiance-de-loic +1")]
    [InlineData("on sait que Loïc est seul, la confiance baisse un peu", "fact loic-est-seul, confiance-de-loic -1")]
    public void What_a_choice_settles_is_read_beside_it_after_it_and_under_it(string words, string directives)
    {
        ScenesNames names = new(Language.Fr, [], [new("confiance-de-loic", "Confiance de Loïc"), new("calme", "Calme")])
        {
            Facts = ["loic-est-seul", "mot-convenu"],
        };

        foreach (
            var choice in (string[])
                [$"- « Oui. » ({words}) → Un", $"- « Oui. » → Un, {words}", $"- « Oui. » → Un. {words}", $"- « Oui. » → Un\n    - {words}"]
        )
        {
            var read = ScenesText.Read($"## Un\n\n{choice}\n", names);

            var only = Assert.Single(read.Scenes[0].Choices);
            Assert.Equal(("« Oui. »", "Un", ""), (only.Choice.Words, only.Target, only.Choice.Feedback));
            Assert.Equal(directives, string.Join(", ", only.Choice.Directives.OrderBy(directive => directive == "critical")));
            Assert.Empty(read.Remarks);
        }
    }

    [Theory]
    [InlineData("- « Oui. » (dehors, au froid) → Un", "Aside 3 (dehors, au froid)", "« Oui. » (dehors, au froid)|Un||")]
    [InlineData("- « Oui. » (seulement si la lune est pleine) → Un", "Unknown 3 seulement si la lune est pleine", null)]
    [InlineData("- « Oui (peut-être). » → Un", null, "« Oui (peut-être). »|Un||")]
    [InlineData("- « Oui. » → Un. Il le fallait.", "After 3 Il le fallait.", "« Oui. »|Un||Il le fallait.")]
    [InlineData("- « Oui. » → scène 1. Il le fallait.", "After 3 Il le fallait.", "« Oui. »|scène 1||Il le fallait.")]
    [InlineData("Réponses possibles (une seule) :\n- « Oui. » → Un", "Choices 3 Réponses possibles (une seule) :", "« Oui. »|Un||")]
    [InlineData("- « Oui. » → on va à la scène 1", null, "« Oui. »|scène 1||")]
    [InlineData("- « Oui. » → Un. *Rétroaction : il le fallait.*", null, "« Oui. »|Un||il le fallait.")]
    [InlineData("- Vous : « Oui. » → Un", null, "« Oui. »|Un||")]
    [InlineData("Luc : Non.\nIncident : l’appel est coupé\n- « Oui. » → Un", "Cut 3 Non.", "« Oui. »|Un||")]
    public void What_is_not_understood_is_told_and_never_lost(string text, string? remark, string? choice)
    {
        var read = ScenesText.Read($"## Un\n\n{text}\n", Bare);

        Assert.Equal(remark is null ? [] : [remark], read.Remarks.Select(r => $"{r.Kind} {r.Line} {r.What}"));
        if (choice is not null)
            Assert.Equal([choice], Choices(read.Scenes[0]));
    }

    [Fact]
    public void An_ending_is_called_by_its_number_and_a_decision_is_timed_ahead_of_what_happens()
    {
        const string Text =
            "## Scène 1 – Ça tourne\n\n(décision en 30 secondes) Un bruit sourd.\n\n- « Restez assise. » → Fin 1, confiance +\n"
            + "- Si le temps est écoulé → Fin 2\n\n## Scène 2 – Fin 1 : Vue aujourd’hui\n\nElle respire.\n\n## Scène 3 – Fin 2 : Trop vite\n\nRien.\n";
        var read = ScenesText.Read(Text, new(Language.Fr, [], [new("confiance", "Confiance")]));
        var first = read.Scenes[0];

        Assert.Equal(["Ça tourne", "Fin 1 : Vue aujourd’hui", "Fin 2 : Trop vite"], read.Scenes.Select(scene => scene.Title));
        Assert.Equal(["decide in 30s"], first.Directives.Select(d => d.Text));
        Assert.Equal(["Un bruit sourd."], first.Passages.Select(p => p.Passage.Words).Where(words => words.Length > 0));
        Assert.Equal(
            [
                ["confiance +1"],
                ["on timeout"],
            ],
            first.Choices.Select(c => c.Choice.Directives)
        );
        Assert.All(read.Scenes.Skip(1), scene => Assert.Equal(["ending"], scene.Directives.Select(d => d.Text)));
    }

    [Fact]
    public void One_name_that_is_not_known_is_told_once_with_its_lines()
    {
        var read = ScenesText.Read(
            "## Un\n\n- « Oui. » (espoir +1) → Un\n- « Non. » (espoir -1) → Un\n- « Bon. » (Espoir +2) → Un\n",
            Bare
        );

        Assert.Equal(
            [(ScenesRemarkKind.Points, 3, "espoir", 3)],
            read.Remarks.Select(remark => (remark.Kind, remark.Line, remark.What, remark.Times))
        );
    }

    [Theory]
    [InlineData("Réponses possibles (vous avez 20 secondes) :", "decide in 20s", null)]
    [InlineData("Que dites-vous? (2 minutes; ensuite → Deux) :", "decide in 120s", "Ne rien dire.|Deux|on timeout|")]
    [InlineData("Temps : 15 s → Deux", "decide in 15s", "Ne rien dire.|Deux|on timeout|")]
    [InlineData("**Choix possibles, en 30 secondes :**", "decide in 30s", null)]
    public void A_label_of_choices_may_say_how_long_they_take_and_where_silence_leads(string label, string directive, string? choice)
    {
        var read = ScenesText.Read($"## Un\n\n{label}\n- « Oui. » → Deux\n\n## Deux\n\nFin\n", Bare).Scenes[0];

        Assert.Equal([directive], Directives(read));
        Assert.Equal(choice is null ? ["« Oui. »|Deux||"] : ["« Oui. »|Deux||", choice], Choices(read));
    }

    [Theory]
    [InlineData("Incident technique : la communication est coupée.", "cut")]
    [InlineData("Incident : l’appel est perdu", "cut")]
    [InlineData("Panne : le réseau tombe", "cut")]
    [InlineData("Technical incident: the connection drops", "cut")]
    [InlineData("Incident : son image se fige", "freeze")]
    [InlineData("Incident : la ligne revient", null)]
    public void An_incident_is_understood_in_its_own_words(string line, string? directive)
    {
        var read = ScenesText.Read($"## Un\n\nIl parle. {line}\n\nFin\n", Bare);

        Assert.Equal(directive is null ? ["ending"] : [directive, "ending"], Directives(read.Scenes[0]));
        Assert.Equal(directive is null ? [ScenesRemarkKind.Incident] : [], read.Remarks.Select(remark => remark.Kind));
    }

    [Theory]
    [InlineData("## Un (fin)\n\nIl part.", "ending")]
    [InlineData("## Un (fin : tort causé)\n\nIl part.", "ending harm")]
    [InlineData("## Un (fin)\n\nIl part.\n\nFin : tort causé", "ending harm")]
    [InlineData("## Un (the end)\n\nIl part.\n\nThe end", "ending")]
    public void A_title_may_say_that_it_is_an_ending(string text, string directive)
    {
        var scene = ScenesText.Read(text, Bare).Scenes[0];

        Assert.Equal(("Un", directive), (scene.Title, Assert.Single(Directives(scene))));
    }

    [Theory]
    [InlineData("- « ", "(a) ", "")]
    [InlineData("- a → ", "a. ", "")]
    [InlineData("- a → Un, ", "b, ", "")]
    [InlineData("- a (on sait que ", "et ", ")")]
    [InlineData("Réponses possibles (", "9 ", ") :")]
    [InlineData("A. ", " ", "Incident : b")]
    [InlineData("", "on sait que a ", "")]
    public void No_line_takes_long_to_read(string start, string over, string end)
    {
        var line = start + string.Concat(Enumerable.Repeat(over, (7_900 - start.Length - end.Length) / over.Length)) + end;
        var text = "## Un\n\n" + string.Join("\n\n", Enumerable.Repeat(line, ScenesText.MostLetters / 8_000));
        var watch = Stopwatch.StartNew();

        ScenesText.Read(text, Names);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{start} took {watch.Elapsed}.");
    }

    private static List<string> Directives(ReadScene scene) => [.. scene.Directives.Select(directive => directive.Text)];

    private static List<string> Passages(ReadScene scene) =>
        [.. scene.Passages.Select(read => $"{read.Passage.Kind}|{read.Passage.Who}|{read.Passage.Words}")];

    private static List<string> Choices(ReadScene scene) =>
        [
            .. scene.Choices.Select(read =>
                $"{read.Choice.Words}|{read.Target}|{string.Join(", ", read.Choice.Directives)}|{read.Choice.Feedback}"
            ),
        ];
}
