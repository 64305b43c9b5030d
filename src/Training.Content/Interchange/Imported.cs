namespace Training.Content.Interchange;

/// <summary>What could be read of a file from elsewhere, and what could not.</summary>
/// <param name="Quiz">Null when the file is refused.</param>
public sealed record Imported(ImportedQuiz? Quiz, IReadOnlyList<NotCarried> Losses, InterchangeProblem? Refused)
{
    public static Imported Refuse(InterchangeProblem problem) => new(null, [], problem);
}

/// <summary>Why a file from elsewhere is refused, in both languages. The code is stable.</summary>
/// <param name="Line">Where, from 1, when it is known.</param>
public sealed record InterchangeProblem(string Code, Localized<string> Message, int? Line = null);

/// <summary>A quiz in one language as a file from elsewhere has it: unchecked, its texts turned into Markdown.</summary>
public sealed record ImportedQuiz(string? Title, string IntroductionMarkdown, IReadOnlyList<ImportedPart> Parts)
{
    public int ItemCount => Parts.Sum(part => part is ImportedCase vignette ? vignette.Items.Count : 1);
}

/// <summary>An item alone, or a case with its items.</summary>
/// <param name="PromptMarkdown">One line.</param>
/// <param name="ContextMarkdown">What is read before answering; may be empty.</param>
public abstract record ImportedPart(ImportedHead Head, string PromptMarkdown, string ContextMarkdown);

/// <summary>What a file says of an item beside its words; what it doesn’t say stays empty.</summary>
/// <param name="Id">A slug; null when the file gives nothing to make one of.</param>
public sealed record ImportedHead(
    string? Id,
    IReadOnlyList<string> Competencies,
    string? Level,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Lessons
)
{
    public static readonly ImportedHead Empty = new(null, [], null, [], []);
}

public sealed record ImportedCase(ImportedHead Head, string PromptMarkdown, string ContextMarkdown, IReadOnlyList<ImportedItem> Items)
    : ImportedPart(Head, PromptMarkdown, ContextMarkdown);
