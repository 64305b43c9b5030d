using System.Text;
using System.Text.RegularExpressions;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>A scene in the text of a scenario.</summary>
/// <param name="Key">Its id; its place, <c>_3</c>, when another has the same.</param>
/// <param name="Start">Where its heading begins in the text.</param>
/// <param name="End">Where its last word ends.</param>
public sealed record ScenePart(string Key, string Title, int Line, int Start, int End);

/// <summary>How a scene leads to another.</summary>
public enum SceneLinkKind
{
    /// <summary>By one of its choices.</summary>
    Choice,

    /// <summary>It answers an act that is offered there.</summary>
    Act,

    /// <summary>It interrupts there.</summary>
    Interruption,
}

/// <param name="Words">A choice’s; else empty.</param>
public sealed record SceneLink(ScenePart From, SceneLinkKind Kind, string Words);

/// <summary>The text of a scenario, scene by scene. Whatever is done with one, the text of all the others stays as it was, to the letter.</summary>
public sealed partial class ScenarioText
{
    private readonly MarkdownFile file;
    private readonly Dictionary<int, List<Block>> bodies;

    private ScenarioText(MarkdownFile file, IReadOnlyList<string>? cast = null)
    {
        this.file = file;
        bodies = BodiesOf(file);
        Scenes = ScenesOf(file);
        Cast = [.. file.Fields.Map("cast").Select(pair => pair.Key.Value)];
        if (Cast.Count == 0)
            Cast = cast ?? [];
    }

    public string Text => file.Text;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<ScenePart> Scenes { get; }

    /// <summary>Who may speak, as the front matter names them, or the source’s; empty where nobody is known.</summary>
    public IReadOnlyList<string> Cast { get; }

    /// <param name="text">With <c>\n</c> at the end of lines.</param>
    /// <param name="cast">Who may speak in a translation, which doesn’t say so.</param>
    /// <returns>Null when its front matter or its marks can’t be read.</returns>
    public static ScenarioText? Read(string path, string text, IReadOnlyList<string>? cast = null) =>
        MarkdownFile.Read(path, Encoding.UTF8.GetBytes(text), Language.Fr, new ProblemList()) is { } file && file.Text == text
            ? new(file, cast)
            : null;

    public ScenePart? Find(string key) => Scenes.FirstOrDefault(scene => scene.Key == key);

    public string TextOf(ScenePart scene) => Text[scene.Start..scene.End];

    public (int First, int Last) LinesOf(ScenePart scene) => (scene.Line, scene.Line + TextOf(scene).AsSpan().Count('\n'));

    /// <summary>What is read before the first scene, under the title.</summary>
    public string Briefing => Text[BriefingStart..BriefingEnd].Trim('\n');

    /// <summary>The scene as fields; null when its text holds something that they can’t.</summary>
    public SceneForm? FormOf(ScenePart scene) => Reader(scene)?.Form;

    /// <summary>The text with a scene changed; null when what was typed would be read as something else, in this scene or in another.</summary>
    public ScenarioText? With(ScenePart scene, SceneForm form) =>
        Reader(scene) is { } before
            ? Written(Text[..scene.Start], form.Tidied(), before, Text[scene.End..], IndexOf(scene), Scenes.Where(s => s != scene))
            : null;

    /// <summary>
    /// The first passage and the first choice of a form that would be read as something else, even alone in a scene; null for none. What is wrong may
    /// be elsewhere.
    /// </summary>
    public (int? Passage, int? Choice) FirstMisread(SceneForm form) =>
        (
            Where(form.Passages, p => p.IsPlace || Holds(new() { Passages = [p with { From = null }] })),
            Where(form.Choices, c => c.IsBlank || Holds(new() { Choices = [c with { Directives = [] }] }))
        );

    /// <summary>The text with one more scene.</summary>
    /// <param name="after">The one that it follows; null when it comes last.</param>
    public ScenarioText? Plus(SceneForm form, ScenePart? after = null)
    {
        var end = after?.End ?? Text.TrimEnd('\n', ' ').Length;
        return Written($"{Text[..end]}\n\n", form.Tidied(), null, Ended(end), after is null ? Scenes.Count : IndexOf(after) + 1, Scenes);
    }

    public ScenarioText? Without(ScenePart scene)
    {
        var before = Text[..scene.Start].TrimEnd('\n', ' ').Length;
        return Checked(Text[..before] + Text[scene.End..], Scenes.Where(s => s != scene), Scenes.Count - 1);
    }

