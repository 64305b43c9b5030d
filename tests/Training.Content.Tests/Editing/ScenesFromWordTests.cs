using System.Text.RegularExpressions;
using Training.Content.Editing;
using Training.Content.Markup;

namespace Training.Content.Tests.Editing;

/// <summary>Stories in the shapes that people give them in a word processor: asides in parentheses and in bold, narration after a quote. Nothing of them vanishes.</summary>
public sealed partial class ScenesFromWordTests
{
    private const string Asides = """
        Scène 1 – La cloison

        Odile est au téléphone; une radio joue derrière la cloison.

        Odile : « Je suis pas toute seule, là. »

        (Décision minutée : 20 secondes. Si l’étudiante ne répond pas → scène 3. Rétroaction : Se taire la laisse avec lui.)

        Réponses possibles :

        - « Répondez par oui ou non. » (on apprend que Gilles écoute derrière; confiance +2) → scène 2. Rétroaction : Un mot lui suffit.
        - « Qui est là? » (confiance –2) → scène 3. Rétroaction : Il peut entendre.

        Scène 2 – Le corridor

        Le combiné change de main, un mot sur deux se perd. (Incident technique : le son grésille.) Quelqu’un tousse.

        Odile : « Demain, neuf heures. »

        (Fin : réussite. Bilan : vous avez trouvé une heure sûre, (et un mot convenu).)

        Scène 3 – Plus personne

        Un déclic. (Fin : rupture. Bilan : repérez le moment où sa voix vous avertissait.)
        """;

    private const string Quotes = """
        Scène 1 – La grange

        Armand : « Bonsoir. Je dors plus. » On entend un moteur au loin. Il respire fort.

        Réponses possibles :
        a)    « Où êtes-vous, et à quel numéro je vous rappelle? » → scène 2. Confiance +10, le lieu est connu. Rétroaction : vous préparez la coupure.
        b)    « Avez-vous pensé à mourir? » → scène 2. Confiance +5, la question du suicide est venue. Rétroaction : nommée sans détour.
        c)    « Racontez. » → scène 2. Confiance +5, le voisin arrive. Rétroaction : une invitation.
        d)    « Reposez-vous. » → scène 4. Confiance −15, parce que le conseil tombe à plat.
        Décision minutée : 20 secondes. Si on ne répond pas à temps → scène 4, Armand se referme.

        Scène 2 – La coupure

        Armand : « La carabine est dans la laiterie… » Sa voix hache, se perd. **Incident technique : la ligne est tombée.** L’écran affiche « appel terminé ». Il est 20 h 52.

        a)    Rappeler tout de suite. → scène 3. Confiance +10. Rétroaction : vous tenez le lien.
        b)    Attendre. → scène 4. Confiance −10. Seulement si le lieu est connu. Rétroaction : on n’attend pas.

        Scène 3 – Denise répond

        Denise : « Allô? » Elle baisse le ton. « Il est dehors, il marche. » Vous entendez le vent.

        a)    « Restez près de lui. » → scène 4

        Scène 4 – La tonalité (fin)

        Armand : « Je vous laisse. » Il raccroche doucement. Fin : l’appel se termine avec un plan. Retour : le lieu demandé tôt a servi.
        """;

    private static readonly ScenesNames Odile = new(Language.Fr, ["Odile"], [new("confiance", "Confiance")]) { MayAddFacts = true };

    private static readonly ScenesNames Armand = new(Language.Fr, ["Armand", "Denise"], [new("confiance", "Confiance")])
    {
        Facts = ["lieu-connu", "suicide-demande"],
        MayAddFacts = true,
    };

    public static TheoryData<string> Stories => [Asides, Quotes, WholeStoryTests.Story, .. Short];

