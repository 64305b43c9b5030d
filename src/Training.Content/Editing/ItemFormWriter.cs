using System.Globalization;
using System.Text;

namespace Training.Content.Editing;

/// <summary>Writes an item in the house’s manner, as the shipped quizzes are.</summary>
internal static class ItemFormWriter
{
    /// <param name="level">Of its heading: 2, or 3 in a case.</param>
    /// <param name="skipsSilent">Leaves the rows and gaps without feedback out of the list of the others’.</param>
    /// <returns>The item, without a line end.</returns>
    public static string Write(ItemForm form, int level, bool skipsSilent = false)
    {
        var text = new StringBuilder(new string('#', level)).Append(' ').Append(form.Prompt);
        if (form.Id.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $" {{#{form.Id}}}");
        var directives = Directives(form).ToList();
        if (directives.Count > 0)
            text.Append('\n').AppendJoin(' ', directives.Select(directive => $"`{directive}`"));
        foreach (var block in ((string[])[form.Context, Answers(form), Feedback(form, skipsSilent)]).Where(block => block.Length > 0))
            text.Append("\n\n").Append(block);
        return text.ToString();
    }

    private static IEnumerable<string> Directives(ItemForm form)
    {
        if (form.Kind == ItemFormKind.Number)
            yield return form.Tolerance.Length > 0 ? $"number {form.Value} ± {form.Tolerance}" : $"number {form.Value}";
        else if (form.Kind != ItemFormKind.Choice)
            yield return form.Kind.ToString().ToLowerInvariant();
        if (form.IsSelfAssessed)
            yield return "self-assessed";
        foreach (var competency in form.Competencies)
            yield return competency;
        if (form.Level.Length > 0)
            yield return form.Level;
        if (form.Sources.Length > 0)
            yield return $"source {form.Sources}";
        if (form.Lessons.Count > 0)
            yield return $"lesson {string.Join(", ", form.Lessons)}";
    }

    private static string Answers(ItemForm form) =>
        form.Kind switch
        {
            ItemFormKind.Cloze => "",
            ItemFormKind.Choice => List(form, (row, _) => row.IsRight ? "- [x] " : "- [ ] "),
            ItemFormKind.Order => List(form, (_, index) => Number(index)),
            ItemFormKind.Short or ItemFormKind.Number => List(form, (_, _) => "- "),
            _ when form.Heads.Count > 0 => string.Join(
                '\n',
                [
                    ItemFormText.Row(form.Heads),
                    ItemFormText.Separator(form.Heads.Count),
                    .. form.Rows.Select(row => ItemFormText.Row(row.Cells)),
                ]
            ),
            _ => "",
        };

    private static string List(ItemForm form, Func<ItemFormRow, int, string> mark) =>
        string.Join(
            '\n',
            form.Rows.Select(
                (row, index) =>
                {
                    var begins = mark(row, index);
                    // What belongs to « - [x] » begins below its words’ box, not below its words.
                    var indent = begins[0] == '-' ? 2 : begins.Length;
                    var said = row.Feedback.Length > 0 ? $"{row.Text}\n{ItemFormText.Quote(row.Feedback)}" : row.Text;
                    return begins + ItemFormText.Indent(said, indent);
                }
            )
        );

    private static string Feedback(ItemForm form, bool skipsSilent)
    {
        var parts = new List<string>();
        // One for each, in order: an empty one leaves it to the general feedback.
        if (form.Kind is ItemFormKind.Match or ItemFormKind.Cloze && form.Rows.Any(row => row.Feedback.Length > 0))
            parts.Add(
                string.Join(
                    '\n',
                    form.Rows.Index()
                        .Where(row => !skipsSilent || row.Item.Feedback.Length > 0)
                        .Select(row => (Number(row.Index) + ItemFormText.Indent(row.Item.Feedback, Number(row.Index).Length)).TrimEnd())
                )
            );
        parts.Add(form.Feedback);
        var feedback = string.Join("\n\n", parts.Where(part => part.Length > 0));
        return feedback.Length > 0 ? ItemFormText.Quote(feedback) : "";
    }

    private static string Number(int index) => string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ");
}
