namespace Training.Content.Editing;

/// <summary>The kinds of items that have a form. A case has none: its questions each have theirs.</summary>
public enum ItemFormKind
{
    Choice,
    Order,
    Match,
    Cloze,
    Short,
    Number,
    Open,
}

/// <summary>One answer of an item: a choice, a step, a row of a table, a gap, a way to write a short answer, or a criterion.</summary>
public sealed record ItemFormRow
{
    public bool IsRight { get; init; }
    public string Text { get; init; } = "";

    /// <summary>Of a row of a table; else empty.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    public string Feedback { get; init; } = "";

    public bool IsBlank => Text.Length == 0 && Feedback.Length == 0 && Cells.All(cell => cell.Length == 0);
}

/// <summary>A quiz item as fields, for someone who doesn’t want to see Markdown; what is typed in them may hold some all the same.</summary>
public sealed record ItemForm
{
    /// <summary>What is longer is left to the text.</summary>
    public const int MostRows = 60;

    public const int MostColumns = 8;

    public required ItemFormKind Kind { get; init; }

    /// <summary>Empty while it has none.</summary>
    public string Id { get; init; } = "";

    public string Prompt { get; init; } = "";
    public IReadOnlyList<string> Competencies { get; init; } = [];
    public string Level { get; init; } = "";

    /// <summary>As they are written after <c>source</c>: <c>36, 57</c>.</summary>
    public string Sources { get; init; } = "";

    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>What is read before answering; of a cloze item, the text with its gaps too.</summary>
    public string Context { get; init; } = "";

    /// <summary>The first row of a table; else empty.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];

    public IReadOnlyList<ItemFormRow> Rows { get; init; } = [];

    public string Feedback { get; init; } = "";

    public string Value { get; init; } = "";
    public string Tolerance { get; init; } = "";
    public bool IsSelfAssessed { get; init; }

    public bool HasTable => Kind is ItemFormKind.Match or ItemFormKind.Open;

    /// <summary>The gaps of a cloze item, as they are written.</summary>
    public IReadOnlyList<string> Gaps => Kind == ItemFormKind.Cloze ? ItemFormText.GapsIn(Context) : [];

    /// <summary>The gaps of a text, as they are written.</summary>
    public static IReadOnlyList<string> GapsIn(string text) => ItemFormText.GapsIn(text);

    /// <summary>The answers of a gap, the right one first.</summary>
    public static IReadOnlyList<string> AnswersOf(string gap) => [.. gap.Trim('{', '}').Split('|').Select(answer => answer.Trim())];

    /// <summary>Without the blank rows and the stray spaces that forms leave.</summary>
    public ItemForm Tidied()
    {
        var heads = Heads.Select(ItemFormText.OneLine).ToList();
        return this with
        {
            Prompt = ItemFormText.OneLine(Prompt),
            Id = Id.Trim(),
            Sources = ItemFormText.OneLine(Sources),
            Context = ItemFormText.Trimmed(Context),
            Feedback = ItemFormText.Trimmed(Feedback),
            Value = Value.Trim(),
            Tolerance = Tolerance.Trim(),
            Heads = heads,
            Rows =
            [
                .. Kind == ItemFormKind.Cloze
                    ? TidiedGaps()
                    : Rows.Select(row => Tidied(row, Kind, heads.Count)).Where(row => !row.IsBlank),
            ],
        };
    }

    /// <summary>Whether two say the same.</summary>
    public bool Says(ItemForm other) => Fingerprint == other.Fingerprint;

    private string Fingerprint =>
        string.Join(
            '\u0001',
            [
                Kind.ToString(),
                Id,
                Prompt,
                Level,
                Sources,
                Context,
                Feedback,
                Value,
                Tolerance,
                IsSelfAssessed ? "x" : "",
                string.Join('\u0002', Competencies),
                string.Join('\u0002', Lessons),
                string.Join('\u0002', Heads),
                .. Rows.Select(r => string.Join('\u0002', [r.IsRight ? "x" : "", r.Text, r.Feedback, .. r.Cells])),
            ]
        );

    private static ItemFormRow Tidied(ItemFormRow row, ItemFormKind kind, int columns) =>
        row with
        {
            IsRight = row.IsRight && kind == ItemFormKind.Choice,
            Text = ItemFormText.Trimmed(row.Text),
            Feedback = ItemFormText.Trimmed(row.Feedback),
            Cells = [.. row.Cells.Take(columns).Select(ItemFormText.OneLine)],
        };

    // Each gap has its row; a feedback whose gap is gone stays until its author takes it away.
    private IEnumerable<ItemFormRow> TidiedGaps()
    {
        var feedback = Rows.Select(row => ItemFormText.Trimmed(row.Feedback)).ToList();
        var count = Math.Max(ItemFormText.GapsIn(Context).Count, feedback.FindLastIndex(text => text.Length > 0) + 1);
        return Enumerable.Range(0, count).Select(i => new ItemFormRow { Feedback = i < feedback.Count ? feedback[i] : "" });
    }
}