    private static readonly string[] Short =
    [
        "Scène 1 – Amont\n\n- Rester. → Amont\n- Silence. → Amont. Rétroaction : Le choix le disait.\nTemps : 30 s; sinon → Amont. Rétroaction : Et ceci aussi.",
        "Scène 1 – Amont\n\nArmand : « Oui » dit-il. « Non. »\n\nFin",
        "Scène 1 – Amont\n\nArmand : « Oui. » Denise répond. « Non. »\n\nFin",
        "Scène 1 – Amont\n\nArmand :\n« Oui. » Il attend.\n\nFin : échec. Il fallait attendre.",
        "Scène 1 – Amont\n\nIl part. Incident technique : l’appel est coupé. Elle rappelle.\n\n(Décision minutée : 20 secondes. Elle regarde ailleurs.)\n\n- Rester → Amont",
        "Scène 1 – Amont\n\nRetour : la maison dort.\n\n- Rester → Amont\nRetour : Elle reste.\n- Partir → Amont",
        "Scène 1 – Amont\n\nChoix (20 secondes; passé ce temps, elle sort → Amont) :\n- Rester → Amont\nTemps : 30 s; sinon → Amont. Rétroaction : Encore.",
        "Scène 1 – Amont\n\nLe toit (Fin : tort causé). Il pleut.\n\n(À retenir : La pluie venait.)",
    ];

    [Fact]
    public void What_stands_in_parentheses_is_read_as_without_and_silence_keeps_its_feedback()
    {
        var read = ScenesText.Read(Asides, Odile);

        Assert.Equal(["decide in 20s"], Directives(read.Scenes[0]));
        Assert.Equal("Ne rien dire.|scène 3|on timeout|Se taire la laisse avec lui.", Choices(read.Scenes[0])[^1]);
        Assert.Equal(
            "« Répondez par oui ou non. »|scène 2|confiance +2, fact gilles-ecoute-derriere|Un mot lui suffit.",
            Choices(read.Scenes[0])[0]
        );
        Assert.Equal(
            [
                "Narration||Le combiné change de main, un mot sur deux se perd.",
                "Narration||Incident technique : le son grésille.",
                "Narration||Quelqu’un tousse.",
                "Line|Odile|« Demain, neuf heures. »",
                "Debrief||vous avez trouvé une heure sûre, (et un mot convenu).",
            ],
            Passages(read.Scenes[1])
        );
        Assert.Equal(["ending"], Directives(read.Scenes[1]));
        Assert.Equal(["Narration||Un déclic.", "Debrief||repérez le moment où sa voix vous avertissait."], Passages(read.Scenes[2]));
        Assert.Equal(["Incident 16 Incident technique : le son grésille."], read.Remarks.Select(Say));
    }

    [Fact]
    public void Where_the_quotes_close_narration_begins_and_bold_is_read_as_without()
    {
        var read = ScenesText.Read(Quotes, Armand);

        Assert.Equal(
            ["Line|Armand|« Bonsoir. Je dors plus. »", "Narration||On entend un moteur au loin. Il respire fort.", "Choices||"],
            Passages(read.Scenes[0])
        );
        Assert.Equal(
            [
                "« Où êtes-vous, et à quel numéro je vous rappelle? »|scène 2|confiance +10, fact lieu-connu|vous préparez la coupure.",
                "« Avez-vous pensé à mourir? »|scène 2|confiance +5, fact suicide-demande|nommée sans détour.",
                "« Racontez. »|scène 2|confiance +5|une invitation.",
                "« Reposez-vous. »|scène 4||Confiance −15, parce que le conseil tombe à plat.",
                "Ne rien dire.|scène 4|on timeout|Armand se referme.",
            ],
            Choices(read.Scenes[0])
        );
        Assert.Equal(["cut"], Directives(read.Scenes[1]));
        Assert.Equal(
            [
                "Line|Armand|« La carabine est dans la laiterie… »",
                "Narration||Sa voix hache, se perd.",
                "Narration||L’écran affiche « appel terminé ». Il est 20 h 52.",
                "Choices||",
            ],
            Passages(read.Scenes[1])
        );
        Assert.Equal(
            [
                "Line|Denise|« Allô? »",
                "Narration||Elle baisse le ton.",
                "Line|Denise|« Il est dehors, il marche. »",
                "Narration||Vous entendez le vent.",
                "Choices||",
            ],
            Passages(read.Scenes[2])
        );
        Assert.Equal(
            [
                "Line|Armand|« Je vous laisse. »",
                "Narration||Il raccroche doucement.",
                "Debrief||l’appel se termine avec un plan.",
                "Debrief||le lieu demandé tôt a servi.",
            ],
            Passages(read.Scenes[3])
        );
        Assert.Equal(
            [
                "Guessed 7 la question du suicide est venue suicide-demande",
                "Unsettled 8 le voisin arrive",
                "After 9 Confiance −15, parce que le conseil tombe à plat.",
                "After 10 Armand se referme",
                "Cut 14 « La carabine est dans la laiterie… »",
            ],
            read.Remarks.Select(Say)
        );
    }

