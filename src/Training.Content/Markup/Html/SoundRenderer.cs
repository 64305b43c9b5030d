using Markdig.Renderers;
using Markdig.Renderers.Html;
using Training.Content.Captions;

namespace Training.Content.Markup.Html;

/// <summary>A player of the browser’s own, which fetches nothing before one asks; under it, folded, what is said.</summary>
internal sealed class SoundRenderer(Language language) : HtmlObjectRenderer<SoundBlock>
{
    protected override void Write(HtmlRenderer renderer, SoundBlock block)
    {
        var sound = block.Content;
        renderer.Write("<figure class=\"sound\"><figcaption>").WriteEscape(sound.Label);
        renderer.Write(" <span class=\"weight\">(").WriteEscape(sound.Weight).Write(")</span></figcaption>");
        renderer.Write("<audio controls preload=\"none\" src=\"").WriteEscapeUrl(sound.Url).Write("\" aria-label=\"");
        renderer.WriteEscape(sound.Label).Write("\">");
        if (sound.Captions is { } captions)
            WriteTrack(renderer, captions);
        renderer.Write("</audio>");
        if (sound.Captions is { Cues: [_, ..] cues } read)
            WriteText(renderer, cues, read.Language);
        renderer.Write("</figure>");
    }

    private static void WriteTrack(HtmlRenderer renderer, SoundCaptions captions)
    {
        renderer
            .Write("<track kind=\"captions\" src=\"")
            .WriteEscapeUrl(captions.Url)
            .Write($"\" srclang=\"{Code(captions.Language)}\" label=\"");
        renderer.Write(captions.Language == Language.Fr ? "Français" : "English").Write("\" default>");
    }

    private void WriteText(HtmlRenderer renderer, IReadOnlyList<Cue> cues, Language written)
    {
        renderer
            .Write("<details class=\"fold\"><summary>")
            .WriteEscape(Wording.SoundText.In(language))
            .Write("</summary><div class=\"stack\"");
        renderer.Write(written == language ? ">" : $" lang=\"{Code(written)}\">");
        foreach (var said in SpokenText.Of(cues))
        {
            renderer.Write("<p>");
            if (said.Speaker is { } speaker)
                renderer.Write("<b>").WriteEscape(Typography.Set($"{speaker} :", written)).Write("</b> ");
            renderer.WriteEscape(Typography.Set(said.Words, written)).Write("</p>");
        }
        renderer.Write("</div></details>");
    }

    private static string Code(Language language) => language == Language.Fr ? "fr" : "en";
}
