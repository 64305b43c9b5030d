using System.Text.RegularExpressions;

namespace Training.Content.Markup;

/// <summary>How an enumeration value is written in a file: <c>GroupVideo</c> is <c>group-video</c>.</summary>
internal static partial class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => Hump().Replace(value.ToString(), "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex Hump();
}
