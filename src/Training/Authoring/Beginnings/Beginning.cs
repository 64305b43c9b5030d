using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Editing;
using Training.Content.Translations;

namespace Training.Authoring.Beginnings;

/// <summary>A file to start from: worked, so that an author sees how each thing is written, and without any error.</summary>
/// <param name="Competency">A competency of the installation that its points and marks are of.</param>
internal sealed partial record Beginning(string Competency, string Act, string PersonId, string PersonName)
{
    private const string Preferred = "C2";
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>Made of what this installation’s modules share.</summary>
    public static Beginning With(SharedContent shared) =>
        new(
            shared.Competencies.ContainsKey(Preferred) ? Preferred : shared.Competencies.Keys.Order(StringComparer.Ordinal).First(),
            (shared.FindAct("check-place") ?? shared.Acts[0]).Id,
            Person(shared).Id,
            Person(shared).Name
        );

    /// <param name="title">Of the file; put in the front matter as YAML has it.</param>
    /// <param name="first">For a module: its first activity.</param>
    public byte[] Source(DraftFileKind kind, string title, string first = "") =>
        Encoding.UTF8.GetBytes(Fill(NameOf(kind, Language.Fr), title, first));

    /// <summary>The translation, which says of which source it is one.</summary>
    public byte[] Translation(DraftFileKind kind, string title, byte[] source)
    {
        var bytes = Encoding.UTF8.GetBytes(Fill(NameOf(kind, Language.En), title, first: ""));
        return TranslationStamp.Write(bytes, TranslationStamp.Of(source)!) ?? bytes;
    }

    /// <summary>A quiz or a session with the settings of the worked one, and no question or scene yet.</summary>
    /// <param name="competencies">Of a session: those that it marks.</param>
    public byte[] Blank(DraftFileKind kind, string title, IReadOnlyList<string> competencies) =>
        Encoding.UTF8.GetBytes(BlankText(kind, Language.Fr, title, competencies));

    /// <summary>Its translation, which says of which source it is one.</summary>
    public byte[] BlankTranslation(DraftFileKind kind, string title, byte[] source)
    {
        var bytes = Encoding.UTF8.GetBytes(BlankText(kind, Language.En, title, []));
        return TranslationStamp.Write(bytes, TranslationStamp.Of(source)!) ?? bytes;
    }

    /// <summary>The questions of the worked quiz, each to the letter.</summary>
    public IReadOnlySet<string> Questions(Language language)
    {
        var quiz = QuizText.Read(OpenDraft.PathOf("quiz", "quiz.quiz.md"), Fill(NameOf(DraftFileKind.Quiz, language), "Quiz", first: ""))!;
        return quiz.Parts.Select(quiz.TextOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>A lesson of a text that there is already.</summary>
    public static byte[] Lesson(string title, int minutes, string text) =>
        Encoding.UTF8.GetBytes($"---\ntitle: {Yaml(title)}\nduration: {minutes} min\n---\n\n{text.ReplaceLineEndings("\n").Trim()}\n");

    /// <summary>What a module begins with, whatever its title and its first activity are.</summary>
    public static string Module(Language language) =>
        Texts
            .GetOrAdd(NameOf(DraftFileKind.Module, language), Read)
            .Replace("%title%", "Module", StringComparison.Ordinal)
            .Replace("%first%", "", StringComparison.Ordinal);

    public byte[] Playthroughs() => Encoding.UTF8.GetBytes(Fill("playthroughs.yaml", title: "", first: ""));

    /// <summary>The prose of every beginning, in both languages.</summary>
    public static IEnumerable<string> All() =>
        from kind in (DraftFileKind[])
            [DraftFileKind.Module, DraftFileKind.Lesson, DraftFileKind.Aid, DraftFileKind.Quiz, DraftFileKind.Scenario]
        from language in (Language[])[Language.Fr, Language.En]
        select Texts.GetOrAdd(NameOf(kind, language), Read);

    private string Fill(string name, string title, string first) =>
        Texts
            .GetOrAdd(name, Read)
            .Replace("title: %title%", $"title: {Yaml(title)}", StringComparison.Ordinal)
            .Replace("%title%", Heading(title), StringComparison.Ordinal)
            .Replace("%first%", first, StringComparison.Ordinal)
            .Replace("%competency%", Competency, StringComparison.Ordinal)
            .Replace("%act%", Act, StringComparison.Ordinal)
            .Replace("%person%", PersonId, StringComparison.Ordinal)
            .Replace("%name%", PersonName, StringComparison.Ordinal);

    private string BlankText(DraftFileKind kind, Language language, string title, IReadOnlyList<string> competencies)
    {
        const string End = "\n---\n";
        var text = Fill(NameOf(kind, language), title, first: "");
        var head = text[..(text.IndexOf(End, StringComparison.Ordinal) + End.Length)];
        if (kind != DraftFileKind.Scenario)
            return head;
        // What its scenes made use of goes with them: its author says who speaks, and how.
        head = OfScenes().Replace(head, "");
        head = OfPoints().Replace(head, competencies.Count > 0 ? $"competencies: [{string.Join(", ", competencies)}]\n" : "");
        return $"{head}\n# {Heading(title)}\n";
    }

    private static string NameOf(DraftFileKind kind, Language language) =>
        kind.ToString().ToLowerInvariant() + (language == Language.En ? ".en.md" : ".md");

    // A title may hold what means something in YAML or Markdown.
    private static string Yaml(string title) =>
        Plain().IsMatch(title)
            ? title
            : $"\"{title.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Heading(string title) => Marks().Replace(title, @"\$0");

    private static Person Person(SharedContent shared) =>
        shared.People.TryGetValue("luc", out var luc) ? luc : shared.People.OrderBy(p => p.Key, StringComparer.Ordinal).First().Value;

    private static string Read(string name)
    {
        using var stream =
            typeof(Beginning).Assembly.GetManifestResourceStream($"beginnings/{name}")
            ?? throw new InvalidOperationException($"There is no beginning {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^(?:channel|gauges|labels|facts|cast):.*\n", RegexOptions.Multiline)]
    private static partial Regex OfScenes();

    [GeneratedRegex(@"^competencies:.*\n", RegexOptions.Multiline)]
    private static partial Regex OfPoints();

    [GeneratedRegex(@"^\p{L}[\p{L}\p{N} ’\u00A0!?-]*\z")]
    private static partial Regex Plain();

    [GeneratedRegex(@"[\\`*_{}\[\]<>|#@$^~+=&]")]
    private static partial Regex Marks();
}
