using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

public sealed class DirectiveTextTests
{
    [Fact]
    public void Scenes_and_choices_say_their_directives_as_they_were_written()
    {
        var (scenario, problems) = Stage.Read(
            """
            ## Accueil
            `decide in 20s` `freeze` `lag 3s`

            Luc: Bonjour.

            - [« Bonjour. »](#suite) `C2 +2` `alliance +1` `fact verifie`
              > Oui.
            - [Se taire.](#suite) `on timeout`
              > Non.
            - [« Partez! »](#fin) `C2 -1` `critical`
              > Non.

            ## Suite
            `channel group-video` `crosses`

            Luc: Bon.

            - [« Au revoir. »](#fin) `if alliance >= 3`
              > Oui.
            - [« À demain. »](#fin) `unless verifie`
              > Oui.
            - [Se taire.](#fin)
              > Oui.

            ## Le lieu
            `act check-place in accueil, suite` `once` `unless alliance < 1` `C2 +1` `camera off`

            Luc: Chez moi.

            ## On frappe
            `interrupts at one of accueil, suite` `interrupts after 90s` `if verifie` `cut`

            Toc.

            ## Fin
            `ending harm`

            C’est fini.

            > Voilà.
            """
        );

        Assert.NotNull(scenario);
        Assert.DoesNotContain(problems, p => p.Code is ProblemCodes.DirectiveUnknown);
        Assert.Equal(
            [
                "lag 3s freeze decide in 20s",
                "channel group-video crosses",
                "act check-place in accueil, suite once unless alliance < 1 C2 +1 camera off",
                "interrupts at one of accueil, suite interrupts after 90s if verifie cut",
                "ending harm",
            ],
            scenario.Script.Fr.Scenes.Select(s => string.Join(' ', DirectiveText.Of(s).OrderBy(d => Written.IndexOf(d.Split(' ')[0]))))
        );
        Assert.Equal(
            ["C2 +2 alliance +1 fact verifie", "on timeout", "C2 -1 critical", "if alliance >= 3", "unless verifie", ""],
            scenario.Script.Fr.Scenes.SelectMany(s => s.Choices).Select(c => string.Join(' ', DirectiveText.Of(c)))
        );
    }

    // The order in which the words of a scene’s directives are compared.
    private static readonly List<string> Written =
    [
        "channel",
        "crosses",
        "act",
        "interrupts",
        "once",
        "if",
        "unless",
        "C2",
        "lag",
        "freeze",
        "camera",
        "cut",
        "decide",
        "ending",
    ];
}
