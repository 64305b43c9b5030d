using Training.Content.Markup;

namespace Training.Content.Interchange;

/// <summary>The name of a category of questions in Moodle, where a slash parts levels and two slashes are one of the name.</summary>
internal static class CategoryName
{
    public static string Write(string title) => PlainText.OfHtml(title).Replace("/", "//", StringComparison.Ordinal);

    public static string? Read(string path)
    {
        const string Slash = "\u0001";
        var last = path.Replace("//", Slash, StringComparison.Ordinal).Split('/')[^1].Replace(Slash, "/", StringComparison.Ordinal).Trim();
        return last.Length is > 0 and <= 300 ? last : null;
    }
}
