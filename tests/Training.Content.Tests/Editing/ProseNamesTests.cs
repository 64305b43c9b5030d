using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>Someone’s name in the sentences of a session, and another in its place.</summary>
public sealed class ProseNamesTests
{
    private const string Path = "modules/m/s.scenario.md";

    [Theory]
    [InlineData("Luc attend. Lucie, Jean-Luc et lucide non.", "Marc attend. Lucie, Jean-Luc et lucide non.")]
    [InlineData("« Luc! » dit-elle; l’ami de Luc, **Luc**.", "« Marc! » dit-elle; l’ami de Marc, **Marc**.")]
    [InlineData("Va [chez Luc](#chez-Luc) `fact Luc`.", "Va [chez Marc](#chez-Luc) `fact Luc`.")]
    public void A_name_is_a_whole_word_of_a_sentence(string before, string after) => Assert.Equal(after, Replaced(before, "Luc", "Marc"));

    [Theory]
    [InlineData("Irène", "Odile", "L’appel d’Odile.")]
    [InlineData("Irène", "Marc", "L’appel d’Irène.")]
    public void After_an_apostrophe_only_a_name_that_takes_one_is_written(string from, string to, string after) =>
        Assert.Equal(after, Replaced("L’appel d’Irène.", from, to));

    [Fact]
    public void The_title_the_labels_of_gauges_and_what_people_read_before_and_after_say_it_too_and_names_of_facts_are_told()
    {
        const string Before = """
            ---
            title: L’appel de Luc
            labels: { lien: Confiance de Luc }
            facts: [luc-a-parle, lucide]
            cast: { Marc: luc }
            warnings: [idées suicidaires]
            reflection:
              - Que direz-vous à Luc?
              - Et Lucie?
            ---

            # L’appel de Luc

            ## Accueil {#accueil}

            Bonsoir.

            """;
        var text = ScenarioText.Read(Path, Before)!;

        var now = ProseNames.Replace(Path, text, "Luc", "Marc")!;

        Assert.Equal(["title", "labels", "reflection"], ProseNames.Settings(text, "Luc"));
        Assert.Equal(["luc-a-parle"], ProseNames.Facts(text, "Luc"));
        Assert.Equal(
            Before.Replace("de Luc", "de Marc", StringComparison.Ordinal).Replace("à Luc?", "à Marc?", StringComparison.Ordinal),
            now.Text
        );
        Assert.Empty(ProseNames.Settings(now, "Luc"));
    }

    [Fact]
    public void A_text_that_says_it_nowhere_is_the_same() => Assert.Equal("Rien (ici) $1.", Replaced("Rien (ici) $1.", "Luc (fils)", "$0"));

    private static string Replaced(string words, string from, string to)
    {
        var text = ScenarioText.Read(Path, $"---\ntitle: Luc\ncast: {{ Luc: luc }}\n---\n\n# S\n\n## Accueil {{#accueil}}\n\n{words}\n")!;
        var now = ProseNames.Replace(Path, text, from, to)!.Text;
        Assert.StartsWith($"---\ntitle: {(from == "Luc" ? to : "Luc")}\ncast: {{ Luc: luc }}\n---\n", now, StringComparison.Ordinal);
        return now[now.IndexOf("{#accueil}\n\n", StringComparison.Ordinal)..]["{#accueil}\n\n".Length..].TrimEnd('\n');
    }
}
