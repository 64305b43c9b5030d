using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Training.Content.Differences;

namespace Training.Authoring.Editing;

/// <summary>
/// Two texts that both changed the same lines, part by part, as the page holds them and sends them back: what was typed is in the form, whatever happens
/// to the file meanwhile.
/// </summary>
internal static class ConflictForm
{
    public const string Revision = "revision";
    public const string Count = "parts";
    public const string Same = "same-";
    public const string Mine = "mine-";
    public const string Theirs = "theirs-";
    public const string Take = "take-";
    public const string TakeTheirs = "theirs";
    public const string TakeBoth = "both";

    /// <summary>More conflicts than this aren’t chosen one by one: forms have a limit, and so does patience.</summary>
    public const int MostParts = 100;

    /// <summary>Each line with its end, so that no line and an empty line stay two things.</summary>
    public static string Write(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    /// <summary>The text as it was chosen, begun from what the other wrote.</summary>
    public static TextForm Read(IFormCollection form)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Number(form, Count) && i < MostParts; i++)
        {
            var (own, other) = (Lines(form, Mine, i), Lines(form, Theirs, i));
            text.Append(Lines(form, Same, i))
                .Append(
                    form[Take + i.ToString(CultureInfo.InvariantCulture)].ToString() switch
                    {
                        TakeTheirs => other,
                        TakeBoth => own + other,
                        _ => own,
                    }
                );
        }
        return new() { Text = text.Length > 0 ? text.ToString(0, text.Length - 1) : "", Revision = Number(form, Revision) };
    }

    public static bool Fits(Merge merge) => merge.Parts.Count <= MostParts;

    private static string Lines(IFormCollection form, string field, int index) =>
        form[field + index.ToString(CultureInfo.InvariantCulture)].ToString().ReplaceLineEndings("\n");

    private static int Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
