using Training.Content.Interchange;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary>What could not be carried, item by item, for a terminal. It goes beside the result, not in it.</summary>
internal static class InterchangeReport
{
    public static async Task WriteAsync(IReadOnlyList<NotCarried> losses)
    {
        if (losses.Count == 0)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Interchange.Whole");
            return;
        }
        await Terminal.SayAsync(Console.Error, "Commands.Interchange.Losses");
        var table = new TextTable();
        foreach (var group in losses.GroupBy(loss => loss.ItemId))
        {
            var name = group.Key ?? ResourceText.In(Terminal.Language, "Commands.Interchange.Quiz");
            foreach (var loss in group)
            {
                table.Add(Printable(name), Printable(loss.What.In(Terminal.Language)));
                name = "";
            }
        }
        // The sentences, which come last, begin under one another.
        table.WriteTo(Console.Error, isLastAWord: true);
    }

    // A file from elsewhere names its questions: nothing in a name commands the terminal.
    public static string Printable(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}
