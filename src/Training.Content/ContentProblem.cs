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

    public void Error(string code, SourcePoint at, string fr, string en)
    {
        Errors++;
        Add(new(code, Severity.Error, at, Set(fr, en)));
    }

    public void Warning(string code, SourcePoint at, string fr, string en) => Add(new(code, Severity.Warning, at, Set(fr, en)));

    /// <summary>What another list gathered.</summary>
    public void Take(IEnumerable<ContentProblem> problems)
    {
        foreach (var problem in problems)
        {
            Errors += problem.Severity == Severity.Error ? 1 : 0;
            Add(problem);
        }
    }

    private static Localized<string> Set(string fr, string en) => new(Markup.Typography.Set(fr, Language.Fr), en);

    private void Add(ContentProblem problem)
    {
        if (items.Count < Most && !items.Contains(problem))
            items.Add(problem);
    }
}
