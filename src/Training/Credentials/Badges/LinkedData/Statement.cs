namespace Training.Credentials.Badges.LinkedData;

/// <summary>One thing that a document says, each part written as in N-Quads.</summary>
internal readonly record struct Statement(string Subject, string Predicate, string Value)
{
    /// <summary>What has no address of its own has a label of this document only.</summary>
    public static string Blank(string label) => "_:" + label;

    public static bool IsBlank(string part) => part.StartsWith("_:", StringComparison.Ordinal);

    public static string Address(string iri) => $"<{iri}>";

    public static string Words(string words, string? type = null) =>
        $"\"{string.Concat(words.Select(Escape))}\"" + (type is null ? "" : $"^^<{type}>");

    public IEnumerable<string> Blanks => new[] { Subject, Value }.Where(IsBlank);

    public Statement Rename(Func<string, string> label) =>
        this with
        {
            Subject = IsBlank(Subject) ? label(Subject) : Subject,
            Value = IsBlank(Value) ? label(Value) : Value,
        };

    public override string ToString() => $"{Subject} {Predicate} {Value} .\n";

    /// <summary>The canonical form of N-Quads escapes these and nothing else.</summary>
    private static string Escape(char c) =>
        c switch
        {
            '\b' => @"\b",
            '\t' => @"\t",
            '\n' => @"\n",
            '\f' => @"\f",
            '\r' => @"\r",
            '"' => "\\\"",
            '\\' => @"\\",
            < ' ' or '\u007F' => $"\\u{(int)c:X4}",
            _ => c.ToString(),
        };
}
