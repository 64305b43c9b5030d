using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Learners;

namespace Training.Tests.Authoring.Drafts;

/// <summary>A module that an author began, as its form leaves it, with a lesson in both languages.</summary>
internal sealed class DraftedModule
{
    public const string Slug = "relances";
    public const string Home = "/authoring/drafts/" + Slug;
    public const string Lesson = "pour-commencer.md";

    private DraftedModule(TrainingSite site, Browser author) => (Site, Author) = (site, author);

    public TrainingSite Site { get; }
    public Browser Author { get; }

    public static async Task<DraftedModule> OfAsync(TrainingSite site, bool inEnglish = true)
    {
        var author = await site.SignUpWithRoleAsync(Role.Author);
        var form = await author.GetAsync("/authoring/drafts/new");
        var made = await author.SubmitAsync(
            form,
            "/authoring/drafts/new",
            ("title", "Relances"),
            ("titleEn", inEnglish ? "Reminders" : ""),
            ("slug", Slug)
        );
        Assert.Equal(Home, made.Path);
        await AimAsync(author, Home);
        return new(site, author);
    }

    /// <summary>An author chooses what a module aims at, and each of its objectives.</summary>
    public static async Task AimAsync(Browser author, string home)
    {
        var description = await author.GetAsync($"{home}/description");
        foreach (var name in (string[])["competencies", "objective-competencies-0", "objective-competencies-1", "objective-competencies-2"])
            description.Document.GetElementsByName(name).OfType<IHtmlInputElement>().Single(box => box.Value == "C2").IsChecked = true;
        await author.SubmitAsync(description, $"{home}/description");
    }

    public async Task<Page> AddAsync(string kind, string title, string titleEn = "") =>
        await Author.SubmitAsync(await Author.GetAsync($"{Home}/add/{kind}"), $"{Home}/add/{kind}", ("title", title), ("titleEn", titleEn));

    public Task<Page> OpenAsync(string path) => Author.GetAsync($"{Home}/files/{path}");

    public async Task<Page> SaveAsync(Page editor, string path, string text) =>
        await Author.SubmitAsync(editor, $"{Home}/files/{path}", ("text", text));

    /// <summary>What a script posts, with the token and the revision of an open editor.</summary>
    public static Task<HttpResponseMessage> PostAsync(Browser browser, Page editor, string page, string path, string text)
    {
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = editor.Value("__RequestVerificationToken"),
            ["revision"] = editor.Value("revision"),
            ["text"] = text,
        };
        return browser.Client.PostAsync(new Uri($"{Home}/{page}/{path}", UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    public static string TextOf(Page editor) => editor.Document.QuerySelector("textarea[name=text]")!.TextContent;

    public Task<string> FileAsync(string path) =>
        Site.InDatabaseAsync(async db =>
            System.Text.Encoding.UTF8.GetString(await db.Set<DraftFile>().Where(f => f.Path == path).Select(f => f.Content).SingleAsync())
        );
}
