using System.Text;
using Training.Content.Tests.Media;

namespace Training.Journeys;

/// <summary>An author adds a picture, a sound with its captions and a document, and learners get them with what each says and weighs.</summary>
public sealed class MediaJourney(Stage stage)
{
    private const string Spoken = "Est-ce que quelqu’un vous entend?";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_a_sound_and_a_document_come_from_the_authors_page_to_the_lesson(bool hasScript)
    {
        var title = hasScript ? "Montrer et entendre" : "Entendre et montrer";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var home = author.Path;

        await author.OpenAsync($"{home}/media");
        var picture = await AddAsync(author, "porte.png", await author.Page.ScreenshotAsync(), "Une porte qui s’ouvre");
        var sound = await AddAsync(author, "appel.mp3", SoundBytes.NotedMp3(50), "Le début d’un appel");
        await AddAsync(author, "appel.vtt", Encoding.UTF8.GetBytes($"WEBVTT\n\n00:00.000 --> 00:02.000\n{Spoken}\n"), "");
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n");
        var document = await AddAsync(author, "aide.pdf", pdf, "L’aide à imprimer");
        await author.OpenAsync($"{home}/files/pour-commencer.md");
        await author.RewriteAsync(text => text + $"\n{picture}\n\n{sound}\n\nGardez {document} sous la main.\n");
        await Expect(author.Page.Locator("#problems li.error")).ToHaveCountAsync(0);
        await author.PublishAsync(home);

        await using var reader = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await reader.BeginLessonAsync(slug, "pour-commencer");
        var shown = reader.Page.GetByRole(AriaRole.Img, new() { Name = "Une porte qui s’ouvre" });
        await shown.ScrollIntoViewIfNeededAsync();
        await Expect(shown).ToHaveJSPropertyAsync("complete", true);
        Assert.Equal(1280, await shown.EvaluateAsync<int>("picture => picture.naturalWidth"));
        await Expect(reader.Page.GetByText(Spoken)).ToHaveCountAsync(1);
        var address = await reader.Page.Locator("audio").GetAttributeAsync("src");
        await using var played = await reader.Page.APIRequest.GetAsync(new Uri(new Uri(reader.Page.Url), address!).ToString());
        Assert.Equal(SoundBytes.Frames(50), await played.BodyAsync());
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "L’aide à imprimer" })).ToBeVisibleAsync();
    }

    /// <returns>What to write in a text to show it; empty for captions.</returns>
    private static async Task<string> AddAsync(Visitor author, string name, byte[] bytes, string alt)
    {
        await author
            .Page.GetByLabel(author.Says("DraftMedia.File"), new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = bytes,
                }
            );
        await author.Page.GetByLabel(author.Says("DraftMedia.Alt"), new() { Exact = true }).FillAsync(alt);
        await author.PressAsync(author.Says("DraftMedia.Submit"));
        await Expect(author.Heading(author.Says("DraftMedia.Added"))).ToBeVisibleAsync();
        return alt.Length > 0
            ? await author.Page.GetByLabel(author.Says("DraftMedia.Markdown"), new() { Exact = true }).InputValueAsync()
            : "";
    }
}
