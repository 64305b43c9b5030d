using Training.Localization;

namespace Training.Web.Commands;

/// <summary>Says which commands there are, in both languages: a terminal has no reader to ask.</summary>
internal static class Help
{
    public static string Text(string unknown, IEnumerable<string> commands) =>
        string.Join(
            Environment.NewLine,
            Languages.All.Select(language =>
                ResourceText.In(language, "Commands.Unknown", unknown, string.Join(", ", commands.Order(StringComparer.Ordinal)))
            )
        );
}
