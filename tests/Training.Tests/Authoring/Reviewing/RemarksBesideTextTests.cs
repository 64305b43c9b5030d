using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Reviewing;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring;

/// <summary>What is said of lines beside an editor, without script: neither what is said nor what is written is lost to the other.</summary>
public sealed class RemarksBesideTextTests : IDisposable
{
    private const string Lesson = DraftedModule.Lesson;
    private const string Address = $"{DraftedModule.Home}/files/{Lesson}";
    private const string Quoted = "## Et vous? {#et-vous}";
    private readonly TrainingSite site = new();

    [Fact]
    public async Task A_line_is_commented_while_the_text_is_being_written_and_both_are_kept()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor).Replace(Quoted, "Une phrase de plus.\n\n" + Quoted, StringComparison.Ordinal);

        Assert.True(editor.Has("[data-editor-remarks] > details:not([open]) #remark"));
        var said = await drafted.Author.SubmitAsync(editor, Address, ("text", text), ("remark-line", Quoted), ("remark", "Qui, vous?"));
        Assert.False(said.Has("[data-editor-remarks] > details"));
        await drafted.Author.SubmitAsync(editor, Address, ("text", text), ("remark-line", Quoted), ("remark", "Qui, vous?"));

        Assert.Equal(text, await drafted.FileAsync(Lesson));
        Assert.Equal($"Ligne {LineOf(text, Quoted)}", said.Text(".remark h3"));
        Assert.Equal(("Qui, vous?", Quoted), (said.Text(".remark .as-typed"), said.Text(".remark blockquote")));
        Assert.Equal("", said.Text("#remark"));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_remark_follows_its_line_when_lines_come_and_go_above_it_and_when_it_is_rewritten()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var text = await SayAsync(drafted);

        var above = text.Replace("\n## Ce qui se passe", "\nUne ligne.\n\nUne autre.\n\n## Ce qui se passe", StringComparison.Ordinal);
        var moved = await SaveAsync(drafted, above);
        var rewritten = await SaveAsync(drafted, above.Replace(Quoted, "## Et toi?", StringComparison.Ordinal));
        var without = above.Replace(Quoted + "\n", "", StringComparison.Ordinal);
        var gone = await SaveAsync(drafted, without);
        var back = await SaveAsync(drafted, without + "\n" + Quoted + "\n");

        Assert.Equal($"Ligne {LineOf(above, Quoted)}", moved.Text(".remark h3"));
        Assert.NotEqual(LineOf(text, Quoted), LineOf(above, Quoted));
        Assert.Equal($"Ligne {LineOf(above, Quoted)}", rewritten.Text(".remark h3"));
        Assert.Equal(Quoted, rewritten.Text(".remark blockquote"));
        Assert.Equal("La ligne dont il s’agit n’est plus là.", gone.Text(".remark h3"));
        Assert.Equal(Quoted, gone.Text(".remark blockquote"));
        Assert.Equal($"Ligne {LineOf(without + "\n" + Quoted, Quoted)}", back.Text(".remark h3"));
    }

    [Fact]
    public async Task Of_lines_that_say_the_same_a_remark_stays_beside_its_own()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var text = DraftedModule.TextOf(await drafted.OpenAsync(Lesson)) + "\nOui.\n\nNon.\n\nOui.\n";
        var second = text.TrimEnd('\n').Split('\n').Length;
        await drafted.Author.SubmitAsync(await SaveAsync(drafted, text), Address, ("remark-line", $"{second}"), ("remark", "Vraiment?"));

        var moved = await SaveAsync(
            drafted,
            text.Replace("\n## Ce qui se passe", "\n1\n2\n3\n4\n5\n6\n7\n8\n## Ce qui se passe", StringComparison.Ordinal)
        );

        Assert.Equal($"Ligne {second + 8}", moved.Text(".remark h3"));
    }

    [Fact]
    public async Task An_answer_stands_under_what_it_answers_and_one_button_settles_both()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await SayAsync(drafted);
        var colleague = await site.SignUpWithRoleAsync(Role.Instructor);
        var page = await colleague.GetAsync(Address);
        var reply = page.Document.QuerySelector(".remark textarea")!.GetAttribute("name")!;

        var answered = await colleague.SubmitAsync(page, Address, (reply, "Tout le monde."));
        await colleague.SubmitAsync(page, Address, (reply, "Tout le monde."));
        var settled = await drafted.Author.SubmitAsync(Settle(await drafted.OpenAsync(Lesson)));

        Assert.Equal(["Qui, vous?", "Tout le monde."], answered.Texts(".remark .as-typed"));
        Assert.Single(answered.Document.QuerySelectorAll(".remark"));
        Assert.False(settled.Has(".remark"));
        Assert.Equal((2, 2), (await CountAsync(), await CountAsync(isSettled: true)));
    }

    [Fact]
    public async Task Settling_leaves_what_was_said_after_the_page_was_read_and_keeps_what_was_typed_in_the_text()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var text = await SayAsync(drafted);
        var seen = await drafted.OpenAsync(Lesson);
        var line = LineOf(text, Quoted);
        await drafted.Author.SubmitAsync(await drafted.OpenAsync(Lesson), Address, ("remark-line", $"{line}"), ("remark", "Et encore?"));
        ((IHtmlTextAreaElement)seen.Document.QuerySelector("textarea[name=text]")!).Value = text + "\nTapé entre-temps.\n";

        var settled = await drafted.Author.SubmitAsync(Settle(seen));

        Assert.Equal(["Et encore?"], settled.Texts(".remark .as-typed"));
        Assert.EndsWith("Tapé entre-temps.\n", await drafted.FileAsync(Lesson), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Un mot")]
    [InlineData("99999", "Un mot")]
    [InlineData("des mots qui ne sont nulle part", "Un mot")]
    [InlineData("1", "")]
    public async Task What_can_not_be_said_comes_back_with_the_text_as_it_was_typed(string line, string remark)
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var before = await drafted.FileAsync(Lesson);
        var text = DraftedModule.TextOf(editor) + "\nPas encore enregistré.\n";
        ((IHtmlTextAreaElement)editor.Document.QuerySelector("textarea[name=text]")!).Value = text;
        ((IHtmlInputElement)editor.Document.QuerySelector("[name=remark-line]")!).Value = line;
        ((IHtmlTextAreaElement)editor.Document.QuerySelector("[name=remark]")!).Value = remark;

        var page = await drafted.Author.SubmitAsync((IHtmlButtonElement)editor.Document.QuerySelector("[name=remark-send]")!);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal((text, remark), (DraftedModule.TextOf(page), page.Text("#remark")));
        Assert.Equal(line, page.Value("remark-line"));
        Assert.True(page.Has("[data-editor-remarks] .error"));
        Assert.Equal((before, 0), (await drafted.FileAsync(Lesson), await CountAsync()));
    }

    [Fact]
    public async Task What_is_said_is_kept_though_another_changed_the_same_lines_of_the_text()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var colleague = await site.SignUpWithRoleAsync(Role.Author);
        var (mine, theirs) = (await drafted.OpenAsync(Lesson), await colleague.GetAsync(Address));
        var text = DraftedModule.TextOf(mine);
        await colleague.SubmitAsync(theirs, Address, ("text", text.Replace("6 min", "8 min", StringComparison.Ordinal)));

        var conflict = await drafted.Author.SubmitAsync(
            mine,
            Address,
            ("text", text.Replace("6 min", "7 min", StringComparison.Ordinal)),
            ("remark-line", Quoted),
            ("remark", "Qui, vous?")
        );

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Qui, vous?", (await drafted.OpenAsync(Lesson)).Text(".remark .as-typed"));
    }

    [Fact]
    public async Task A_script_says_things_without_the_text_of_a_line_that_may_have_moved()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor);
        using var body = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = editor.Value("__RequestVerificationToken"),
                ["revision"] = editor.Value("revision"),
                ["remark"] = "Qui, vous?",
                ["remark-id"] = editor.Value("remark-id"),
                ["remark-line"] = $"{LineOf(text, Quoted) + 3}",
                ["remark-excerpt"] = Quoted,
                ["remark-send"] = "1",
            }
        );

        var page = await Page.ReadAsync(await drafted.Author.Client.PostAsync(new Uri(Address, UriKind.Relative), body));

        Assert.Equal($"Ligne {LineOf(text, Quoted)}", page.Text("[data-editor-remarks] .remark h3"));
        Assert.Equal(text, await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task An_answer_that_says_nothing_is_told_and_a_form_without_the_text_leaves_it_as_it_is()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var text = await SayAsync(drafted);
        var page = await drafted.OpenAsync(Lesson);
        var id = page.Document.QuerySelector("[name=remark-answer]")!.GetAttribute("value")!;

        var told = await drafted.Author.PostAsync(Address, Address, ("revision", "1"), ("remark-answer", id));
        var nothing = await drafted.Author.PostAsync(Address, Address, ("revision", "1"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Equal("Écrivez votre remarque.", told.Text(".remark details[open] .error"));
        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.Equal(text, await drafted.FileAsync(Lesson));

        await SaveAsync(drafted, "");

        Assert.Equal("", await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task Words_are_words_and_ids_that_are_none_or_of_other_drafts_do_nothing()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await SayAsync(drafted, "</textarea><script>alert(1)</script>");
        var id = await site.InDatabaseAsync(db => db.Set<DraftComment>().Select(c => c.Id).SingleAsync());

        var page = await drafted.Author.PostAsync(
            Address,
            Address,
            ("revision", "1"),
            ("remark-resolve", $"pas-un-id {Guid.NewGuid()}"),
            ($"reply-{Guid.NewGuid()}", "À personne"),
            ($"reply-{id}", "Un"),
            ($"reply-{id.ToString().ToUpperInvariant()}", "Deux"),
            ("reply-", "Rien")
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("</textarea><script>alert(1)</script>", page.Text(".remark .as-typed"));
        Assert.Equal((2, 0), (await CountAsync(), await CountAsync(isSettled: true)));
    }

    [Fact]
    public async Task A_renamed_activity_keeps_what_was_said_of_it()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await SayAsync(drafted);
        var form = $"{DraftedModule.Home}/rename/pour-commencer";

        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(form), form, ("slug", "accueil"));

        Assert.Equal("Qui, vous?", (await drafted.OpenAsync("accueil.md")).Text(".remark .as-typed"));
    }

    public void Dispose() => site.Dispose();

    /// <returns>The text, one line of which is commented.</returns>
    private static async Task<string> SayAsync(DraftedModule drafted, string words = "Qui, vous?")
    {
        var editor = await drafted.OpenAsync(Lesson);
        var said = await drafted.Author.SubmitAsync(editor, Address, ("remark-line", Quoted), ("remark", words));
        Assert.Equal(words, said.Text(".remark .as-typed"));
        return DraftedModule.TextOf(editor);
    }

    private static async Task<Page> SaveAsync(DraftedModule drafted, string text) =>
        await drafted.SaveAsync(await drafted.OpenAsync(Lesson), Lesson, text);

    private static IHtmlButtonElement Settle(Page page) => (IHtmlButtonElement)page.Document.QuerySelector("[name=remark-resolve]")!;

    private static int LineOf(string text, string line) => text.Split('\n').ToList().IndexOf(line) + 1;

    private Task<int> CountAsync(bool isSettled = false) =>
        site.InDatabaseAsync(db => db.Set<DraftComment>().CountAsync(c => !isSettled || c.ResolvedAt != null));
}
