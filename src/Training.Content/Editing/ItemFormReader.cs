using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>
/// Reads an item into its form. The form is given only when writing it back would give the very same text: what a form can’t hold is left to the text.
/// </summary>
internal static partial class ItemFormReader
{
    public static ItemForm? Read(string text, int level)
    {
        var form = ReadParts(text.Split('\n'), level);
        // Fields of one line would join what stands on two.
        if (
            form is { Kind: ItemFormKind.Short or ItemFormKind.Number }
            && form.Rows.Any(row => row.Text.Contains('\n') || row.Feedback.Length > 0)
        )
            return null;
        // Answers written otherwise would pass for something to read before answering.
        if (form?.Context.Split('\n').Any(line => IsAnswer(line, form.Kind)) == true)
            return null;
        // So would a paragraph of directives, wherever it stands in an item.
        if (form?.Context.Split("\n\n").Any(block => OnlyMarked().IsMatch(block)) == true)
            return null;
        return form is { Rows.Count: <= ItemForm.MostRows, Heads.Count: <= ItemForm.MostColumns } && IsWritten(form.Tidied(), level, text)
            ? form.Tidied()
            : null;
    }

    // Forms used to leave what had no feedback out of the list of the others’; numbers that go on below it are of no such list.
    private static bool IsWritten(ItemForm form, int level, string text) =>
        ItemFormWriter.Write(form, level) == text
        || (!EachPattern().IsMatch(form.Feedback) && ItemFormWriter.Write(form, level, skipsSilent: true) == text);

    private static bool IsAnswer(string line, ItemFormKind kind) =>
        kind switch
        {
            ItemFormKind.Choice => Task().IsMatch(line),
            ItemFormKind.Order => Ordered().IsMatch(line),
            ItemFormKind.Short or ItemFormKind.Number => Ordered().IsMatch(line) || Bullet().IsMatch(line),
            ItemFormKind.Match or ItemFormKind.Open => Separator().IsMatch(line),
            _ => false,
        };

    /// <summary>Its words and its id, of a heading’s line.</summary>
    public static (string Prompt, string Id)? Heading(string line, int level) =>
        HeadingPattern().Match(line) is { Success: true } match && match.Groups["marks"].Length == level
            ? (match.Groups["prompt"].Value, match.Groups["id"].Value)
            : null;

    /// <summary>What a line of directives holds; null when it is something else.</summary>
    public static IReadOnlyList<string>? Directives(string line) =>
        DirectivesPattern().IsMatch(line) ? [.. line[1..^1].Split("` `")] : null;

    private static ItemForm? ReadParts(string[] lines, int level)
    {
        if (Heading(lines[0], level) is not var (prompt, id))
            return null;
        var form = new ItemForm
        {
            Kind = ItemFormKind.Choice,
            Prompt = prompt,
            Id = id,
        };
        var rest = lines.Skip(1).ToList();
        // A heading below an item’s own would part it.
        if (rest.Exists(line => Marks().IsMatch(line)))
            return null;
        if (rest.Count > 0 && Directives(rest[0]) is { } directives)
        {
            if (ReadDirectives(form, directives) is not { } read)
                return null;
            form = read;
            rest.RemoveAt(0);
        }
        if (rest.Count > 0 && rest[0].Length > 0)
            return null;

        var quote = TakeQuote(rest);
        var answers = TakeAnswers(rest, form.Kind);
        form = form with { Context = string.Join('\n', Blank(rest)) };
        return ReadAnswers(form, answers) is { } answered && ItemFormText.Unquote(quote) is { } feedback
            ? ReadFeedback(answered, feedback)
            : null;
    }

    private static ItemForm? ReadDirectives(ItemForm form, IReadOnlyList<string> directives)
    {
        var competencies = new List<string>();
        foreach (var directive in directives)
        {
            if (directive is "order" or "match" or "cloze" or "short" or "open")
                form = form with { Kind = Enum.Parse<ItemFormKind>(directive, ignoreCase: true) };
            else if (NumberPattern().Match(directive) is { Success: true } number)
                form = form with
                {
                    Kind = ItemFormKind.Number,
                    Value = number.Groups["value"].Value,
                    Tolerance = number.Groups["tolerance"].Value,
                };
            else if (directive == "self-assessed")
                form = form with { IsSelfAssessed = true };
            else if (directive is "N1" or "N2" or "N3")
                form = form with { Level = directive };
            else if (directive is ['C', >= '0' and <= '9', ..])
                competencies.Add(directive);
            else if (directive.StartsWith("source ", StringComparison.Ordinal))
                form = form with { Sources = directive["source ".Length..] };
            else if (directive.StartsWith("lesson ", StringComparison.Ordinal))
                form = form with { Lessons = directive["lesson ".Length..].Split(", ") };
            else
                return null;
        }
        return form with { Competencies = competencies };
    }

    /// <summary>Takes the quote that ends an item.</summary>
    private static List<string> TakeQuote(List<string> lines)
    {
        var start = lines.FindLastIndex(line => !line.StartsWith('>')) + 1;
        if (start == 0 || lines[start - 1].Length > 0)
            return [];
        var quote = lines[start..];
        lines.RemoveRange(start, quote.Count);
        return quote;
    }

