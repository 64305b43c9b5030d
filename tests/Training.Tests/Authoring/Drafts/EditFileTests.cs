using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Learners;

namespace Training.Tests.Authoring.Drafts;

/// <summary>Writing a file: what was typed stays, whoever else writes.</summary>
public sealed class EditFileTests : IDisposable
{
    private const string Lesson = DraftedModule.Lesson;
    private readonly TrainingSite site = new();

    [Fact]
    public async Task A_saved_text_is_the_file_and_its_line_ends_are_its_own()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor);

        // As a browser sends it.
        var saved = await drafted.SaveAsync(
            editor,
            Lesson,
            text.Replace("6 min", "7 min", StringComparison.Ordinal).ReplaceLineEndings("\r\n")
        );

        Assert.Equal(text.Replace("6 min", "7 min", StringComparison.Ordinal), await drafted.FileAsync(Lesson));
        Assert.Equal("2", saved.Value("revision"));
    }

    [Fact]
    public async Task Saving_what_is_there_already_is_no_change()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);

        var saved = await drafted.SaveAsync(editor, Lesson, DraftedModule.TextOf(editor).ReplaceLineEndings("\r\n"));

        Assert.Equal("1", saved.Value("revision"));
    }

    [Fact]
    public async Task A_text_whose_file_was_removed_meanwhile_is_still_there()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var remove = $"{DraftedModule.Home}/remove/{Lesson}";
        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(remove), remove);

        var gone = await drafted.SaveAsync(editor, Lesson, "Mon texte, tapé longtemps.");

        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Contains("Mon texte, tapé longtemps.", gone.Text("textarea"), StringComparison.Ordinal);
        Assert.Equal($"{DraftedModule.Home}/history/{Lesson}", gone.Link("Historique"));
    }

    [Fact]
    public async Task Problems_are_told_at_their_line_with_the_mend_and_the_line_itself()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor).Replace("## Ce qu’on peut faire", "#### Trop bas", StringComparison.Ordinal);

        var saved = await drafted.SaveAsync(editor, Lesson, text);

        var line = text.Split('\n').ToList().IndexOf("#### Trop bas") + 1;
        Assert.Equal("#### Trop bas", saved.Text($"#L{line}"));
        var told = Assert.Single(saved.Document.QuerySelectorAll("#problems li[data-code='heading-level']"));
        Assert.Contains("Ce titre est trop petit", told.TextContent, StringComparison.Ordinal);
        // A name in English says nothing to who writes.
        Assert.DoesNotContain("heading-level", told.TextContent, StringComparison.Ordinal);
        Assert.Contains("class=\"error\"", saved.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.Fr, "Votre texte", "Écrire une leçon")]
    [InlineData(Language.En, "Your text", "Writing a lesson")]
    public async Task A_lesson_is_ones_text_and_its_guide_is_in_sight(Language language, string label, string guide)
    {
        var drafted = await DraftedModule.OfAsync(site);
        var author = await site.SignUpWithRoleAsync(Role.Author, language);

        var editor = await author.GetAsync((await drafted.OpenAsync(Lesson)).Path);

        Assert.Equal(label, editor.Text("label[for=text]"));
        Assert.Equal(guide, editor.Text("p.hint > a[href$='/authoring/help/lesson']"));
        Assert.EndsWith(
            "/authoring/drafts/paste/self-check",
            editor.Document.QuerySelector("#text")!.GetAttribute("data-self-check"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_who_write_in_different_places_are_put_together()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var colleague = await site.SignUpWithRoleAsync(Role.Instructor);
        var (mine, theirs) = (await drafted.OpenAsync(Lesson), await colleague.GetAsync($"{DraftedModule.Home}/files/{Lesson}"));
        var text = DraftedModule.TextOf(mine);
        await colleague.SubmitAsync(
            theirs,
            $"{DraftedModule.Home}/files/{Lesson}",
            ("text", text.Replace("6 min", "8 min", StringComparison.Ordinal))
        );

        var saved = await drafted.SaveAsync(mine, Lesson, text.Replace("## Et vous?", "## Et toi?", StringComparison.Ordinal));

        Assert.Contains("saved=merged", saved.Address, StringComparison.Ordinal);
        var file = await drafted.FileAsync(Lesson);
        Assert.Contains("8 min", file, StringComparison.Ordinal);
        Assert.Contains("## Et toi?", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mine", "7 min")]
    [InlineData("theirs", "8 min")]
    [InlineData("both", "7 min\nduration: 8 min")]
    public async Task Two_who_write_on_the_same_line_see_both_and_choose(string take, string kept)
    {
        var drafted = await DraftedModule.OfAsync(site);
        var colleague = await site.SignUpWithRoleAsync(Role.Author);
        var (mine, theirs) = (await drafted.OpenAsync(Lesson), await colleague.GetAsync($"{DraftedModule.Home}/files/{Lesson}"));
        var text = DraftedModule.TextOf(mine);
        await colleague.SubmitAsync(
            theirs,
            $"{DraftedModule.Home}/files/{Lesson}",
            ("text", text.Replace("6 min", "8 min", StringComparison.Ordinal))
        );

        var conflict = await drafted.SaveAsync(mine, Lesson, text.Replace("6 min", "7 min", StringComparison.Ordinal));
        var before = await drafted.FileAsync(Lesson);
        var radio = conflict.Document.QuerySelector("input[type=radio]")!.GetAttribute("name")!;
        var resolved = await drafted.Author.SubmitAsync(conflict, $"{DraftedModule.Home}/resolve/{Lesson}", (radio, take));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("duration: 8 min", before, StringComparison.Ordinal);
        Assert.Equal($"{DraftedModule.Home}/files/{Lesson}", resolved.Path);
        Assert.Equal(text.Replace("6 min", kept, StringComparison.Ordinal), await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task A_script_that_saves_is_told_the_revision_and_then_what_another_wrote()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor);

        var saved = await DraftedModule.PostAsync(
            drafted.Author,
            editor,
            "save",
            Lesson,
            text.Replace("6 min", "8 min", StringComparison.Ordinal)
        );
        var apart = await DraftedModule.PostAsync(
            drafted.Author,
            editor,
            "save",
            Lesson,
            text.Replace("## Et vous?", "## Et toi?", StringComparison.Ordinal)
        );
        var same = await DraftedModule.PostAsync(
            drafted.Author,
            editor,
            "save",
            Lesson,
            text.Replace("6 min", "7 min", StringComparison.Ordinal)
        );

        Assert.Equal(2, (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("revision").GetInt32());
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (apart.StatusCode, same.StatusCode));
        var merged = await apart.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, merged.GetProperty("revision").GetInt32());
        Assert.Equal("Amélie Tremblay", merged.GetProperty("by").GetString());
        Assert.Contains("8 min", merged.GetProperty("merged").GetString(), StringComparison.Ordinal);
        Assert.Contains("## Et toi?", merged.GetProperty("merged").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await same.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("merged").ValueKind);
    }

    [Fact]
    public async Task What_a_script_saves_every_few_seconds_is_one_line_of_history()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var text = DraftedModule.TextOf(await drafted.OpenAsync(Lesson));
        for (var minutes = 7; minutes < 12; minutes++)
        {
            site.Time.Advance(TimeSpan.FromMinutes(1));
            var editor = await drafted.OpenAsync(Lesson);
            await DraftedModule.PostAsync(
                drafted.Author,
                editor,
                "save",
                Lesson,
                text.Replace("6 min", $"{minutes} min", StringComparison.Ordinal)
            );
        }

        var kept = await site.InDatabaseAsync(db =>
            db.Set<DraftFileRevision>().Where(r => r.Path == Lesson).OrderBy(r => r.Revision).Select(r => r.Revision).ToListAsync()
        );

        Assert.Equal([1, 6], kept);
    }

    [Fact]
    public async Task What_someone_saved_themselves_stays_in_history_whatever_a_script_saves_around_it()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await ScriptSavesAsync(drafted, "7 min");
        // Nothing changes: what is there is to be kept.
        await MinuteAsync(drafted, "7 min", (editor, text) => drafted.SaveAsync(editor, Lesson, text));
        await ScriptSavesAsync(drafted, "8 min");
        await MinuteAsync(drafted, "9 min", (editor, text) => drafted.SaveAsync(editor, Lesson, text));
        await ScriptSavesAsync(drafted, "10 min");
        await ScriptSavesAsync(drafted, "11 min");

        Assert.Equal([1, 2, 3, 4, 6], await KeptAsync());
    }

    [Fact]
    public async Task What_a_translation_was_made_from_stays_in_history()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await ScriptSavesAsync(drafted, "7 min");
        await drafted.Author.PostAsync($"{DraftedModule.Home}/stamp/pour-commencer.en.md", "/account/profile");
        await ScriptSavesAsync(drafted, "8 min");
        await ScriptSavesAsync(drafted, "9 min");

        var beside = await drafted.Author.GetAsync($"{DraftedModule.Home}/translation/pour-commencer.en.md");

        Assert.Equal([1, 2, 4], await KeptAsync());
        Assert.NotEmpty(beside.Document.QuerySelectorAll(".blocks > .stale"));
    }

    [Fact]
    public async Task A_script_that_checks_is_told_the_problems_and_saves_nothing()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor);

        var answer = await DraftedModule.PostAsync(
            drafted.Author,
            editor,
            "check",
            Lesson,
            text.Replace("duration: 6 min\n", "", StringComparison.Ordinal)
        );

        var problem = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("problems")[0];
        Assert.Equal(
            ("key-missing", "error", 1),
            (
                problem.GetProperty("code").GetString(),
                problem.GetProperty("severity").GetString(),
                problem.GetProperty("line").GetInt32() > 0 ? 1 : 0
            )
        );
        Assert.Equal(text, await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task A_script_is_told_which_names_it_can_complete()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("scenario", "Appel");

        var answer = await drafted.Author.Client.GetFromJsonAsync<JsonElement>($"{DraftedModule.Home}/complete/appel.scenario.md");

        Assert.Equal("C2", answer.GetProperty("competencies")[0].GetProperty("id").GetString());
        Assert.Contains(answer.GetProperty("scenes").EnumerateArray(), scene => scene.GetProperty("id").GetString() == "image-figee");
        Assert.Equal("pour-commencer", answer.GetProperty("lessons")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_script_of_someone_signed_out_is_told_so_and_not_shown_another_page()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        await drafted.Author.SubmitAsync(editor, "/account/sign-out");
        drafted.Author.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");

        var answer = await DraftedModule.PostAsync(drafted.Author, editor, "save", Lesson, "x");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_text_that_is_sent_signed_out_comes_back_and_is_saved_once_its_author_has_signed_in()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor).Replace("6 min", "7 min", StringComparison.Ordinal);
        await drafted.Author.SubmitAsync(editor, "/account/sign-out");

        var kept = await drafted.SaveAsync(editor, Lesson, text);
        var form = await drafted.Author.GetAsync("/account/sign-in");
        await drafted.Author.SubmitAsync(form, "/account/sign-in", ("email", "personne1@exemple.ca"), ("password", TrainingSite.Password));
        var saved = await drafted.Author.SubmitAsync(kept, $"{DraftedModule.Home}/files/{Lesson}");

        Assert.Equal(HttpStatusCode.Unauthorized, kept.Status);
        Assert.Equal(text, DraftedModule.TextOf(kept));
        Assert.Equal("2", saved.Value("revision"));
        Assert.Equal(text, await drafted.FileAsync(Lesson));
    }

    [Fact]
    public async Task A_text_may_be_as_long_as_a_file_and_no_longer()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(Lesson);
        var text = DraftedModule.TextOf(editor);
        var line = new string('é', 100) + "\n\n";

        var large = await drafted.SaveAsync(editor, Lesson, text + string.Concat(Enumerable.Repeat(line, 4_500)));
        var tooLarge = await drafted.SaveAsync(large, Lesson, text + string.Concat(Enumerable.Repeat(line, 5_500)));

        Assert.Equal(HttpStatusCode.OK, large.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLarge.Status);
        Assert.True(DraftedModule.TextOf(tooLarge).Length > 500_000);
    }

    [Fact]
    public async Task The_page_on_a_kind_of_file_is_at_hand()
    {
        var drafted = await DraftedModule.OfAsync(site);

        var editor = await drafted.OpenAsync(Lesson);
        var page = await drafted.Author.GetAsync("/authoring/help/lesson");
        var start = await drafted.Author.GetAsync("/authoring/help/start");
        var none = await drafted.Author.GetAsync("/authoring/help/nowhere");

        Assert.True(editor.Has("#help .guide table"));
        Assert.True(editor.Has("#help a[href$='/authoring/help/start']"));
        Assert.True(editor.Has("textarea[data-pictures$='/media']"));
        Assert.StartsWith("Pour commencer", start.Heading, StringComparison.Ordinal);
        Assert.True(start.Has(".guide a[href$='/authoring/help/lesson']"));
        Assert.StartsWith("Une leçon", page.Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
    }

    [Theory]
    [InlineData(Language.Fr, "Écrire une séance avec les formulaires")]
    [InlineData(Language.En, "Writing a session with the forms")]
    public async Task Whoever_writes_a_session_with_forms_is_led_to_a_guide_without_signs(Language language, string title)
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.AddAsync("scenario", "Appel", "Call");
        var reader = await site.SignUpWithRoleAsync(Role.Author, language);
        const string Guide = "/authoring/help/session";

        var page = await reader.GetAsync(Guide);
        var start = await reader.GetAsync("/authoring/help/start");
        var reference = await reader.GetAsync("/authoring/help/scenario");
        var add = await reader.GetAsync($"{DraftedModule.Home}/add/scenario");
        var scenes = await reader.GetAsync(editor.Path);
        var settings = await reader.GetAsync($"{editor.Path}/settings");

        Assert.Equal(title, page.Heading);
        Assert.False(page.Has(".guide :is(code, pre)"), page.Text(".guide"));
        Assert.InRange(page.Text(".guide").Split(' ').Length, 400, 720);
        Assert.Equal(
            language == Language.Fr ? "fr" : "en",
            page.Document.QuerySelector(".guide")!.Closest("[lang]")!.GetAttribute("lang")![..2]
        );
        Assert.EndsWith(Guide, start.Document.QuerySelector(".guide a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith(Guide, reference.Document.QuerySelector(".guide > p a")!.GetAttribute("href"), StringComparison.Ordinal);
        foreach (var one in (Page[])[add, scenes, settings])
            Assert.True(one.Has($"main a[href$='{Guide}']"), one.Text("main"));
    }

    public void Dispose() => site.Dispose();

    private Task ScriptSavesAsync(DraftedModule drafted, string duration) =>
        MinuteAsync(drafted, duration, (editor, text) => DraftedModule.PostAsync(drafted.Author, editor, "save", Lesson, text));

    private async Task MinuteAsync(DraftedModule drafted, string duration, Func<Page, string, Task> save)
    {
        site.Time.Advance(TimeSpan.FromMinutes(1));
        var editor = await drafted.OpenAsync(Lesson);
        await save(editor, Regex.Replace(DraftedModule.TextOf(editor), @"\d+ min", duration));
    }

    private Task<List<int>> KeptAsync() =>
        site.InDatabaseAsync(db =>
            db.Set<DraftFileRevision>().Where(r => r.Path == Lesson).OrderBy(r => r.Revision).Select(r => r.Revision).ToListAsync()
        );
}
