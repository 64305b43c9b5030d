using System.Net;
using System.Text.RegularExpressions;

namespace Training.Statistics;

/// <summary>The words of authored HTML, where its links and marks would be in the way.</summary>
internal static partial class PlainWords
{
    public static string Of(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, "")), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s-[\u00A0\u202F]]+")]
    private static partial Regex Spaces();
}
