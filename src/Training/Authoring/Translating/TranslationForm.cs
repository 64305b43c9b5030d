using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Authoring.Editing;
using Training.Content.Translations;

namespace Training.Authoring.Translating;

/// <summary>
/// A translation as its author types it, block by block. Each block says how many line ends follow it, so that the text can be put together again
/// whatever became of either file meanwhile.
/// </summary>
internal sealed record TranslationForm(TextForm Text, int SourceRevision, bool IsUpToDate)
{
    public const string Words = "words";
    public const string After = "after";
    public const string Revision = "revision";
    public const string Source = "sourceRevision";
    public const string UpToDate = "upToDate";

    public static TranslationForm Read(IFormCollection form)
    {
        var after = form[After];
        var blocks = form[Words].Select((words, i) => (words ?? "", i < after.Count ? Number(after[i]) : 0));
        return new(
            new() { Text = BlockPairs.Join(blocks), Revision = Number(form[Revision]) },
            Number(form[Source]),
            form[UpToDate].Count > 0
        );
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
