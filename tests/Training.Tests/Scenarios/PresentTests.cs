using System.Text;
using Training.Content;
using Training.Content.Scenarios;
using Training.Scenarios;

namespace Training.Tests.Scenarios;

/// <summary>Whose face a session shows.</summary>
public sealed class PresentTests
{
    private const string Head = """
        ---
        title: Derrière le mur
        channel: video
        duration: 5 min
        competencies: [C2]
        cast: { Luc: luc, Max: max }
        ---

        # Derrière le mur

        Luc vous appelle.

        """;

    private static readonly SharedContent Shared = Read(Head + "## Fin {#fin}\n`ending`\n\nIl raccroche.\n").Shared;

    private const string End = """

        - [Continuer.](#fin)
          > Bien.

        ## Fin {#fin}
        `ending`

        Il raccroche.

        > C’est fini.
        """;

    [Fact]
    public void Someone_who_is_only_heard_doesnt_take_the_place_of_who_is_seen()
    {
        var present = Begin(
            """
            ## Le mur {#mur}

            Luc (visage: il sourit #smile): Bonjour.

            Max (voix: de l’autre côté du mur): Le souper est prêt!
            """
        );

        var portrait = present.Portrait(Shared);

        Assert.Equal(("Luc", "smile", "il sourit"), (portrait?.Name, portrait?.Expression, portrait?.Face));
    }

    [Fact]
    public void Someone_who_shows_themselves_after_being_heard_takes_their_place()
    {
        var present = Begin(
            """
            ## Le mur {#mur}

            Max (voix: de l’autre côté du mur): Le souper est prêt!

            Max (visage: il passe la tête dans la porte): Ah. Bonjour.
            """
        );

        Assert.Equal("Max", present.Portrait(Shared)?.Name);
    }

    [Fact]
    public void Nobody_of_the_call_is_in_the_room_once_the_session_is_in_person()
    {
        var call = Play(
            """
            ## Le mur {#mur}

            Luc (visage: il sourit #smile): Bonjour.

            - [Raccrocher.](#cuisine)
              > Bien.

            ## La cuisine {#cuisine}
            `channel in-person`

            L’écran est noir. Une bouilloire chante.

            - [Attendre.](#max)
              > Bien.

            ## Max entre {#max}

            Max (visage: il hausse les sourcils): C’est fini?
            """
        );
        Assert.Equal("Luc", new Present(call).Portrait(Shared)?.Name);

        Choose(call);
        Assert.Null(new Present(call).Portrait(Shared));

        Choose(call);
        Assert.Equal("Max", new Present(call).Portrait(Shared)?.Name);
    }

    private static void Choose(Play play) => Assert.True(play.Apply(Step.Choose(0, TimeSpan.Zero)));

    private static Present Begin(string scene) => new(Play(scene));

    private static Play Play(string scenes) =>
        Training.Content.Scenarios.Play.Start((Scenario)Read(Head + scenes + End).Find("seance")!.Find("jouer")!, Language.Fr, seed: 1);

    private static ContentSet Read(string scenario)
    {
        var files = ContentFiles
            .FromFolder(Path.Combine(AppContext.BaseDirectory, "Content"), new ProblemList())
            .Module("seance")
            .Without("modules/seance/jouer.scenario.en.md")
            .With("modules/seance/jouer.scenario.md", Encoding.UTF8.GetBytes(scenario), new ProblemList())
            .With("people/luc.yaml", Someone("Luc"), new ProblemList())
            .With("people/max.yaml", Someone("Max"), new ProblemList());
        return ContentReader.Read(files, new ProblemList(), walk: false)!;
    }

    private static byte[] Someone(string name) =>
        Encoding.UTF8.GetBytes(
            $$"""
            name: {{name}}
            pronouns: { fr: il, en: he }
            about: { fr: Un homme., en: A man. }
            portrait: luc
            alt: { fr: Un homme, en: A man }
            expressions: [calm, smile]
            """
        );
}
