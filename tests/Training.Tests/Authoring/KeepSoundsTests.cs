using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Tests.Media;

namespace Training.Tests.Authoring;

/// <summary>Sounds, their captions and documents: from an author’s page to a learner’s.</summary>
public sealed class KeepSoundsTests
{
    private const string Captions = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v Odile>Est-ce que quelqu'un vous entend?\n";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n");

    [Fact]
    public async Task A_sound_loses_its_notes_and_its_captions_begin_in_the_site()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);

        var added = await AddAsync(module, "Mon Appel.MP3", SoundBytes.NotedMp3(5), "Un appel");
        var file = await site.InDatabaseAsync(db => db.Set<DraftFile>().AsNoTracking().SingleAsync(f => f.Path == "media/mon-appel.mp3"));
        var begin = (AngleSharp.Html.Dom.IHtmlFormElement)
            added.Document.QuerySelectorAll("form[action$='/media/captions']").First(f => f.TextContent.Contains("français"));
        var editor = await module.Browser.SubmitAsync(begin);
        var again = await module.Browser.SubmitAsync(begin);
        var media = await module.Browser.GetAsync(module.Address + "/media");
        var english = await module.Browser.SubmitAsync(
            (AngleSharp.Html.Dom.IHtmlFormElement)media.Document.QuerySelector("form[action$='/media/captions']")!
        );

        Assert.Equal(SoundBytes.Frames(5), file.Content);
        Assert.Equal("![Un appel](media/mon-appel.mp3)", added.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal($"{module.Address}/files/media/mon-appel.vtt", editor.Path);
        Assert.Equal(editor.Path, again.Path);
        Assert.StartsWith("WEBVTT", editor.Document.QuerySelector("textarea")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("captions", editor.Document.QuerySelector("textarea")!.GetAttribute("data-kind"));
        Assert.Equal($"{module.Address}/files/media/mon-appel.en.vtt", english.Path);
        Assert.Equal(await module.TextAsync("media/mon-appel.vtt"), await module.TextAsync("media/mon-appel.en.vtt"));
    }

    [Fact]
    public async Task What_is_wrong_in_captions_is_told_at_its_line_in_their_editor_and_what_is_right_is_shown_as_text()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await AddAsync(module, "appel.mp3", SoundBytes.Frames(5), "Un appel");
        await AddAsync(module, "appel.vtt", Encoding.UTF8.GetBytes(Captions), "");
        var path = $"{module.Address}/files/media/appel.vtt";
        var preview = $"{module.Address}/preview/media/appel.vtt";

        var wrong = await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(path),
            path,
            ("text", "WEBVTT\n\n0:00 --> 0:02\nAllô?\n")
        );
        var seenWrong = await module.Browser.PostAsync(preview, path, ("text", "WEBVTT\n\n0:00 --> 0:02\nAllô?\n"));
        var seen = await module.Browser.PostAsync(preview, path, ("text", Captions));

        Assert.Contains("00:12.000 --> 00:15.500", wrong.Html.Replace("&gt;", ">", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("3:1", seenWrong.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Est-ce que quelqu'un vous entend?", seen.Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("appel.mp3", "<html><script>alert(1)</script>", "ni un son")]
    [InlineData("appel.mp3", "ID3\u0004\0\0\0\0\0\u0001x<html>", "ne se lit pas")]
    [InlineData("formulaire.pdf", "%PDF-1.4 /OpenAction << /S /JavaScript >> %%EOF", "/JavaScript")]
    [InlineData("formulaire.pdf", "%PDF-1.4 trailer << /Encrypt 4 0 R >> %%EOF", "mot de passe")]
    [InlineData("formulaire.pdf", "%PDF-1.4", "ne se lit pas")]
    [InlineData("formulaire.docx", "PK\u0003\u0004 rien", "ne se lit pas")]
    [InlineData("appel.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n<script>\n", "Ligne 4")]
    [InlineData("appel.vtt", Captions, "Aucun son")]
    public async Task What_is_not_what_it_says_is_refused_with_a_word_and_what_was_typed_stays(string name, string text, string word)
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);

        var page = await AddAsync(module, name, Encoding.UTF8.GetBytes(text), "Un appel");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(word, page.Text("#file-error"), StringComparison.Ordinal);
        Assert.Equal("Un appel", page.Value("alt"));
        Assert.False(await site.InDatabaseAsync(db => db.Set<DraftFile>().AnyAsync(f => f.Path.StartsWith("media/"))));
    }

    [Fact]
    public async Task A_document_with_macros_one_too_large_and_captions_that_are_there_are_refused()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var files = new SortedDictionary<string, byte[]>
        {
            ["[Content_Types].xml"] = "<Types/>"u8.ToArray(),
            ["word/document.xml"] = "<document/>"u8.ToArray(),
        };
        await AddAsync(module, "appel.mp3", SoundBytes.Frames(5), "Un appel");
        await AddAsync(module, "appel.vtt", Encoding.UTF8.GetBytes(Captions), "");

        var plain = await AddAsync(module, "lettre.docx", BroughtModules.Zip("", files), "La lettre");
        var other = await AddAsync(module, "appel.mp3", SoundBytes.Frames(6), "Un autre");
        var there = await AddAsync(module, "appel.vtt", Encoding.UTF8.GetBytes(Captions + " "), "");
        files["word/vbaProject.bin"] = [1];
        var macro = await AddAsync(module, "lettre.docx", BroughtModules.Zip("", files), "La lettre");
        var large = await AddAsync(module, "long.mp3", SoundBytes.Frames((5 << 20) / 36 + 1), "Un long appel");

        Assert.Equal("[La lettre](media/lettre.docx)", plain.Document.QuerySelector("textarea")!.TextContent);
        Assert.Equal("![Un autre](media/appel-2.mp3)", other.Document.QuerySelector("textarea")!.TextContent);
        Assert.Contains("déjà là", there.Text("#file-error"), StringComparison.Ordinal);
        Assert.Contains("vbaProject.bin", macro.Text("#file-error"), StringComparison.Ordinal);
        Assert.Contains("dix minutes", large.Text("#file-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learner_hears_or_reads_a_sound_in_either_language_and_takes_a_document_away()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await AddAsync(module, "appel.mp3", SoundBytes.Frames(5), "Un appel");
        await AddAsync(module, "appel.vtt", Encoding.UTF8.GetBytes(Captions), "");
        await AddAsync(
            module,
            "appel.en.vtt",
            Encoding.UTF8.GetBytes(Captions.Replace("Est-ce que quelqu'un vous entend?", "Can anyone hear you?")),
            ""
        );
        await AddAsync(module, "formulaire.pdf", Pdf, "Le formulaire");
        foreach (var (lesson, words) in ((string, string)[])[("lire.md", "Un appel"), ("lire.en.md", "A call")])
            await module.AddFileAsync(
                lesson,
                await File.ReadAllTextAsync(Path.Combine(TrainingSite.ContentFolder, "modules/presence", lesson))
                    + $"\n![{words}](media/appel.mp3)\n\n[{words}, PDF](media/formulaire.pdf)\n"
            );
        await module.ReplaceAsync("module.md", "activities: [unique]", "activities: [lire, unique]");
        foreach (var head in (string[])["module.md", "module.en.md"])
            await module.ReplaceAsync(head, "\n---\n", "\n---\n\n![Un appel](media/appel.mp3)\n\n");
        var published = await module.PublishAsync();
        Assert.True(published.Status == HttpStatusCode.OK, string.Join("; ", published.Texts(".errors li, .problems li")));
        var browser = await site.SignInAsync((await site.AddLearnerAsync()).Email!);
        var reader = await site.SignInAsync((await site.AddLearnerAsync(language: Language.En)).Email!);
        foreach (var learner in (Browser[])[browser, reader])
            await learner.PostAsync("/modules/propre/enrol", "/modules/propre");

        var page = await browser.GetAsync("/modules/propre");
        var french = await browser.GetAsync("/modules/propre/lire");
        var english = await reader.GetAsync("/modules/propre/lire");
        var sound = await RangeAsync(browser, "/modules/propre/media/appel.mp3");
        var captions = await browser.Client.GetAsync(new Uri("/modules/propre/media/appel.vtt", UriKind.Relative));
        var document = await browser.Client.GetAsync(new Uri("/modules/propre/media/formulaire.pdf", UriKind.Relative));

        Assert.Equal("/modules/propre/media/appel.mp3", page.Document.QuerySelector("audio")!.GetAttribute("src"));
        Assert.Contains("Est-ce que quelqu’un vous entend?", french.Text(".sound details"), StringComparison.Ordinal);
        Assert.Equal("none", french.Document.QuerySelector("audio")!.GetAttribute("preload"));
        Assert.Contains("Can anyone hear you?", english.Text(".sound details"), StringComparison.Ordinal);
        Assert.Equal("en", english.Document.QuerySelector("track")!.GetAttribute("srclang"));
        Assert.Equal((HttpStatusCode.PartialContent, "audio/mpeg"), (sound.StatusCode, sound.Content.Headers.ContentType!.MediaType));
        Assert.Equal("bytes 36-71/180", sound.Content.Headers.ContentRange!.ToString());
        Assert.Equal(SoundBytes.Frames(1), await sound.Content.ReadAsByteArrayAsync());
        Assert.Equal("text/vtt", captions.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", document.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(document.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(document.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(Pdf, await document.Content.ReadAsByteArrayAsync());
    }

    private static Task<HttpResponseMessage> RangeAsync(Browser browser, string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(36, 71);
        return browser.Client.SendAsync(request);
    }

    private static async Task<Page> AddAsync(WrittenModule module, string name, byte[] bytes, string alt)
    {
        var media = module.Address + "/media";
        var page = await module.Browser.GetAsync(media);
        page.Document.QuerySelector("input[name=alt]")!.SetAttribute("value", alt);
        return await module.Browser.UploadAsync(page, media, "file", name, bytes);
    }
}
