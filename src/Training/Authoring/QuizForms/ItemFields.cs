using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>The fields of an item’s form, as a page names them and sends them back; and what its buttons do with its rows.</summary>
internal static class ItemFields
{
    public const string Do = "do";
    public const string Save = "save";

    /// <summary>Saves, and opens a new item of the same kind.</summary>
    public const string Another = "another";

    /// <summary>The key of the question that a new one is like.</summary>
    public const string Like = "like";

    private const string KindPrefix = "kind-";

    public static readonly IReadOnlyList<string> Kinds = ["single", "multiple", "order", "match", "cloze", "short", "number", "open"];

    public static string Row(int row, string field) => string.Create(CultureInfo.InvariantCulture, $"row-{row}-{field}");

    public static string Cell(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"row-{row}-cell-{column}");

    public static string Head(int column) => string.Create(CultureInfo.InvariantCulture, $"head-{column}");

    /// <summary>As addresses name it.</summary>
    public static string KindOf(ItemForm form) =>
        form.Kind != ItemFormKind.Choice ? form.Kind.ToString().ToLowerInvariant()
        : form.Rows.Count(row => row.IsRight) > 1 ? "multiple"
        : "single";

    /// <summary>Whether a button saves, rather than changes what is shown.</summary>
    public static bool Saves(string word) => word is "" or Save or Another;

    /// <summary>What the button of a kind says, as addresses name it.</summary>
    public static string KindWord(string kind) => KindPrefix + kind;

    /// <summary>The kind that a button asks for, as addresses name it; null for any other button.</summary>
    public static string? KindWantedBy(string word) =>
        word.StartsWith(KindPrefix, StringComparison.Ordinal) ? word[KindPrefix.Length..] : null;

    /// <summary>The kind of the fields that were sent; null when they don’t say.</summary>
    public static ItemFormKind? KindSent(IFormCollection form) =>
        Enum.TryParse<ItemFormKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null;

    /// <summary>A form to begin an item with; null for a kind that has none.</summary>
    public static ItemForm? Begin(string? kind, Language language) =>
        kind switch
        {
            "single" or "multiple" => Of(ItemFormKind.Choice, kind == "single" ? 3 : 4),
            "order" => Of(ItemFormKind.Order, 3),
            "match" => Of(ItemFormKind.Match, 3) with { Heads = ["", ""] },
            "cloze" => Of(ItemFormKind.Cloze, 0),
            "short" => Of(ItemFormKind.Short, 2),
            "number" => Of(ItemFormKind.Number, 0),
            "open" => Of(ItemFormKind.Open, 2) with { Heads = OpenRubric.Heads(language), IsSelfAssessed = true },
            _ => null,
        };

    /// <param name="prefix">Of the names of its fields.</param>
    public static ItemForm Read(IFormCollection form, ItemFormKind kind, string prefix = "")
    {
        string Text(string name) => Line(form, prefix + name);
        var columns = Math.Min(Number(form, prefix + "columns"), ItemForm.MostColumns);
        var rows = Math.Min(Number(form, prefix + "rows"), ItemForm.MostRows);
        return new()
        {
            Kind = kind,
            Id = Text("id"),
            Prompt = Text("prompt"),
            Competencies = Words(form, "competencies"),
            Level = Text("level"),
            Sources = Text("sources"),
            Lessons = Words(form, "lessons"),
            Context = Text("context"),
            Feedback = Text("feedback"),
            Value = Text("value").Replace(',', '.'),
            Tolerance = Text("tolerance").Replace(',', '.'),
            IsSelfAssessed = Text("self") == "1",
            Heads = [.. Enumerable.Range(0, columns).Select(column => Text(Head(column)))],
            Rows =
            [
                .. Enumerable
                    .Range(0, rows)
                    .Select(row => new ItemFormRow
                    {
                        IsRight = Text(Row(row, "right")) == "1",
                        Text = Text(Row(row, "text")),
                        Feedback = Text(Row(row, "feedback")),
                        Cells = [.. Enumerable.Range(0, columns).Select(column => Text(Cell(row, column)))],
                    }),
            ],
        };
    }

