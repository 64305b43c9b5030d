using System.Text;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Content;

namespace Training.Tests.Authoring.Drafts;

/// <summary>What still stands of a text to start from is named, and what authors wrote never is.</summary>
public sealed class TextOfBeginningsTests
{
    private static readonly Beginning Made = new("C2", "check-place", "luc", "Luc");

    [Theory]
    [InlineData(
        DraftFileKind.Module,
        "En une phrase, ce que la personne saura faire",
        "Dites ici, en deux ou trois paragraphes",
        "Vérifier le lieu et qui peut entendre"
    )]
    [InlineData(DraftFileKind.Lesson, "Commencez par une situation", "C’est utile, mais cela ne dit pas", "Cet encadré n’est montré")]
    [InlineData(DraftFileKind.Aid, "En une phrase, quand sortir cette feuille", "Je sais qui rappelle", "Se taire, ou dire une phrase")]
    [InlineData(DraftFileKind.Quiz, "Un mot d’accueil", "Un homme répond depuis son camion", "Le lieu et les oreilles autour")]
    [InlineData(DraftFileKind.Scenario, "Dites ici ce que la personne", "Dites ici ce que la séance voulait faire voir")]
    public void A_file_that_was_just_begun_is_named_passage_by_passage_in_both_languages(DraftFileKind kind, params string[] passages)
    {
        var source = Made.Source(kind, "Un titre", "pour-commencer");

        var said = In(source);
        var english = In(Made.Translation(kind, "A title", source));

        Assert.All(said.Concat(english), p => Assert.Equal((TextOfBeginnings.Code, Severity.Warning), (p.Code, p.Severity)));
        Assert.All(passages, passage => Assert.Contains(said, p => p.Message.Fr.Contains(passage, StringComparison.Ordinal)));
        Assert.True(english.Count > 2, string.Join('\n', english.Select(p => p.Message.En)));
    }

    [Fact]
    public void The_questions_that_a_blank_session_begins_with_suit_any_and_stay()
    {
        var blank = Made.Blank(DraftFileKind.Scenario, "Un titre", ["C3", "C5"]);

        Assert.Contains("Qu’est-ce que le canal vous a caché?", Encoding.UTF8.GetString(blank), StringComparison.Ordinal);
        Assert.Contains("\ncompetencies: [C3, C5]\n", Encoding.UTF8.GetString(blank), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "competencies:",
            Encoding.UTF8.GetString(Made.Blank(DraftFileKind.Scenario, "A", [])),
            StringComparison.Ordinal
        );
        Assert.Empty(In(blank));
        Assert.Empty(In(Made.BlankTranslation(DraftFileKind.Scenario, "A title", blank)));
    }

    [Fact]
    public void No_paragraph_is_broken_into_lines_which_forms_would_show()
    {
        var paragraphs = Beginning
            .All()
            .SelectMany(text => text.ReplaceLineEndings("\n").Split("\n---\n", 2)[^1].Split("\n\n"))
            .Select(block => block.Trim())
            .Where(block => block is [var first, ..] && (char.IsLetter(first) || first is '%' or '«' or '“'));

        Assert.DoesNotContain(paragraphs, block => block.Contains('\n', StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_is_that_of_the_sentence_also_where_it_goes_on_below_and_whatever_stands_around_it()
    {
        var said = In(
            "---\ntitle: A\n---\n\nÀ moi, cette phrase. Dites aussi ce qu'il contient\net *combien* de temps il demande.\n\n"
                + "> « Le lieu et les oreilles autour, avant le contenu. »\n\nDites aussi ce qu’il contient et combien de pages il demande.\n"
        );

        Assert.Equal([5, 8], said.Select(p => p.At.Line));
    }

    [Fact]
    public void A_few_words_are_anyone_s_and_an_empty_text_says_nothing()
    {
        Assert.Empty(In(""));
        Assert.Empty(In("---\n---\n"));
        Assert.Empty(
            In(
                "---\ntitle: A\n---\n\nPlusieurs réponses sont bonnes.\n\n- [x] Un mot de code\n\n## Que vérifiez-vous d’abord? {#ouverture}\n"
            )
        );
    }

    [Fact]
    public void No_module_of_the_platform_holds_any()
    {
        var modules = Path.Combine(Repository.Root, "content", "modules");

        var said = Directory
            .EnumerateFiles(modules, "*.md", SearchOption.AllDirectories)
            .SelectMany(path => TextOfBeginnings.In(path, File.ReadAllText(path)))
            .ToList();

        Assert.Empty(said);
    }

    private static List<ContentProblem> In(byte[] text) => In(System.Text.Encoding.UTF8.GetString(text));

    private static List<ContentProblem> In(string text) => [.. TextOfBeginnings.In("modules/a/b.md", text)];
}
