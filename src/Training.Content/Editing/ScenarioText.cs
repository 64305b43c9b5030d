using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>A scene in the text of a scenario.</summary>
/// <param name="Key">Its id; its place, <c>_3</c>, when another has the same.</param>
/// <param name="Start">Where its heading begins in the text.</param>
/// <param name="End">Where its last word ends.</param>
public sealed record ScenePart(string Key, string Title, int Line, int Start, int End);

/// <summary>The text of a scenario, scene by scene. Whatever is done with one, the text of all the others stays as it was, to the letter.</summary>
public sealed class ScenarioText
{
    private readonly string path;

    private ScenarioText(string path, string text, IReadOnlyList<ScenePart> scenes, IReadOnlyList<string> cast)
    {
        this.path = path;
        Text = text;
        Scenes = scenes;
        Cast = cast;
    }

    public string Text { get; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<ScenePart> Scenes { get; }

    /// <summary>Who may speak, as the front matter of the source names them; empty in a translation.</summary>
    public IReadOnlyList<string> Cast { get; }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    /// <returns>Null when its front matter or its marks can’t be read.</returns>
    public static ScenarioText? Read(string path, string text)
    {
        if (MarkdownFile.Read(path, Encoding.UTF8.GetBytes(text), Language.Fr, new ProblemList()) is not { } file || file.Text != text)
            return null;
        return new(path, text, ScenesOf(file), [.. file.Fields.Map("cast").Select(pair => pair.Key.Value)]);
    }

    public ScenePart? Find(string key) => Scenes.FirstOrDefault(scene => scene.Key == key);

    public string TextOf(ScenePart scene) => Text[scene.Start..scene.End];

    public (int First, int Last) LinesOf(ScenePart scene) => (scene.Line, scene.Line + TextOf(scene).AsSpan().Count('\n'));

    /// <summary>The scene as fields; null when its text holds something that they can’t.</summary>
    public SceneForm? FormOf(ScenePart scene) => Reader(scene)?.Form;

    /// <summary>The text with a scene changed; null when what was typed would be read as something else, in this scene or in another.</summary>
    public ScenarioText? With(ScenePart scene, SceneForm form)
    {
        var tidied = form.Tidied();
        if (Reader(scene) is not { } before)
            return null;
        var written = SceneFormWriter.Write(tidied, before);
        return Holds(written, tidied) ? Checked(Text[..scene.Start] + written + Text[scene.End..], scene) : null;
    }

    /// <summary>The text with one more scene, the last.</summary>
    public ScenarioText? Plus(SceneForm form)
    {
        var tidied = form.Tidied();
        var written = SceneFormWriter.Write(tidied, null);
        var end = Text.TrimEnd('\n', ' ').Length;
        return Holds(written, tidied) ? Checked($"{Text[..end]}\n\n{written}\n", null) : null;
    }

    public string FreeIdFor(string title)
    {
        var id = Slug.From(title) is { Length: > 0 } slug ? slug : "scene";
        for (var i = 2; Find(id) is not null || id is "new" or "resume"; i++)
            id = FormattableString.Invariant($"{Slug.From(title)}-{i}").TrimStart('-');
        return id;
    }

    private SceneFormReader? Reader(ScenePart scene) =>
        SceneFormReader.Read(TextOf(scene)) is { } read && SceneFormWriter.Write(read.Form.Tidied(), read) == TextOf(scene) ? read : null;

    private static bool Holds(string written, SceneForm form) => SceneFormReader.Read(written)?.Form.Tidied().Says(form) == true;

    private ScenarioText? Checked(string text, ScenePart? changed)
    {
        if (Read(path, text) is not { } now || now.Scenes.Count != Scenes.Count + (changed is null ? 1 : 0))
            return null;
        var others = now.Scenes.Select(now.TextOf).ToList();
        return Scenes.Where(scene => scene != changed).All(scene => others.Remove(TextOf(scene))) ? now : null;
    }

    private static List<ScenePart> ScenesOf(MarkdownFile file)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < file.Text.Length; i++)
            if (file.Text[i] == '\n')
                starts.Add(i + 1);
        var headings = file.Blocks.OfType<HeadingBlock>().Where(h => h.Level == 2).ToList();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var scenes = new List<ScenePart>();
        foreach (var (index, heading) in headings.Index())
        {
            var start = starts[heading.Line];
            var next = index + 1 < headings.Count ? starts[headings[index + 1].Line] : file.Text.Length;
            var title = PlainText.Of(heading);
            var id = heading.TryGetAttributes()?.Id is { Length: > 0 } given ? given : Slug.From(title);
            var key = Slug.IsSlug(id) && id != "new" && keys.Add(id) ? id : FormattableString.Invariant($"_{index + 1}");
            scenes.Add(new(key, title, heading.Line + 1, start, start + file.Text[start..next].TrimEnd('\n', ' ').Length));
        }
        return scenes;
    }
}
