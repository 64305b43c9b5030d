using System.Net;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Describing;

/// <summary>An author says the title and the duration of a lesson in fields; its text stays as it is.</summary>
public sealed class DescribeActivityTests : IDisposable
{
    private const string Lesson = "pour-commencer.md";
    private const string Form = DraftedModule.Home + "/about/" + Lesson;
    private readonly TrainingSite site = new();

    [Fact]
    public async Task The_title_and_the_duration_of_a_lesson_change_their_own_lines_twice_over()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = await drafted.FileAsync(Lesson);
        var page = await drafted.Author.GetAsync(Form);

        var saved = await drafted.Author.SubmitAsync(page, Form, ("title", "Le lieu : d’abord"), ("duration", "9 min"));
        await drafted.Author.SubmitAsync(page, Form, ("title", "Le lieu : d’abord"), ("duration", "9 min"));

        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        var after = await drafted.FileAsync(Lesson);
        Assert.StartsWith("---\ntitle: \"Le lieu : d’abord\"\nduration: 9 min\n", after, StringComparison.Ordinal);
        Assert.Equal(
            before[before.IndexOf("\n---\n", StringComparison.Ordinal)..],
            after[after.IndexOf("\n---\n", StringComparison.Ordinal)..]
        );
        Assert.Equal(Form, (await drafted.Author.GetAsync($"{DraftedModule.Home}/files/{Lesson}")).Link("Titre et durée"));
    }

    [Fact]
    public async Task A_lesson_without_a_title_comes_back_as_typed_and_what_the_checker_says_is_there()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var page = await drafted.Author.GetAsync(Form);

        var refused = await drafted.Author.SubmitAsync(page, Form, ("title", " "), ("duration", "9 min"));
        var wrong = await drafted.Author.SubmitAsync(page, Form, ("duration", "longtemps"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("9 min", refused.Value("duration"));
        Assert.True(wrong.Has(".problems .error"));
        Assert.Equal("longtemps", wrong.Value("duration"));
    }

    [Fact]
    public async Task A_lesson_whose_title_and_duration_went_with_the_text_that_was_replaced_gets_them_back_here()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = $"{DraftedModule.Home}/files/{Lesson}";
        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(editor), editor, ("text", "\n## Avant d’appeler\n\nDu texte.\n"));

        var page = await drafted.Author.GetAsync(Form);
        var refused = await drafted.Author.SubmitAsync(page, Form, ("title", ""), ("duration", "9 min"));
        var saved = await drafted.Author.SubmitAsync(page, Form, ("title", "Appeler"), ("duration", "9 min"));

        Assert.StartsWith("Le titre et la durée sont partis", page.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("C’est enregistré.", saved.Text("[role=status]"));
        Assert.False(saved.Has(".problems .error"));
        Assert.Equal("---\ntitle: Appeler\nduration: 9 min\n---\n\n## Avant d’appeler\n\nDu texte.\n", await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task What_has_no_such_form_is_not_found()
    {
        var drafted = await DraftedModule.OfAsync(site);

        foreach (var path in (string[])["module.md", "rien.md", "pour-commencer.scenario.md", "media/x.png"])
            Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.GetAsync($"{DraftedModule.Home}/about/{path}")).Status);
    }

    public void Dispose() => site.Dispose();
}
