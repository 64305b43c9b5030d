using System.Text;
using Training.Content;

namespace Training.Benchmarks.Parts;

/// <summary>A made-up scenario as long as nobody should write one.</summary>
internal static class LongScenario
{
    public static ContentFiles Files(int scenes)
    {
        var problems = new ProblemList();
        var shipped = Shipped.Files();
        const string Name = "elle-vient-d-entrer.scenario";
        const string Folder = "modules/confidentialite/";
        var source = Encoding.UTF8.GetString(shipped.Find($"{Folder}{Name}.md")!.Value.Span);
        var head = source[..source.IndexOf("\n## ", StringComparison.Ordinal)];

        var text = new StringBuilder(head);
        for (var i = 0; i < scenes - 1; i++)
            text.Append(
                $"""


                ## Scène {i} {"{#s" + i + "}"}

                Marc-André (voix: enrouée; visage: les traits tirés #tired): Une phrase de longueur ordinaire, pour la scène {i}.

                - [« Une première réponse. »](#s{i + 1}) `C2 +1` `alliance +1`
                  > Ce qu’elle produit, en une phrase.
                - [« Une seconde réponse. »](#s{i + 1})
                  > Ce qu’elle produit, en une phrase.
                """
            );
        text.Append($"\n\n## Fin {"{#s" + (scenes - 1) + "}"}\n`ending good`\n\nIl raccroche.\n");
        return shipped
            .Without($"{Folder}{Name}.en.md")
            .Without($"{Folder}elle-vient-d-entrer.playthroughs.yaml")
            .With($"{Folder}{Name}.md", Encoding.UTF8.GetBytes(text.ToString()), problems)
            .Module("confidentialite");
    }
}
