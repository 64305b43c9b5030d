using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What becomes of a scene of a text that is added.</summary>
public enum SceneOutcome
{
    /// <summary>A new one, after the others.</summary>
    Added,

    /// <summary>It was begun: its text is written now.</summary>
    Filled,

    /// <summary>It is there and says the same.</summary>
    Same,

    /// <summary>It is there and says something else: it is left alone.</summary>
    Written,

    /// <summary>A choice waits for where it leads.</summary>
    Waiting,

    /// <summary>It can’t be written as it is.</summary>
    Refused,
}

/// <param name="Form">As it is written, or would be.</param>
/// <param name="Key">Of the scene in the text; empty for one that isn’t there.</param>
public sealed record AddedScene(ReadScene Scene, SceneForm Form, string Key, SceneOutcome Outcome)
{
    /// <summary>Nothing of it is left to add.</summary>
    public bool IsDone => Outcome is SceneOutcome.Added or SceneOutcome.Filled or SceneOutcome.Same;
}

/// <summary>The text of a session with the scenes of another text, and what became of each.</summary>
/// <param name="Begun">The titles of the scenes that choices lead to and that weren’t there.</param>
public sealed record AddedScenes(
    ScenarioText Text,
    IReadOnlyList<AddedScene> Scenes,
    IReadOnlyList<ScenesRemark> Remarks,
    IReadOnlyList<string> Begun
)
{
    /// <param name="answers">The titles that choices lead to which don’t say so, by their lines.</param>
    public static AddedScenes Of(ScenarioText text, ScenesText read, IReadOnlyDictionary<int, string> answers) =>
        new Adding(text, read, answers).All();

    /// <summary>Whether a scene of that title says something already.</summary>
    public static bool IsWritten(ScenarioText text, ReadScene scene) =>
        ThatOf(text, scene) is { } part && text.FormOf(part) is not { IsUnwritten: true };

    /// <summary>The scene of the same id or title.</summary>
    internal static ScenePart? ThatOf(ScenarioText text, ReadScene scene) =>
        (scene.Id.Length > 0 ? text.Find(scene.Id) : null) ?? text.Scenes.FirstOrDefault(part => IsTitled(part.Title, scene.Title));

    internal static bool IsTitled(string title, string other) => Folded(title) == Folded(other);

    /// <summary>Two titles are the same whatever their capitals, accents and signs.</summary>
    /// <summary>A title up to its colon or dash.</summary>
    internal static string Head(string title) => title.IndexOfAny([':', '–', '—']) is > 0 and var at ? title[..at].TrimEnd() : title;

    internal static string Folded(string title) => Slug.From(title) is { Length: > 0 } slug ? slug : title.Trim();
}

/// <summary>Puts the scenes of a text into a session, one after the other.</summary>
internal sealed partial class Adding
{
    private const int LongestId = 60;

    private readonly ScenarioText before;
    private readonly ScenesText read;
    private readonly IReadOnlyDictionary<int, string> answers;
    private readonly List<ScenesRemark> remarks = [];
    private readonly List<string> begun = [];

    // Of each scene of the text, its key in the session; null for one that has no place there.
    private readonly string?[] keys;

