using Training.Content;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary>Where and in which language a command speaks.</summary>
internal static class Terminal
{
    /// <summary>The exit code of a command that was not given what it needs.</summary>
    public const int WrongUse = 2;

    /// <summary>Where the person is: « dotnet run » moves into the project; the shell still says where they typed.</summary>
    public static string Here =>
        Environment.GetEnvironmentVariable("PWD") is { Length: > 0 } typed && Directory.Exists(typed)
            ? typed
            : Directory.GetCurrentDirectory();

    public static Language Language =>
        Environment.GetEnvironmentVariable("LANG") is { } lang && lang.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.En
            : Language.Fr;

    public static Task SayAsync(TextWriter writer, string text, params object[] arguments) =>
        writer.WriteLineAsync(ResourceText.In(Language, text, arguments));
}
