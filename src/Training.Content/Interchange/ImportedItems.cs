namespace Training.Content.Interchange;

/// <param name="FeedbackMarkdown">The general feedback; may be empty.</param>
public abstract record ImportedItem(ImportedHead Head, string PromptMarkdown, string ContextMarkdown, string FeedbackMarkdown)
    : ImportedPart(Head, PromptMarkdown, ContextMarkdown);

/// <summary>Something that can be answered. Its text begins with a line of words; its feedback may be empty.</summary>
public sealed record ImportedAnswer(string TextMarkdown, string FeedbackMarkdown);

public sealed record ImportedChoices(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    IReadOnlyList<(bool IsRight, ImportedAnswer Answer)> Choices
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="Steps">In the right order.</param>
public sealed record ImportedOrder(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    IReadOnlyList<ImportedAnswer> Steps
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="RowsHead">What the first column is, one line of Markdown; may be empty.</param>
public sealed record ImportedMatch(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    string RowsHead,
    string AnswersHead,
    IReadOnlyList<ImportedRow> Rows
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="TextMarkdown">One line; empty for a decoy.</param>
/// <param name="Answer">Plain text.</param>
/// <param name="FeedbackMarkdown">Empty also when the general feedback begins with the list of all of them.</param>
public sealed record ImportedRow(string TextMarkdown, string Answer, string FeedbackMarkdown = "");

/// <param name="TextMarkdown">With a <see cref="GapMark"/> where each gap is.</param>
public sealed record ImportedCloze(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    string TextMarkdown,
    IReadOnlyList<ImportedGap> Gaps
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="Choices">Plain texts, the right one first.</param>
/// <param name="FeedbackMarkdown">Empty also when the general feedback begins with the list of all of them.</param>
public sealed record ImportedGap(IReadOnlyList<string> Choices, string FeedbackMarkdown = "")
{
    /// <summary>A gap is written between braces, its choices parted by bars.</summary>
    public bool CanBeWritten => Choices.All(choice => choice.AsSpan().IndexOfAny('|', '}', '\n') < 0);
}

/// <param name="Accepted">Plain texts, the best first.</param>
public sealed record ImportedShort(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    IReadOnlyList<string> Accepted
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="Units">Plain texts; none when units are ignored.</param>
public sealed record ImportedNumber(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    decimal Value,
    decimal Tolerance,
    IReadOnlyList<string> Units
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <param name="Rubric">Null when the file has none.</param>
public sealed record ImportedOpen(
    ImportedHead Head,
    string PromptMarkdown,
    string ContextMarkdown,
    string FeedbackMarkdown,
    ImportedRubric? Rubric,
    bool IsSelfAssessed
) : ImportedItem(Head, PromptMarkdown, ContextMarkdown, FeedbackMarkdown);

/// <summary>A table of one-line Markdown cells: the heads, then a row per criterion, all as wide.</summary>
public sealed record ImportedRubric(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A character that no text may hold, where a gap stands in HTML and in Markdown on their way to a <c>cloze</c> item.</summary>
public static class GapMark
{
    private const char First = '\uE000';
    public const int Most = 100;

    public static string Of(int gap) => ((char)(First + gap)).ToString();

    internal static bool IsMark(char c) => c >= First && c < First + Most;

    internal static int GapOf(char mark) => mark - First;
}
