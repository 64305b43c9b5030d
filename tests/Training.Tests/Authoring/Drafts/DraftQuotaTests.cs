using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;

namespace Training.Tests.Authoring.Drafts;

/// <summary>History weighs too. Without room nothing is added, and nothing typed is lost.</summary>
public sealed class DraftQuotaTests : IDisposable
{
    private const string Lesson = DraftedModule.Lesson;
    private readonly TrainingSite site = new() { Settings = { ["Training:Authoring:QuotaMegabytes"] = "1" } };

    [Fact]
    public async Task What_was_saved_again_and_again_weighs_and_text_is_saved_all_the_same()
    {
        var drafted = await FilledAsync();

        var media = await drafted.Author.GetAsync($"{DraftedModule.Home}/media");
        var saved = await drafted.SaveAsync(await drafted.OpenAsync(Lesson), Lesson, "---\ntitle: Encore\n---\n");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Contains("title: Encore", await drafted.FileAsync(Lesson), StringComparison.Ordinal);
        Assert.Contains("pèsent 1,", media.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_room_no_activity_no_module_and_no_translation_is_begun()
    {
        var drafted = await FilledAsync();

        var activity = await drafted.AddAsync("quiz", "Bilan");
        var form = await drafted.Author.GetAsync("/authoring/drafts/new");
        var module = await drafted.Author.SubmitAsync(form, "/authoring/drafts/new", ("title", "Un autre"));
        var translation = await drafted.Author.PostAsync($"{DraftedModule.Home}/translate/module.md", "/account/profile");

        foreach (var (page, where) in new[] { (activity, ".errors"), (module, ".errors"), (translation, ".alert") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains("est plein", page.Text(where), StringComparison.Ordinal);
        }
        Assert.Equal(("Bilan", "Un autre"), (activity.Value("title"), module.Value("title")));
        var left = await site.InDatabaseAsync(db => db.Set<DraftFile>().OrderBy(f => f.Path).Select(f => f.Path).ToListAsync());
        Assert.Equal(["module.md", Lesson], left);
    }

    [Fact]
    public async Task Without_room_a_text_from_elsewhere_makes_no_lesson_and_is_still_there()
    {
        var drafted = await FilledAsync();

        var page = await drafted.Author.PostAsync(
            "/authoring/drafts/paste/lesson",
            "/authoring/drafts/paste",
            ("module", DraftedModule.Slug),
            ("title", "Écouter"),
            ("markdown", "Un mot.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("est plein", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal("Un mot.", page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Without_room_nothing_is_brought_back_from_history()
    {
        var drafted = await FilledAsync();
        var history = $"{DraftedModule.Home}/history/{Lesson}";

        var full = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(history + "?revision=2"), history);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
        Assert.Contains("est plein", full.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("3", (await drafted.OpenAsync(Lesson)).Value("revision"));
    }

    public void Dispose() => site.Dispose();

    /// <summary>A module whose history takes all the room.</summary>
    private async Task<DraftedModule> FilledAsync()
    {
        var drafted = await DraftedModule.OfAsync(site, inEnglish: false);
        var line = new string('é', 100) + "\n\n";
        foreach (var lines in new[] { 2_000, 2_100 })
        {
            var editor = await drafted.OpenAsync(Lesson);
            await drafted.SaveAsync(editor, Lesson, "---\ntitle: Long\n---\n" + string.Concat(Enumerable.Repeat(line, lines)));
        }
        return drafted;
    }
}
