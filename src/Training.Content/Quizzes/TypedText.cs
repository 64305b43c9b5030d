using System.Text;

namespace Training.Content.Quizzes;

/// <summary>Words that a learner types, made safe to keep: nothing is refused, and what is far too long is cut.</summary>
internal static class TypedText
{
    public static Response Line(IReadOnlyList<string> posted, int most) => Cut(string.Join(' ', Lines(posted)).Trim(), most);

    public static Response Text(IReadOnlyList<string> posted, int most) => Cut(string.Join('\n', Lines(posted)).Trim(), most);

    // Rune by rune: what is not a character becomes the sign for one that could not be read.
    private static string[] Lines(IReadOnlyList<string> posted) =>
        string.Concat(
                string.Join('\n', posted)
                    .ReplaceLineEndings("\n")
                    .EnumerateRunes()
                    .Where(rune => rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            )
            .Split('\n');

    // Never in the middle of a character: half of one cannot be kept.
    private static Response Cut(string text, int most) =>
        new(text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd());
}