    /// <summary>The text with a copy after the scene, under an id of its own; its choices lead where the original’s do.</summary>
    /// <param name="title">The copy’s, made from the original’s.</param>
    public ScenarioText? Twice(ScenePart scene, Func<string, string> title)
    {
        var lines = TextOf(scene).Split('\n', 2);
        if (ItemFormReader.Heading(lines[0], 2) is not var (words, _))
            return null;
        string[] copy = [$"## {title(words)} {{#{FreeIdFor(scene.Key.StartsWith('_') ? words : scene.Key)}}}", .. lines[1..]];
        return Checked($"{Text[..scene.End]}\n\n{string.Join('\n', copy)}{Ended(scene.End)}", Scenes, Scenes.Count + 1);
    }

    /// <summary>The text with a scene before the one above it, or after the one below; the same where there is none.</summary>
    public ScenarioText? Moved(ScenePart scene, bool up)
    {
        var index = IndexOf(scene) + (up ? -1 : 1);
        if (index < 0 || index >= Scenes.Count)
            return this;
        var (first, second) = up ? (Scenes[index], scene) : (scene, Scenes[index]);
        return Checked(
            Text[..first.Start] + TextOf(second) + Text[first.End..second.Start] + TextOf(first) + Text[second.End..],
            Scenes,
            Scenes.Count
        );
    }

    /// <summary>The text with its front matter changed; null when it would say something else of the scenes.</summary>
    public ScenarioText? With(FrontMatterText front) => front.Text == Text ? this : Checked(front.Text, Scenes, Scenes.Count);

    /// <summary>The text whose title above the briefing is another, if it said the title of before.</summary>
    public ScenarioText? WithTitle(string before, string title)
    {
        var heading = Heading is { } line ? Text[line.Start..line.End] : "";
        return before == title || heading != $"# {before}"
            ? this
            : WithSameHeads(Text[..Heading!.Value.Start] + $"# {title}" + Text[Heading.Value.End..]);
    }

    public ScenarioText? WithBriefing(string briefing)
    {
        var tidied = ItemFormText.Trimmed(briefing);
        if (tidied == Briefing)
            return this;
        var after = Text[BriefingEnd..];
        var blocks = ((string[])[Text[..BriefingStart].TrimEnd('\n'), tidied, after]).Where(block => block.Length > 0);
        return WithSameHeads(string.Join("\n\n", blocks) + (after.Length == 0 ? "\n" : "")) is { } now && now.Briefing == tidied
            ? now
            : null;
    }

    /// <summary>What leads to a scene, in the others.</summary>
    public IReadOnlyList<SceneLink> LinksTo(ScenePart scene) =>
        [
            .. Scenes
                .Where(from => from != scene)
                .SelectMany(from => Links(from).Where(link => link.To == scene.Key).Select(link => link.Link)),
        ];

    /// <summary>Where scenes name what would change.</summary>
    public IReadOnlyList<NameMention> MentionsOf(IReadOnlyList<NameChange> changes) => Carry(changes).Mentions;

    /// <summary>The text whose scenes name something otherwise; null when they would say something else besides.</summary>
    public ScenarioText? With(IReadOnlyList<NameChange> changes)
    {
        var text = Carry(changes).Text();
        return text == Text ? this : Checked(text, [], Scenes.Count);
    }

    /// <summary>The text in which a scene has another id; what leads there doesn’t follow yet.</summary>
    public ScenarioText? WithId(ScenePart scene, string id)
    {
        var heading = TextOf(scene).Split('\n', 2)[0];
        if (ItemFormReader.Heading(heading, 2) is not var (title, _))
            return null;
        var now = Checked(
            $"{Text[..scene.Start]}## {title} {{#{id}}}{Text[(scene.Start + heading.Length)..]}",
            Scenes.Where(s => s != scene),
            Scenes.Count
        );
        return now?.Scenes[IndexOf(scene)].Key == id ? now : null;
    }

    public string FreeIdFor(string title)
    {
        var id = Slug.From(title) is { Length: > 0 } slug ? slug : "scene";
        for (var i = 2; Find(id) is not null || id is "new" or "resume"; i++)
            id = FormattableString.Invariant($"{Slug.From(title)}-{i}").TrimStart('-');
        return id;
    }

    private CarriedNames Carry(IReadOnlyList<NameChange> changes)
    {
        var carried = new CarriedNames(file, changes);
        foreach (var scene in Scenes)
            carried.Through(scene, bodies[scene.Line]);
        return carried;
    }

    private int IndexOf(ScenePart scene) => Scenes.Index().First(s => s.Item == scene).Index;

