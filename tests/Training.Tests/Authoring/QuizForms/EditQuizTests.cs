using System.Net;
using Training.Content;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>A quiz written in forms: its items in a list, and its settings.</summary>
public sealed class EditQuizTests
{
    [Fact]
    public async Task The_items_are_listed_each_leading_to_its_form_and_the_editor_is_a_link_away()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.OpenAsync(QuizWriter.Quiz);

        Assert.Equal(
            ["Que vérifiez-vous d’abord?", "Il parle bas", "Que demandez-vous?", "Quelle ligne?"],
            page.Texts(".items .item-line > p:first-child")
        );
        Assert.Equal(QuizWriter.Item, page.Link("Que vérifiez-vous d’abord?"));
        Assert.Equal("/authoring/drafts/ecrire/files/bilan.quiz.md", page.Link("Ouvrir dans l’éditeur de texte"));
        Assert.Equal(
            QuizWriter.Quiz,
            (await writer.OpenAsync("/authoring/drafts/ecrire/files/bilan.quiz.md")).Link("Écrire avec un formulaire")
        );
    }

    [Fact]
    public async Task Saving_the_settings_without_a_change_changes_nothing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.Browser.SubmitAsync(await writer.OpenAsync(QuizWriter.Quiz), QuizWriter.Quiz);

        Assert.Equal("C’est enregistré.", page.Text("[role=status]"));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Each_setting_changes_its_own_line()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        await writer.Browser.SubmitAsync(
            await writer.OpenAsync(QuizWriter.Quiz),
            QuizWriter.Quiz,
            ("title", "Bilan : la suite"),
            ("mastery", "75 %"),
            ("attempts", "3"),
            ("shuffle", "choices"),
            ("feedback", "after"),
            ("after", "2026-12-15"),
            ("introduction", "Bonjour.\r\n\r\nEt voilà.")
        );

        Assert.Equal(
            QuizWriter
                .Text.Replace("title: Bilan\n", "title: \"Bilan : la suite\"\n", StringComparison.Ordinal)
                .Replace(
                    "mastery: 0.8\nattempts: unlimited\n",
                    "mastery: 0.75\nattempts: 3\nshuffle: choices\nfeedback: after 2026-12-15\n",
                    StringComparison.Ordinal
                )
                .Replace("Un mot d’accueil.", "Bonjour.\n\nEt voilà.", StringComparison.Ordinal),
            await writer.FileAsync()
        );
    }

    [Fact]
    public async Task A_setting_that_the_checker_refuses_says_so_at_its_field()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.Browser.SubmitAsync(await writer.OpenAsync(QuizWriter.Quiz), QuizWriter.Quiz, ("duration", "longtemps"));

        Assert.Contains("une durée, comme 12 min", page.Text("#duration-error"), StringComparison.Ordinal);
        Assert.Equal("longtemps", page.Value("duration"));
    }

    [Fact]
    public async Task Settings_without_a_title_or_with_a_score_that_is_no_number_come_back_as_typed()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var page = await writer.Browser.SubmitAsync(
            await writer.OpenAsync(QuizWriter.Quiz),
            QuizWriter.Quiz,
            ("title", ""),
            ("mastery", "beaucoup"),
            ("duration", "20 min")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("beaucoup", "20 min"), (page.Value("mastery"), page.Value("duration")));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Items_move_up_and_down_are_copied_and_leave_when_asked()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        await PressAsync(writer, QuizWriter.Item + "/move", "down");
        var moved = await writer.FileAsync();
        await PressAsync(writer, QuizWriter.Item + "/move", "up");
        var back = await writer.FileAsync();
        await PressAsync(writer, QuizWriter.Item + "/copy", "");
        var copied = await writer.FileAsync();
        var asks = await writer.OpenAsync(QuizWriter.Item + "-2/remove");
        await writer.Browser.SubmitAsync(asks, QuizWriter.Item + "-2/remove");

        Assert.True(moved.IndexOf("{#remise}", StringComparison.Ordinal) < moved.IndexOf("{#ouverture}", StringComparison.Ordinal));
        Assert.Equal(QuizWriter.Text, back);
        Assert.Contains("{#ouverture-2}", copied, StringComparison.Ordinal);
        Assert.Contains("S’il est seul", asks.Text("pre"), StringComparison.Ordinal);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task A_second_click_and_what_someone_wrote_meanwhile_change_nothing()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var opened = await writer.OpenAsync(QuizWriter.Quiz);
        await writer.Browser.SubmitAsync(opened, QuizWriter.Item + "/copy");
        var once = await writer.FileAsync();

        var again = await writer.Browser.SubmitAsync(opened, QuizWriter.Item + "/copy");

        Assert.Contains("Rien n’a changé", again.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(once, await writer.FileAsync());
    }

    [Fact]
    public async Task A_quiz_whose_top_cannot_be_read_is_left_to_the_editor()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        await writer.WriteAsync("---\ntitle: [\n---\n\n## Un {#un}\n");

        var page = await writer.OpenAsync(QuizWriter.Quiz);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("ne se lit pas", page.Text(".alert"), StringComparison.Ordinal);
        Assert.False(page.Has("main form"));
    }

    [Fact]
    public async Task The_pages_are_in_english_too_and_learners_may_not_open_them()
    {
        using var site = new TrainingSite();
        await QuizWriter.AtAsync(site);
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author, Language.En);

        var page = await author.GetAsync(QuizWriter.Item);

        Assert.Equal("Single choice – Que vérifiez-vous d’abord?", page.Heading);
        Assert.DoesNotContain("QuizForm.", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("QuizForm.", (await author.GetAsync(QuizWriter.Quiz)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignUpAsync()).GetAsync(QuizWriter.Quiz)).Status);
    }

    private static async Task PressAsync(QuizWriter writer, string action, string way)
    {
        var form = (await writer.OpenAsync(QuizWriter.Quiz)).Form(action);
        await writer.Browser.SubmitAsync(form, ("way", way));
    }
}
