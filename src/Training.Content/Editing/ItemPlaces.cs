using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Editing;

/// <summary>Which field of a form each line of an item is in.</summary>
internal static partial class ItemPlaces
{
    public static IReadOnlyList<string> Of(string[] lines, ItemForm form)
    {
        var places = new string[lines.Length];
        var place = "prompt";
        var row = -1;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (i == 1 && ItemFormReader.Directives(line) is not null)
                place = "competencies";
            else if (form.Kind is ItemFormKind.Match or ItemFormKind.Cloze && Each().Match(line) is { Success: true } each)
                place = $"row-{int.Parse(each.Groups[1].Value, CultureInfo.InvariantCulture) - 1}";
            else if (line.StartsWith('>'))
                place = "feedback";
            else if (IsRow(line, form.Kind))
                place = form.HasTable ? $"row-{Math.Max(0, row++ - 1)}" : $"row-{++row}";
            else if (place is "competencies" or "prompt" && i > 0 && line.Length > 0)
                place = "context";
            places[i] = place;
        }
        return places;
    }

    private static bool IsRow(string line, ItemFormKind kind) =>
        kind switch
        {
            ItemFormKind.Choice => line.StartsWith("- [", StringComparison.Ordinal),
            ItemFormKind.Order => Number().IsMatch(line),
            ItemFormKind.Short or ItemFormKind.Number => line.StartsWith("- ", StringComparison.Ordinal),
            ItemFormKind.Match or ItemFormKind.Open => line.StartsWith('|'),
            _ => false,
        };

    [GeneratedRegex(@"^> ([1-9]\d?)\.(?: |\z)")]
    private static partial Regex Each();

    [GeneratedRegex(@"^\d{1,2}\. ")]
    private static partial Regex Number();
}