    [Fact]
    public void Where_one_calls_back_the_line_is_there_again()
    {
        var session = ScenarioText.Read(
            "m/x.scenario.md",
            "---\ntitle: x\nchannel: phone\ngauges: { confiance: 40 }\nfacts: [lieu-connu, suicide-demande]\ncast: { Armand: none, Denise: none }\n---\n"
        )!;

        var added = AddedScenes.Of(session, ScenesText.Read(Quotes, Armand), new Dictionary<int, string>());

        Assert.Equal(["Restored 19 La coupure", "Restored 25 La coupure"], added.Remarks.Select(Say));
        Assert.Contains("## Denise répond {#denise-repond}\n`channel phone`\n", added.Text.Text, StringComparison.Ordinal);
        Assert.All(added.Scenes, scene => Assert.Equal(SceneOutcome.Added, scene.Outcome));
    }

    [Theory]
    [InlineData("Armand : « Oui », dit-il. « Non. »", "« Oui », dit-il. « Non. »", ", dit-il. « Non. »")]
    [InlineData("Armand : « Oui. » (il rit)", "« Oui. » (il rit)", "(il rit)")]
    [InlineData("Armand : « Oui. » « Non. »", "« Oui. »|« Non. »", null)]
    [InlineData("Armand : “Oui.” Il rit.", "“Oui.”|Il rit.", null)]
    [InlineData("Armand : \"Oui.\" Il rit.", "\"Oui.\"|Il rit.", null)]
    [InlineData("Armand : « Il a dit « oui ». » Il rit.", "« Il a dit « oui ». »|Il rit.", null)]
    [InlineData("Armand : « Oui. Il rit.", "« Oui. Il rit.", null)]
    [InlineData("Armand : « Oui. » Le mot « non » lui échappe.", "« Oui. »|Le mot « non » lui échappe.", null)]
    [InlineData("Armand : « Oui. » Denise entre. « Non. »", "« Oui. »|Denise entre. « Non. »", "Denise entre. « Non. »")]
    [InlineData("Armand (voix basse) : « Oui. » Il rit.", "« Oui. »|Il rit.", null)]
    [InlineData("Armand :\n« Oui. » Il rit.", "« Oui. »|Il rit.", null)]
    public void Words_after_the_quotes_are_told_unless_it_isnt_sure(string text, string words, string? remark)
    {
        var read = ScenesText.Read($"## Un\n\n{text}\n\nFin\n", Armand);

        Assert.Equal(words, string.Join('|', read.Scenes[0].Passages.Select(passage => passage.Passage.Words)));
        Assert.Equal(remark is null ? [] : [$"Quoted 3 {remark}"], read.Remarks.Select(Say));
    }