    /// <summary>The answers of other kinds that were set aside.</summary>
    public static IReadOnlyList<ItemForm> ReadAside(IFormCollection form) =>
        [
            .. Enum.GetValues<ItemFormKind>()
                .Where(kind => form.ContainsKey(Aside(kind) + "rows"))
                .Select(kind => Read(form, kind, Aside(kind))),
        ];

    /// <summary>The fields that send them back.</summary>
    public static IEnumerable<KeyValuePair<string, string>> WriteAside(ItemForm aside)
    {
        var fields = new List<KeyValuePair<string, string>>();
        void Add(string name, string value)
        {
            if (value.Length > 0)
                fields.Add(new(Aside(aside.Kind) + name, value));
        }
        Add("rows", aside.Rows.Count.ToString(CultureInfo.InvariantCulture));
        Add("columns", aside.Heads.Count.ToString(CultureInfo.InvariantCulture));
        Add("context", aside.Context);
        Add("value", aside.Value);
        Add("tolerance", aside.Tolerance);
        Add("self", aside.IsSelfAssessed ? "1" : "");
        foreach (var (column, head) in aside.Heads.Index())
            Add(Head(column), head);
        foreach (var (i, row) in aside.Rows.Index())
        {
            Add(Row(i, "right"), row.IsRight ? "1" : "");
            Add(Row(i, "text"), row.Text);
            Add(Row(i, "feedback"), row.Feedback);
            foreach (var (column, cell) in row.Cells.Index())
                Add(Cell(i, column), cell);
        }
        return fields;
    }

    /// <summary>What a button among the fields does: nothing that was typed is lost, and nothing is saved yet.</summary>
    public static ItemForm Apply(ItemForm form, string word)
    {
        var dash = word.LastIndexOf('-');
        var isNumbered = int.TryParse(word[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && dash > 0;
        var isRow = isNumbered && index < form.Rows.Count;
        return (isNumbered ? word[..dash] : word) switch
        {
            "add" when form.Rows.Count < ItemForm.MostRows => form with { Rows = [.. form.Rows, BlankRow(form.Heads.Count)] },
            "remove" when isRow => form with { Rows = [.. form.Rows.Where((_, i) => i != index)] },
            "up" when isRow && index > 0 => form with { Rows = Swapped(form.Rows, index - 1) },
            "down" when isRow && index + 1 < form.Rows.Count => form with { Rows = Swapped(form.Rows, index) },
            "column" when form.Heads.Count < ItemForm.MostColumns => form with
            {
                Heads = [.. form.Heads, ""],
                Rows = [.. form.Rows.Select(row => row with { Cells = [.. row.Cells, ""] })],
            },
            "drop" when isNumbered && index > 0 && index < form.Heads.Count && form.Heads.Count > 2 => form with
            {
                Heads = Without(form.Heads, index),
                Rows = [.. form.Rows.Select(row => row with { Cells = Without(row.Cells, index) })],
            },
            _ => form,
        };
    }

    private static ItemForm Of(ItemFormKind kind, int rows)
    {
        var columns =
            kind is ItemFormKind.Match ? 2
            : kind is ItemFormKind.Open ? 4
            : 0;
        return new()
        {
            Kind = kind,
            Level = "N1",
            Rows = [.. Enumerable.Range(0, rows).Select(_ => BlankRow(columns))],
        };
    }

    public static ItemFormRow BlankRow(int columns) => new() { Cells = [.. Enumerable.Repeat("", columns)] };

    private static string Aside(ItemFormKind kind) => $"aside-{kind.ToString().ToLowerInvariant()}-";

    private static ItemFormRow[] Swapped(IReadOnlyList<ItemFormRow> rows, int first)
    {
        var now = rows.ToArray();
        (now[first], now[first + 1]) = (now[first + 1], now[first]);
        return now;
    }

    private static IReadOnlyList<string> Without(IReadOnlyList<string> texts, int index) => [.. texts.Where((_, i) => i != index)];

    private static string Line(IFormCollection form, string name) => form[name].FirstOrDefault()?.ReplaceLineEndings("\n") ?? "";

    private static List<string> Words(IFormCollection form, string name) =>
        [
            .. form[name]
                .OfType<string>()
                .Where(word => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                .Distinct(),
        ];

    private static int Number(IFormCollection form, string name) =>
        int.TryParse(Line(form, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
