using Training.Content;
using Training.Localization;

namespace Training.Web.Commands;

/// <summary>What a person may ask of <c>content import</c> and <c>content export</c>.</summary>
/// <param name="Subject">The file to import, or the quiz to export.</param>
/// <param name="As">The quiz to write, or the format to write it in.</param>
internal sealed record InterchangeOptions(string Subject, string As, Language Language, string? Folder, string? Output, bool Replaces)
{
    /// <returns>Null when the arguments make no sense.</returns>
    public static InterchangeOptions? Read(string[] args)
    {
        string? subject = null,
            @as = null,
            folder = null,
            output = null;
        Language? asked = null;
        var replaces = false;
        for (var rest = args.AsSpan(); !rest.IsEmpty; )
            switch (rest)
            {
                case ["--as", var name, ..] when @as is null:
                    @as = name;
                    rest = rest[2..];
                    break;
                case ["--language", var code, ..] when asked is null && Languages.Find(code) is { } language:
                    asked = language;
                    rest = rest[2..];
                    break;
                case ["--folder", var path, ..] when folder is null:
                    folder = path;
                    rest = rest[2..];
                    break;
                case ["-o", var path, ..] when output is null:
                    output = path;
                    rest = rest[2..];
                    break;
                case ["--replace", ..] when !replaces:
                    replaces = true;
                    rest = rest[1..];
                    break;
                case [var first, ..] when subject is null && !first.StartsWith('-'):
                    subject = first;
                    rest = rest[1..];
                    break;
                default:
                    return null;
            }
        return subject is null || @as is null ? null : new(subject, @as, asked ?? Language.Fr, folder, output, replaces);
    }
}