    [Theory]
    [InlineData("(Fin.)", "ending", "")]
    [InlineData("Fin : réussite", "ending", "")]
    [InlineData("**(Fin : échec.)**", "ending", "")]
    [InlineData("*Fin : tort causé. Elle reste seule.*", "ending harm", "Elle reste seule.")]
    [InlineData("Fin : réussite. À retenir : elle a choisi.", "ending", "elle a choisi.")]
    [InlineData("(fin : elle rappellera. Retour : juste.)", "ending", "elle rappellera.|juste.")]
    [InlineData("Fin\nBilan : vous avez attendu.", "ending", "vous avez attendu.")]
    [InlineData("Fin\nRetour : vous avez attendu.", "ending", "vous avez attendu.")]
    public void An_ending_says_its_kind_and_its_note(string text, string directive, string note)
    {
        var read = ScenesText.Read($"## Un\n\nIl pleut.\n\n{text}\n", Armand);

        Assert.Equal([directive], Directives(read.Scenes[0]));
        Assert.Equal(note, string.Join('|', read.Scenes[0].Passages.Skip(1).Select(passage => passage.Passage.Words)));
        Assert.Empty(read.Remarks);
    }

    [Theory]
    [InlineData("Décision minutée : 20 secondes. Si l’étudiant ne répond pas → Un. Rétroaction : Trop tard.", "Un|Trop tard.")]
    [InlineData("(Décision minutée : 20 secondes.)\n- Si on ne répond pas à temps → Un. Rétroaction : Trop tard.", "Un|Trop tard.")]
    [InlineData("(Décision minutée : 20 secondes.)\n(Si personne ne répond → Un. Rétroaction : Trop tard.)", "Un|Trop tard.")]
    [InlineData("Temps : 20 s. Sinon → Un", "Un|")]
    [InlineData("Temps : 20 s. Si elle n’entend rien → Un", "Un|")]
    [InlineData("Timed decision: 20 seconds. If the learner does not answer in time → Un. Feedback: Too late.", "Un|Too late.")]
    [InlineData(
        "Décision minutée : 20 secondes. Passé ce temps, Denise raccroche → Un. Rétroaction : Trop tard.",
        "Un|Passé ce temps, Denise raccroche.\n\nTrop tard."
    )]
    public void When_no_one_answers_is_a_choice_with_its_feedback(string text, string choice)
    {
        var read = ScenesText.Read($"## Un\n\n- Rester → Un\n{text}\n", Armand);

        var silence = read.Scenes[0].Choices[^1];
        Assert.Equal(("Ne rien dire.", choice), (silence.Choice.Words, $"{silence.Target}|{silence.Choice.Feedback}"));
        Assert.Equal(["on timeout"], silence.Choice.Directives);
        Assert.Equal(["decide in 20s"], Directives(read.Scenes[0]));
        Assert.Empty(read.Remarks);
    }

    [Fact]
    public void What_follows_a_time_that_is_understood_is_told_without_saying_that_it_isnt()
    {
        var read = ScenesText.Read(
            "## Un\n\n- Rester (silence) → Un\n\n(Décision minutée : 20 secondes. Elle regarde ailleurs.)\n",
            Armand
        );

        Assert.Equal(["Beside 5 Elle regarde ailleurs"], read.Remarks.Select(Say));
        Assert.Equal(["Choices||", "Narration||Elle regarde ailleurs."], Passages(read.Scenes[0]));
        Assert.Equal(["decide in 20s"], Directives(read.Scenes[0]));
    }