    // Of each scene, the directive that its channel is there again.
    private readonly SceneDirective?[] restored;
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);
    private ScenarioText now;

    public Adding(ScenarioText text, ScenesText read, IReadOnlyDictionary<int, string> answers)
    {
        (before, now, this.read, this.answers) = (text, text, read, answers);
        keys = new string?[read.Scenes.Count];
        restored = new SceneDirective?[read.Scenes.Count];
    }

    public AddedScenes All()
    {
        // All of them are there before any is written: a choice may lead to a later one.
        foreach (var (index, scene) in read.Scenes.Index())
        {
            keys[index] = IsTwice(index) ? null : AddedScenes.ThatOf(now, scene)?.Key ?? Begin(scene.Title, scene.Id);
            if (keys[index] is { } key)
                titles.TryAdd(AddedScenes.Folded(scene.Title), key);
        }
        foreach (var part in now.Scenes)
            titles.TryAdd(AddedScenes.Folded(part.Title), part.Key);
        // « Fin 2 » leads to « Fin 2 : Trop vite », where nothing else begins so.
        foreach (var part in now.Scenes.GroupBy(part => AddedScenes.Folded(AddedScenes.Head(part.Title))).Where(same => same.Count() == 1))
            titles.TryAdd(part.Key, part.Single().Key);
        Restore();
        var scenes = read.Scenes.Select((scene, index) => Add(scene, index)).ToList();
        return new(now, scenes, [.. remarks.OrderBy(remark => remark.Line)], begun);
    }

    // A line that is cut stays so: where choices lead to someone who speaks again, it is there again.
    private void Restore()
    {
        if (FrontMatterText.Read(before.Text)?.Value("channel") is not { Length: > 0 } channel)
            return;
        foreach (var (index, scene) in read.Scenes.Index().Where(scene => IsCut(scene.Item)))
        {
            var seen = new HashSet<int> { index };
            var silent = new Queue<int>(seen);
            while (silent.TryDequeue(out var from))
            {
                foreach (var at in LedTo(from).Where(seen.Add))
                    if (IsSet(read.Scenes[at]) || restored[at] is not null)
                        continue;
                    else if (read.Scenes[at].Speakers.Any())
                    {
                        restored[at] = new($"channel {channel}");
                        remarks.Add(new(ScenesRemarkKind.Restored, read.Scenes[at].Line, scene.Title, at));
                    }
                    else
                        silent.Enqueue(at);
            }
        }
    }

    private static bool IsCut(ReadScene scene) => scene.Directives.Any(d => d.Text == "cut");

    private static bool IsSet(ReadScene scene) =>
        IsCut(scene) || scene.Directives.Any(d => d.Text.StartsWith("channel ", StringComparison.Ordinal));

    private IEnumerable<int> LedTo(int index) =>
        read.Scenes[index]
            .Choices.Where(choice => choice.Target is not ['#', ..])
            .Select(choice => Find(TypedTarget(choice), index) is { } key ? Array.IndexOf(keys, key) : -1)
            .Where(at => at >= 0);

    private bool IsTwice(int index) => read.Scenes.Take(index).Any(above => AddedScenes.IsTitled(above.Title, read.Scenes[index].Title));

    private string? Begin(string title, string id)
    {
        var slug = Slug.From(title);
        var free =
            Slug.IsSlug(id) && id is not ("new" or "resume") && now.Find(id) is null
                ? id
                : now.FreeIdFor(slug.Length > LongestId ? slug[..LongestId].Trim('-') : title);
        if (now.Plus(new() { Title = title, Id = free }) is not { } more)
            return null;
        now = more;
        return free;
    }

    private AddedScene Add(ReadScene scene, int index)
    {
        if (keys[index] is not { } key || now.Find(key) is not { } part)
        {
            if (!IsTwice(index))
                remarks.Add(new(ScenesRemarkKind.Misread, scene.Line, scene.Title, index));
            return new(scene, FormOf(scene, new() { Title = scene.Title }, index, canBegin: false), "", SceneOutcome.Refused);
        }
        var isNew = before.Find(key) is null;
        var there = now.FormOf(part);
        if (scene.IsTooLong || IsTooLong(scene))
        {
            if (!scene.IsTooLong)
                remarks.Add(new(ScenesRemarkKind.TooLong, scene.Line, scene.Title, index));
            return new(scene, there ?? new() { Title = scene.Title }, key, SceneOutcome.Refused);
        }
        if (scene.IsTitle)
            return new(scene, there ?? new() { Title = scene.Title }, key, isNew ? SceneOutcome.Added : SceneOutcome.Same);
        if (there is not { IsUnwritten: true })
        {
            var form = FormOf(scene, there ?? new() { Title = scene.Title }, index, canBegin: false);
            var isSame = there is not null && form.Tidied().Says(there.Tidied());
            if (!isSame)
                remarks.Add(new(ScenesRemarkKind.Written, scene.Line, part.Title, index));
            return new(scene, form, key, isSame ? SceneOutcome.Same : SceneOutcome.Written);
        }
        return Write(scene, index, key, there, isNew);
    }

    private AddedScene Write(ReadScene scene, int index, string key, SceneForm there, bool isNew)
    {
        var form = FormOf(scene, there, index, canBegin: true);
        if (scene.Choices.Any(choice => TypedTarget(choice).Length == 0))
            return new(scene, form, key, SceneOutcome.Waiting);
        if (now.With(now.Find(key)!, form) is { } written)
        {
            now = written;
            return new(scene, form, key, isNew ? SceneOutcome.Added : SceneOutcome.Filled);
        }
        var (passage, choice) = now.FirstMisread(form);
        var (line, words) =
            passage is { } p ? (scene.Passages[p].Line, scene.Passages[p].Text)
            : choice is { } c ? (scene.Choices[c].Line, scene.Choices[c].Choice.Words)
            : (scene.Line, scene.Title);
        remarks.Add(new(ScenesRemarkKind.Misread, line, ScenesReader.FirstWords(words), index));
        return new(scene, form, key, SceneOutcome.Refused);
    }

    private static bool IsTooLong(ReadScene scene) =>
        scene.Passages.Count > SceneForm.MostPassages || scene.Choices.Count > SceneForm.MostChoices;

    /// <param name="there">As the scene stands: its title, its id and its directives stay.</param>
    private SceneForm FormOf(ReadScene scene, SceneForm there, int index, bool canBegin) =>
        there with
        {
            Directives =
            [
                .. there.Directives,
                .. scene
                    .Directives.Append(restored[index])
                    .OfType<SceneDirective>()
                    .Where(own => there.Directives.All(d => d.Text != own.Text)),
            ],
            Passages = [.. scene.Passages.Select(Spoken)],
            Choices = [.. scene.Choices.Select(choice => choice.Choice with { Target = Target(choice, index, canBegin) })],
        };

    // Whoever isn’t in the cast doesn’t speak: what was typed is narration.
    private ScenePassage Spoken(ReadPassage passage) =>
        passage.Passage.Kind == ScenePassageKind.Line
        && now.Cast.Count > 0
        && !now.Cast.Contains(passage.Passage.Who)
        && passage.Text.Length > 0
            ? new() { Kind = ScenePassageKind.Narration, Words = passage.Text }
            : passage.Passage;

    private string TypedTarget(ReadChoice choice) =>
        choice.Target.Length > 0 ? choice.Target : answers.GetValueOrDefault(choice.Line, "").Trim();

    private string Target(ReadChoice choice, int index, bool canBegin)
    {
        var typed = TypedTarget(choice);
        if (typed.Length == 0)
            return "";
        if (Find(typed, index) is { } found)
            return found;
        if (!canBegin || begun.Count == ScenesText.MostScenes)
            return "";
        var id = typed is ['#', .. var given] ? given : "";
        var title = ScenesWords.Title(id.Length > 0 ? Named(id) : typed);
        if (title.Length == 0 || Begin(title, id) is not { } key)
            return "";
        begun.Add(title);
        titles.TryAdd(AddedScenes.Folded(typed), key);
        remarks.Add(new(ScenesRemarkKind.Begun, choice.Line, title, index));
        return key;
    }

    private string? Find(string typed, int index)
    {
        if (typed is ['#', .. var id])
            return id == "resume" || now.Find(id) is not null ? id : null;
        if (Titled(typed) is { } titled)
            return titled;
        if (
            ScenesWords.SceneIn(typed) is var (said, title)
            && ((title.Length > 0 ? Titled(title) : null) ?? (said is { } n ? Numbered(n) : null)) is { } scene
        )
            return scene;
        if (Digits().IsMatch(typed) && Numbered(int.Parse(typed, CultureInfo.InvariantCulture)) is { } numbered)
            return numbered;
        var slug = Slug.From(typed);
        if (ScenesWords.IsNext(slug))
            return keys.Skip(index + 1).OfType<string>().FirstOrDefault();
        return ScenesWords.IsBack(slug) ? "resume" : null;
    }

    private string? Titled(string title) =>
        titles.TryGetValue(AddedScenes.Folded(title), out var key) ? key
        : Slug.IsSlug(title) ? now.Find(title)?.Key
        : null;

    // The number before a title; where no title has one, its place in the text.
    private string? Numbered(int number)
    {
        var isSaid = read.Scenes.Any(scene => scene.Number is not null);
        foreach (var (index, scene) in read.Scenes.Index())
            if ((isSaid ? scene.Number : index + 1) == number)
                return keys[index];
        return null;
    }

    private static string Named(string id) =>
        id.Replace('-', ' ') is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    [GeneratedRegex(@"^\d{1,3}\z")]
    private static partial Regex Digits();
}
