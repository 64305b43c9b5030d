using Markdig.Syntax;
using Training.Content.Captions;

namespace Training.Content.Markup;

/// <summary>A sound to listen to, or to read: a picture’s line that names a sound, once the module’s files are known.</summary>
/// <param name="Captions">Null while it has none that can be read.</param>
internal sealed record SoundContent(string Url, string Label, string Weight, SoundCaptions? Captions);

/// <param name="Language">That they are written in, which may not be the page’s.</param>
internal sealed record SoundCaptions(string Url, Language Language, IReadOnlyList<Cue> Cues);

internal sealed class SoundBlock(SoundContent content) : LeafBlock(null)
{
    public SoundContent Content => content;
}