    [Theory]
    [InlineData("la question du suicide a été posée", "suicide-demande", true)]
    [InlineData("suicide demandé", "suicide-demande", false)]
    [InlineData("on demandait le suicide", "suicide-demande", false)]
    [InlineData("le suicide n’est pas nommé", null, false)]
    [InlineData("Armand parle", null, false)]
    [InlineData("le lieu est connu de tous", "lieu-connu", false)]
    public void A_fact_beside_points_is_found_by_a_word_that_it_alone_has(string words, string? fact, bool isGuessed)
    {
        var names = Armand with { Facts = [.. Armand.Facts, "armand-est-seul"] };

        foreach (var choice in (string[])[$"- « Oui. » → Un. Confiance +2, {words}.", $"- « Oui. » → Un\n    - Confiance +2, {words}"])
        {
            var read = ScenesText.Read($"## Un\n\n{choice}\n", names);

            Assert.Equal(fact is null ? ["confiance +2"] : ["confiance +2", $"fact {fact}"], read.Scenes[0].Choices[0].Choice.Directives);
            Assert.Equal("", read.Scenes[0].Choices[0].Choice.Feedback);
            Assert.Equal(
                fact is null ? [(ScenesRemarkKind.Unsettled, words, "")]
                    : isGuessed ? [(ScenesRemarkKind.Guessed, words, fact)]
                    : [],
                read.Remarks.Select(remark => (remark.Kind, remark.What, remark.As))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void Every_word_is_in_the_scenes_or_in_a_remark(string story)
    {
        var session = ScenarioText.Read(
            "m/x.scenario.md",
            "---\ntitle: x\nchannel: phone\ncast: { Armand: none, Denise: none, Odile: none, Noé: none, Maude: none }\n---\n"
        )!;
        ScenesNames names = new(Language.Fr, session.Cast, [new("confiance", "Confiance"), new("confiance-de-noe", "Confiance de Noé")])
        {
            Facts = ["lieu-connu", "suicide-demande", "question-du-suicide-posee"],
            MayAddFacts = true,
        };
        var read = ScenesText.Read(story, names);

        var added = AddedScenes.Of(session, read, new Dictionary<int, string>());

        var kept = Words(
            string.Join(
                '\n',
                [
                    added.Text.Text[added.Text.Scenes[0].Start..],
                    read.Before,
                    .. read
                        .Remarks.Where(remark => remark.Kind is ScenesRemarkKind.Unsettled or ScenesRemarkKind.Guessed)
                        .Select(remark => remark.What),
                ]
            )
        );
        Assert.Empty(added.Scenes.Where(scene => !scene.IsDone).Select(scene => scene.Scene.Title));
        Assert.Empty(
            Words(Labels().Replace(story, " "))
                .Where(word => word.Value > kept.GetValueOrDefault(word.Key))
                .Select(word => $"{word.Key}: {word.Value} > {kept.GetValueOrDefault(word.Key)}")
        );
    }

    // Long enough to say something; « posée » may be the fact « question-posee ».
    private static Dictionary<string, int> Words(string text) =>
        Slug.From(text).Split('-').Where(word => word.Length > 3 && !int.TryParse(word, out _)).CountBy(word => word).ToDictionary();

    private static List<string> Directives(ReadScene scene) => [.. scene.Directives.Select(directive => directive.Text)];

    private static List<string> Passages(ReadScene scene) =>
        [.. scene.Passages.Select(read => $"{read.Passage.Kind}|{read.Passage.Who}|{read.Passage.Words}")];

    private static List<string> Choices(ReadScene scene) =>
        [
            .. scene.Choices.Select(read =>
                $"{read.Choice.Words}|{read.Target}|{string.Join(", ", read.Choice.Directives.Order(StringComparer.Ordinal))}|{read.Choice.Feedback}"
            ),
        ];

    private static string Say(ScenesRemark remark) => $"{remark.Kind} {remark.Line} {remark.What} {remark.As}".Trim();

    // What a text is read with and that no one reads afterwards: titles’ numbers, labels, targets, times, kinds of endings.
    [GeneratedRegex(
        @"Scène \d+ [–:]|(?:→|;) ?(?:scène \d+|sinon)|Réponses possibles|vous avez(?= \d)|Rétroaction :|Choix \(20 secondes|Confiance [+–−-]\d+|\(confiance|Temps :|Décision minutée : \d+ secondes|Si (?:on|l’étudiante) ne répond pas(?: à temps)?|Incident technique : (?:la ligne est tombée|(?:l’appel|la communication) est coupée?)|\d+ secondes|[(]?Fin(?: réussie| à reprendre)? :(?: réussite| rupture| échec| tort causé)?|Bilan :|Retour :|À retenir :|(?:on apprend|on sait) que|Seulement si|\(fin\)|Vous :",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Labels();
}