    private static List<string> TakeAnswers(List<string> lines, ItemFormKind kind)
    {
        var start = lines.FindIndex(line =>
            kind switch
            {
                ItemFormKind.Choice => line.StartsWith("- [", StringComparison.Ordinal),
                ItemFormKind.Order => line.StartsWith("1. ", StringComparison.Ordinal),
                ItemFormKind.Short or ItemFormKind.Number => line.StartsWith("- ", StringComparison.Ordinal),
                ItemFormKind.Match or ItemFormKind.Open => line.StartsWith('|'),
                _ => false,
            }
        );
        if (start < 0)
            return [];
        var answers = lines[start..];
        lines.RemoveRange(start, answers.Count);
        return [.. Blank(answers)];
    }

    private static IEnumerable<string> Blank(List<string> lines) =>
        ItemFormText.Trimmed(string.Join('\n', lines)).Split('\n').Where((line, i) => i > 0 || line.Length > 0);

    private static ItemForm? ReadAnswers(ItemForm form, List<string> lines)
    {
        if (!form.HasTable)
            return ReadList(lines) is { } rows ? form with { Rows = rows } : null;
        if (lines.Count < 2)
            return lines.Count == 0 ? form : null;
        var cells = lines.ConvertAll(ItemFormText.Cells);
        return cells.TrueForAll(row => row?.Count == cells[0]?.Count)
            ? form with
            {
                Heads = cells[0]!,
                Rows = [.. cells.Skip(2).Select(row => new ItemFormRow { Cells = row! })],
            }
            : null;
    }

    private static List<ItemFormRow>? ReadList(List<string> lines)
    {
        var rows = new List<ItemFormRow>();
        for (var i = 0; i < lines.Count; )
        {
            if (MarkPattern().Match(lines[i]) is not { Success: true } mark)
                return null;
            var indent = mark.Value[0] == '-' ? 2 : mark.Length;
            var said = new List<string> { lines[i][mark.Length..] };
            for (
                i++;
                i < lines.Count && (lines[i].Length == 0 || lines[i].StartsWith(new string(' ', indent), StringComparison.Ordinal));
                i++
            )
                said.Add(lines[i].Length == 0 ? "" : lines[i][indent..]);
            var quote = said.FindIndex(1, line => line.StartsWith('>'));
            if ((quote < 0 ? "" : ItemFormText.Unquote(said.Skip(quote))) is not { } feedback)
                return null;
            rows.Add(
                new()
                {
                    IsRight = mark.Value == "- [x] ",
                    Text = string.Join('\n', quote < 0 ? said : said.Take(quote)),
                    Feedback = feedback,
                }
            );
        }
        return rows;
    }

    private static ItemForm? ReadFeedback(ItemForm form, string feedback)
    {
        if (form.Kind is not (ItemFormKind.Match or ItemFormKind.Cloze))
            return form with { Feedback = feedback };
        var each = new Dictionary<int, string>();
        var lines = feedback.Split('\n').ToList();
        while (lines.Count > 0 && EachPattern().Match(lines[0]) is { Success: true } mark)
        {
            var said = new List<string> { lines[0][mark.Length..] };
            lines.RemoveAt(0);
            for (; lines.Count > 0 && lines[0].StartsWith(new string(' ', mark.Length), StringComparison.Ordinal); lines.RemoveAt(0))
                said.Add(lines[0][mark.Length..]);
            if (!each.TryAdd(int.Parse(mark.Groups["number"].Value, CultureInfo.InvariantCulture) - 1, string.Join('\n', said)))
                return null;
        }
        if (each.Count > 0 && lines.Count > 0 && lines[0].Length > 0)
            return null;
        var rows = form.HasTable
            ? form.Rows
            : [.. Enumerable.Range(0, each.Count == 0 ? 0 : each.Keys.Max() + 1).Select(_ => new ItemFormRow())];
        return each.Keys.All(index => index < rows.Count)
            ? form with
            {
                Rows = [.. rows.Select((row, i) => row with { Feedback = each.GetValueOrDefault(i, "") })],
                Feedback = string.Join('\n', lines),
            }
            : null;
    }

    [GeneratedRegex(@"^(?<marks>#{1,6}) (?<prompt>[^{}]*[^{}\s])( \{#(?<id>[^{}\s]+)\})?\z")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"^\s*(`+[^`]+`+\s*)+\z")]
    private static partial Regex OnlyMarked();

    [GeneratedRegex(@"^ {0,3}[-*+]\s+\[[ xX]\]")]
    private static partial Regex Task();

    [GeneratedRegex(@"^ {0,3}\d{1,9}[.)]\s")]
    private static partial Regex Ordered();

    [GeneratedRegex(@"^ {0,3}[-*+]\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[\s|:-]*-[\s|:-]*\|[\s|:-]*$")]
    private static partial Regex Separator();

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^`[^`]+`( `[^`]+`)*\z")]
    private static partial Regex DirectivesPattern();

    [GeneratedRegex(@"^number (?<value>[^\s±]+)( ± (?<tolerance>[^\s±]+))?\z")]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^(- \[[ x]\] |- (?!\[)|\d{1,2}\. )")]
    private static partial Regex MarkPattern();

    // A number that no text of this length reaches is no mark.
    [GeneratedRegex(@"^(?<number>[1-9]\d?)\.(?: (?=\S)|\z)")]
    private static partial Regex EachPattern();
}
