using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Training.Content.Editing;
using Training.Content.Markup;
using Training.Localization;

namespace Training.Authoring.QuizForms;

/// <summary>What a question can’t be saved without, or with.</summary>
internal static partial class ItemChecks
{
    public static void Check(ItemView view, QuizText text, IStringLocalizer<TrainingText> texts)
    {
        var form = view.Form.Tidied();
        if (form.Prompt.Length == 0)
            view.Errors.Add("prompt", texts["QuizForm.Prompt.Missing"]);
        else if (form.Prompt.AsSpan().ContainsAny('{', '}'))
            view.Errors.Add("prompt", texts["QuizForm.Prompt.Brace"]);
        if (form.Id.Length > 0 && form.Id != view.Part?.Id && !Slug.IsSlug(form.Id))
            view.Errors.Add("id", texts["QuizForm.Id.Wrong"]);
        else if (form.Id.Length > 0 && form.Id != view.Part?.Id && (text.Find(form.Id) is not null || form.Id == "new"))
            view.Errors.Add("id", texts["QuizForm.Id.Taken", form.Id]);
        if (form is { Kind: ItemFormKind.Match, Heads: ["", _] })
            view.Errors.Add(ItemFields.Head(0), texts["QuizForm.Head.Left.Missing"]);
        if (form is { Kind: ItemFormKind.Match, Heads: [_, ""] })
            view.Errors.Add(ItemFields.Head(1), texts["QuizForm.Head.Right.Missing"]);
        if (form.Kind == ItemFormKind.Number && !Number().IsMatch(form.Value))
            view.Errors.Add("value", texts["QuizForm.Number.Wrong"]);
        if (form.Kind == ItemFormKind.Number && form.Tolerance.Length > 0 && !Number().IsMatch(form.Tolerance))
            view.Errors.Add("tolerance", texts["QuizForm.Number.Wrong"]);
        if (form.Sources.AsSpan().ContainsAny('`', '|'))
            view.Errors.Add("sources", texts["QuizForm.Sources.Wrong"]);
    }

    [GeneratedRegex(@"^-?\d{1,12}(\.\d{1,6})?\z")]
    private static partial Regex Number();
}