    private SceneFormReader? Reader(ScenePart scene) =>
        SceneFormReader.Read(TextOf(scene), Cast) is { } read
        && SceneFormWriter.Write(read.Form.Tidied(), read) == TextOf(scene)
        && SceneShape.Holds(file, bodies[scene.Line], read.Form.Tidied())
            ? read
            : null;

    private ScenarioText? Written(
        string above,
        SceneForm form,
        SceneFormReader? before,
        string below,
        int index,
        IEnumerable<ScenePart> others
    )
    {
        var stay = others.ToList();
        return
            Checked(above + SceneFormWriter.Write(form, before) + below, stay, stay.Count + 1) is { } now
            && now.FormOf(now.Scenes[index])?.Tidied().Says(form) == true
            ? now
            : null;
    }

    private bool Holds(SceneForm alone)
    {
        var form = (alone with { Title = "x" }).Tidied();
        return Read(file.Path, $"---\ntitle: x\n---\n\n{SceneFormWriter.Write(form, null)}\n", Cast) is { Scenes: [var scene] } now
            && now.FormOf(scene)?.Tidied().Says(form) == true;
    }

    private static int? Where<T>(IReadOnlyList<T> items, Func<T, bool> holds) =>
        items.Index().Where(item => !holds(item.Item)).Select(item => (int?)item.Index).FirstOrDefault();

    // What comes after a place in the text, which ends with a line.
    private string Ended(int place) => place == Text.Length ? "\n" : Text[place..];

    /// <param name="others">The scenes that must still be there, each as it was.</param>
    private ScenarioText? Checked(string text, IEnumerable<ScenePart> others, int count)
    {
        if (Read(file.Path, text, Cast) is not { } now || now.Scenes.Count != count)
            return null;
        var texts = now.Scenes.Select(now.TextOf).ToList();
        return others.All(scene => texts.Remove(TextOf(scene))) ? now : null;
    }

    private ScenarioText? WithSameHeads(string text) =>
        Checked(text, Scenes, Scenes.Count) is { } now
        && now.Heads.Count() == Heads.Count()
        && now.Text[..FrontMatterText.EndIn(now.Text)] == Text[..FrontMatterText.EndIn(Text)]
            ? now
            : null;

    // The titles of the file itself, which learners read from its front matter.
    private IEnumerable<HeadingBlock> Heads => file.Blocks.OfType<HeadingBlock>().Where(h => h.Level == 1);

    private (int Start, int End)? Heading
    {
        get
        {
            if (file.Blocks.FirstOrDefault() is not HeadingBlock { Level: 1 } heading)
                return null;
            var start = LineStarts(Text)[heading.Line];
            var end = Text.IndexOf('\n', start);
            return Text[start] == '#' ? (start, end < 0 ? Text.Length : end) : null;
        }
    }

    private int BriefingStart => Heading?.End ?? FrontMatterText.EndIn(Text);

    private int BriefingEnd => Scenes.Count > 0 ? Scenes[0].Start : Text.Length;

    private IEnumerable<(string To, SceneLink Link)> Links(ScenePart from)
    {
        foreach (var block in bodies[from.Line])
            if (block is ListBlock { IsOrdered: false } list)
            {
                foreach (var link in list.OfType<ListItemBlock>().Select(item => (item.FirstOrDefault() as LeafBlock)?.Inline?.FirstChild))
                    if (link is LinkInline { Url: ['#', .. var to] } choice)
                        yield return (to, new(from, SceneLinkKind.Choice, PlainText.Of(choice)));
            }
            else
            {
                foreach (var directive in Directive.Only(file, block) ?? [])
                    if (Places().Match(directive.Text) is { Success: true } match)
                        foreach (var to in match.Groups["places"].Value.Split(',', StringSplitOptions.TrimEntries))
                            yield return (to, new(from, match.Groups["act"].Success ? SceneLinkKind.Act : SceneLinkKind.Interruption, ""));
            }
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                starts.Add(i + 1);
        return starts;
    }

    private static Dictionary<int, List<Block>> BodiesOf(MarkdownFile file)
    {
        var bodies = new Dictionary<int, List<Block>>();
        List<Block>? body = null;
        foreach (var block in file.Blocks)
            if (block is HeadingBlock { Level: 2 })
                bodies[block.Line + 1] = body = [];
            else
                body?.Add(block);
        return bodies;
    }

    private static List<ScenePart> ScenesOf(MarkdownFile file)
    {
        var starts = LineStarts(file.Text);
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

    [GeneratedRegex(@"^(?:(?<act>act) \S+ in|interrupts at(?: one of)?) (?<places>.+)\z")]
    internal static partial Regex Places();
}
