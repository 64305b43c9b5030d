namespace Training.Content;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>A place in an authored file; line and column count from 1.</summary>
public readonly record struct SourcePoint(string File, int Line, int Column);

/// <summary>What is wrong in an authored file, where, and how to mend it, in both languages. The code is stable.</summary>
public sealed record ContentProblem(string Code, Severity Severity, SourcePoint At, Localized<string> Message)
{
    /// <summary>For who writes in a form and never sees the signs that the text is written with; null when the message has none.</summary>
    public Localized<string>? InForm { get; init; }

    /// <summary>The same, as forms say it.</summary>
    public ContentProblem ForForms => InForm is null ? this : this with { Message = InForm, InForm = null };

    public string ToText(Language language) => $"{At.File}({At.Line},{At.Column}): {Code} {Message.In(language)}";
}

/// <summary>Gathers the problems that readers and checks meet; nothing an author writes is an exception.</summary>
public sealed class ProblemList
{
    private const int Most = 1000;
    private readonly List<ContentProblem> items = [];

    public IReadOnlyList<ContentProblem> Items => items;

    public bool HasErrors => Errors > 0;

    /// <summary>How many errors were met, those past the most that are kept included.</summary>
    internal int Errors { get; private set; }

    /// <param name="inForm">What a form says instead, in the words of its fields.</param>
    public void Error(string code, SourcePoint at, string fr, string en, Localized<string>? inForm = null)
    {
        Errors++;
        Add(Made(code, Severity.Error, at, fr, en, inForm));
    }

    /// <param name="inForm">What a form says instead, in the words of its fields.</param>
    public void Warning(string code, SourcePoint at, string fr, string en, Localized<string>? inForm = null) =>
        Add(Made(code, Severity.Warning, at, fr, en, inForm));

    /// <summary>What another list gathered.</summary>
    public void Take(IEnumerable<ContentProblem> problems)
    {
        foreach (var problem in problems)
        {
            Errors += problem.Severity == Severity.Error ? 1 : 0;
            Add(problem);
        }
    }

    private static ContentProblem Made(string code, Severity severity, SourcePoint at, string fr, string en, Localized<string>? inForm) =>
        new(code, severity, at, Set(fr, en)) { InForm = inForm is null ? null : Set(inForm.Fr, inForm.En) };

    private static Localized<string> Set(string fr, string en) => new(Markup.Typography.Set(fr, Language.Fr), en);

    private void Add(ContentProblem problem)
    {
        if (items.Count < Most && !items.Contains(problem))
            items.Add(problem);
    }
}
