using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>
/// Turns what is typed for a question of one kind into a question of another. What the other has no place for is set aside, and is there again when
/// its kind is.
/// </summary>
internal static class ItemKinds
{
    /// <param name="aside">What was set aside before.</param>
    /// <param name="begun">The other kind, as it begins.</param>
    public static (ItemForm Form, IReadOnlyList<ItemForm> Aside) Turn(
        ItemForm form,
        IReadOnlyList<ItemForm> aside,
        ItemForm begun,
        Language language
    )
    {
        if (HasAnswersOf(form.Kind, begun.Kind))
            return (form with { Kind = begun.Kind, Rows = Filled(form.Rows, begun.Rows.Count, form.Heads.Count) }, aside);

        var (context, gapped) = form.Kind == ItemFormKind.Cloze ? Parted(form.Context) : (form.Context, "");
        var own = AnswersOf(form, gapped);
        var others = aside.Where(other => !HasAnswersOf(other.Kind, form.Kind)).ToList();
        if (!IsAsBegun(own, language))
            others.Add(own);
        var back = others.Find(other => HasAnswersOf(other.Kind, begun.Kind)) ?? AnswersOf(begun, "");
        return (
            form with
            {
                Kind = begun.Kind,
                Context = string.Join("\n\n", ((string[])[context, back.Context]).Where(part => part.Length > 0)),
                Heads = back.Heads,
                Rows = Filled(back.Rows, begun.Rows.Count, back.Heads.Count),
                Value = back.Value,
                Tolerance = back.Tolerance,
                IsSelfAssessed = back.IsSelfAssessed,
            },
            [.. others.Where(other => !HasAnswersOf(other.Kind, begun.Kind))]
        );
    }

    /// <summary>Whether nothing was typed in it yet, but for what it is about.</summary>
    public static bool IsUntouched(ItemForm form, ItemForm begun) =>
        form.Tidied().Says(begun.Tidied() with { Competencies = form.Competencies, Level = form.Level });

    /// <summary>What was set aside, for its author to read and to copy.</summary>
    public static string Words(ItemForm aside) =>
        string.Join(
            "\n",
            ((string[])[aside.Context, string.Join(" – ", aside.Heads), aside.Value, aside.Tolerance])
                .Concat(
                    aside.Rows.SelectMany(row => (string[])[row.Text, string.Join(" – ", row.Cells.Where(c => c.Length > 0)), row.Feedback])
                )
                .Where(line => line.Trim(' ', '–').Length > 0)
        );

    // Choices and steps are lists of the same: words, and why.
    private static bool HasAnswersOf(ItemFormKind kind, ItemFormKind other) =>
        kind == other || (kind is ItemFormKind.Choice or ItemFormKind.Order && other is ItemFormKind.Choice or ItemFormKind.Order);

    // Of a text to complete, what is before its first paragraph with a gap is a context as any other’s.
    private static (string Before, string Gapped) Parted(string text)
    {
        var blocks = text.ReplaceLineEndings("\n").Split("\n\n");
        var first = Array.FindIndex(blocks, block => ItemForm.GapsIn(block).Count > 0);
        return first < 0 ? (text, "") : (string.Join("\n\n", blocks[..first]), string.Join("\n\n", blocks[first..]));
    }

    private static ItemForm AnswersOf(ItemForm form, string gapped) =>
        new()
        {
            Kind = form.Kind,
            Context = gapped,
            Heads = form.Heads,
            Rows = form.Rows,
            Value = form.Value,
            Tolerance = form.Tolerance,
            IsSelfAssessed = form.IsSelfAssessed,
        };

    private static bool IsAsBegun(ItemForm answers, Language language) =>
        answers.Tidied().Says(AnswersOf(ItemFields.Begin(ItemFields.KindOf(answers), language)!, "").Tidied());

    private static IReadOnlyList<ItemFormRow> Filled(IReadOnlyList<ItemFormRow> rows, int count, int columns) =>
        [.. rows, .. Enumerable.Repeat(ItemFields.BlankRow(columns), Math.Max(0, count - rows.Count))];
}
