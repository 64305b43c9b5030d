using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class ItemTextsTests
{
    private const string Quiz = """
        ---
        title: Bilan
        ---

        Bienvenue.

        ## Que vérifiez-vous? {#ouverture}
        `C2` `N1` `lesson pourquoi, ailleurs` `source 65`

        - [x] Le lieu
          > ## pas un titre {#non}
        - [ ] L’heure

        ## Un cas {#cas}

        Sophie.

        ### D’abord? {#un}
        `C2` `N1`

        - [x] a
        - [ ] b

        """;

    [Fact]
    public void Each_item_is_the_text_under_its_heading_and_a_case_goes_whole()
    {
        var items = ItemTexts.Of(Quiz);

        Assert.Equal(["ouverture", "cas"], items.Keys);
        Assert.StartsWith("## Que vérifiez-vous? {#ouverture}\n`C2`", items["ouverture"], StringComparison.Ordinal);
        Assert.EndsWith("- [ ] L’heure", items["ouverture"], StringComparison.Ordinal);
        Assert.EndsWith("- [x] a\n- [ ] b", items["cas"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_stands_in_another_quiz_under_another_id_without_lessons_that_are_not_there()
    {
        var item = ItemTexts.WithLessons(
            ItemTexts.WithIds(ItemTexts.Of(Quiz)["ouverture"], id => id + "-2"),
            lesson => lesson == "pourquoi"
        );

        var quiz = ItemTexts.Append("---\ntitle: Autre\n---\n\n## Seul? {#seul}\n`C1` `N1`\n\n- [x] a\n- [ ] b", item);

        Assert.Contains("{#ouverture-2}\n`C2` `N1` `lesson pourquoi` `source 65`", item, StringComparison.Ordinal);
        Assert.DoesNotContain("lesson", ItemTexts.WithLessons(item, _ => false), StringComparison.Ordinal);
        Assert.Equal(["seul", "ouverture-2"], ItemTexts.Of(quiz).Keys);
        Assert.EndsWith("L’heure\n", quiz, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_called_otherwise_with_all_its_items_and_says_the_same()
    {
        var items = ItemTexts.Of(Quiz);

        var renamed = ItemTexts.WithIds(items["cas"], id => id + "-2");

        Assert.Equal(["cas-2", "un-2"], ItemTexts.Ids(renamed));
        Assert.Equal(["ouverture", "cas", "un"], ItemTexts.Ids(Quiz));
        Assert.True(ItemTexts.SayTheSame(items["cas"], renamed));
        Assert.False(ItemTexts.SayTheSame(items["cas"], items["ouverture"]));
        Assert.Contains("{#non}", ItemTexts.WithIds(items["ouverture"], _ => "autre"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_item_of_every_shipped_quiz_has_its_text_in_both_languages()
    {
        var files = ContentFiles.FromFolder(Path.Combine(TestContent.RepositoryRoot, "content"), new ProblemList());
        var quizzes = ContentReader
            .Read(files, new ProblemList(), walk: false)!
            .Modules.SelectMany(m => m.Activities.OfType<Quiz>())
            .ToList();

        Assert.NotEmpty(quizzes);
        foreach (var quiz in quizzes)
        foreach (var ending in new[] { ".quiz.md", ".quiz.en.md" })
        {
            var texts = ItemTexts.Of(TestContent.TextOf(files, $"modules/{quiz.Id}{ending}"));

            Assert.Equal(quiz.Items.Select(i => i.Case?.Id ?? i.Id).Distinct(), texts.Keys);
        }
    }
}
