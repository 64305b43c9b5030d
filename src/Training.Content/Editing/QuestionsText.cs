using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>What a text of questions is read with.</summary>
/// <param name="Language">Of the quiz that they go to.</param>
/// <param name="Competencies">Of the questions that don’t say their own.</param>
/// <param name="Level">Of the questions that don’t say their own; empty for none.</param>
/// <param name="Known">All the competencies that there are.</param>
public sealed record QuestionDefaults(
    Language Language,
    IReadOnlyList<string> Competencies,
    string Level,
    IReadOnlyCollection<string> Known
);

/// <summary>What is to be said of a question that was read.</summary>
/// <param name="Line">Of the text, from 1.</param>
/// <param name="Stops">Whether the question can’t be added as it is.</param>
public sealed record QuestionNote(int Line, bool Stops, Localized<string> Message);

/// <summary>A question of a text, as it was understood; or a passage that is none.</summary>
/// <param name="FirstLine">Of the text, from 1.</param>
/// <param name="Source">As it is written there.</param>
public sealed record QuestionRead(int FirstLine, int LastLine, string Source)
{
    /// <summary>Null for what is no question, and for what no form holds.</summary>
    public ItemForm? Form { get; init; }

    /// <summary>An item written as ours are, that no form holds: a case, for one.</summary>
    public string? Item { get; init; }

    /// <summary>What stands above its answers, as it is written there but for its number.</summary>
    internal string Above { get; init; } = "";

    public IReadOnlyList<QuestionNote> Notes { get; init; } = [];

    /// <summary>Whether something of it is still to be written before it can be added; a title has nothing to add.</summary>
    public bool Waits => Notes.Any(note => note.Stops);

    public bool CanBeAdded => (Form is not null || Item is not null) && !Waits;

    /// <summary>What it asks and what may be answered: two that have the same are one question. Empty for what is none.</summary>
    public string Words =>
        Form is not null ? QuestionWords.Of(Form)
        : Item is not null ? QuestionWords.Of(Item)
        : "";
}

/// <summary>
/// Several questions in one text, as teachers have them in a word processor: numbered or not, their answers lettered or dashed, the right ones starred, in
/// bold, or told below, under each or in an answer key. What is written as our own items is read as it is.
/// </summary>
public static partial class QuestionsText
{
    /// <summary>Some fifty pages.</summary>
    public const int MostLetters = 200_000;

    public const int MostQuestions = 200;

    // So that the text is a quiz of its own.
    private const string Head = "---\ntitle: x\n---\n";
    private const int HeadLines = 3;
    private const string Path = "modules/x/x.quiz.md";

    /// <param name="text">Cleaned.</param>
    public static IReadOnlyList<QuestionRead> Read(string text, QuestionDefaults defaults)
    {
        var lines = text.Split('\n');
        var read = new List<QuestionRead>();
        var keyed = new QuestionsKeyed(lines, defaults);
        var at = SettingsIn(lines);
        if (at > 0)
            read.Add(new(1, at, SourceOf(lines, 0, at)) { Notes = [QuestionNotes.Settings()] });
        foreach (var (start, end, form, item) in Own(lines, at))
        {
            ReadOthers(at, start);
            read.Add(
                new(start + 1, end, SourceOf(lines, start, end))
                {
                    Form = form is null ? null : QuestionReader.WithDefaults(form, defaults),
                    Item = form is null ? item : null,
                    Notes = form is null ? [QuestionNotes.AsItIs(start + 1)] : [],
                }
            );
            at = end;
        }
        ReadOthers(at, lines.Length);
        return read;

        void ReadOthers(int from, int to)
        {
            if (from >= to)
                return;
            read.AddRange(keyed.Read(from, to));
        }
    }

    /// <summary>Without the characters that no content may hold, and with <c>\n</c> at the end of lines.</summary>
    public static string Clean(string text) => QuestionLines.Clean(text);

    /// <summary>What the questions of a quiz say, to know those that are there already.</summary>
    public static IReadOnlySet<string> WordsIn(QuizText quiz) =>
        quiz
            .Parts.Where(part => part.Case is null)
            .Select(part => quiz.FormOf(part) is { } form ? QuestionWords.Of(form) : QuestionWords.Of(quiz.TextOf(part)))
            .ToHashSet(StringComparer.Ordinal);

    private static string SourceOf(string[] lines, int from, int to) => string.Join('\n', lines[from..to]).Trim('\n');

    /// <summary>Whether it can be written so that it reads as itself, and leaves what follows as it is.</summary>
    internal static bool IsWritable(ItemForm form)
    {
        var written = ItemFormWriter.Write(form, 2);
        return ItemFormReader.Read(written, 2) is { } read && read.Says(form) && StandsAlone(written);
    }

    private static bool StandsAlone(string item) =>
        QuizText.Read(Path, $"{Head}\n{item}\n\n## x {{#x}}\n") is { Parts: [var only, { Id: "x" }] } quiz && quiz.TextOf(only) == item;

    // A quiz that was copied whole begins with its own.
    private static int SettingsIn(string[] lines)
    {
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        return end > 0 && lines[1..end].All(line => line.Length == 0 || line.Contains(':') || line[0] is ' ' or '#' or '-') ? end + 1 : 0;
    }

    /// <summary>The items that are written as ours are.</summary>
    private static IEnumerable<(int Start, int End, ItemForm? Form, string Item)> Own(string[] lines, int from)
    {
        if (!Array.Exists(lines, line => line.StartsWith("## ", StringComparison.Ordinal)))
            // The questions of a case.
            lines = Array.ConvertAll(lines, line => line.StartsWith("### ", StringComparison.Ordinal) ? line[1..] : line);
        var text = Head + string.Join('\n', lines[from..]);
        if (!text.Contains("\n## ", StringComparison.Ordinal) || QuizText.Read(Path, text) is not { } quiz)
            yield break;
        foreach (var part in quiz.Parts.Where(part => part is { Level: 2, Case: null }))
        {
            var item = quiz.TextOf(part);
            var form = quiz.FormOf(part);
            var second = item.Split('\n', 3).ElementAtOrDefault(1) ?? "";
            if (part.Id.Length == 0 && ItemFormReader.Directives(second) is null && form is not { Rows.Count: > 1 })
                continue;
            var start = from + part.Line - HeadLines - 1;
            yield return (start, start + item.AsSpan().Count('\n') + 1, form, item);
        }
    }
}
