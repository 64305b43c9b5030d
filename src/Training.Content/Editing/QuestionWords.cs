using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>What makes two questions the same one: their words, whatever their ids, their feedback and what they are about.</summary>
internal static partial class QuestionWords
{
    public static string Of(ItemForm form) =>
        string.Join(
            '\u0001',
            [
                form.Kind.ToString(),
                QuestionMarks.Fold(form.Prompt),
                QuestionMarks.Fold(form.Context),
                form.Value,
                .. form.Kind == ItemFormKind.Cloze ? [] : form.Rows.Select(Of),
            ]
        );

    public static string Of(string item) => QuestionMarks.Fold(Id().Replace(item, ""));

    private static string Of(ItemFormRow row) => QuestionMarks.Fold(row.Cells.Count > 0 ? string.Join('\u0002', row.Cells) : row.Text);

    [GeneratedRegex(@" ?\{#[^{}\s]{1,100}\}")]
    private static partial Regex Id();
}
