using System.Text;
using Training.Content;

namespace Training.Benchmarks.Parts;

/// <summary>A made-up scenario as long as nobody should write one.</summary>
internal static class LongScenario
{
    private const string Name = "elle-vient-d-entrer.scenario";
    private const string Folder = "modules/confidentialite/";

    public static string Path => $"{Folder}{Name}.md";

    public static byte[] Bytes(int scenes)
    {
        var source = Encoding.UTF8.GetString(Shipped.Files().Find(Path)!.Value.Span);
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
        text.Append($"\n\n## Fin {"{#s" + (scenes - 1) + "}"}\n`ending`\n\nIl raccroche.\n\n> Ce que cette fin apprend.\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
