using Microsoft.AspNetCore.Http;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>A gap that is being made in a text: its right answer, and its decoys, one per line.</summary>
public sealed record NewGap(string Right, string Decoys)
{
    public const string RightField = "gap-right";
    public const string DecoysField = "gap-decoys";

    /// <summary>The button that makes it.</summary>
    public const string Word = "gap";

    public static readonly NewGap None = new("", "");

    public static NewGap Of(IFormCollection posted) => new(posted[RightField].ToString(), posted[DecoysField].ToString());

    public bool IsBlank => string.IsNullOrWhiteSpace(Right) && string.IsNullOrWhiteSpace(Decoys);

    public bool HasRight => Bare(Right).Length > 0;

    /// <summary>The text with the gap: where its right answer is read as words of their own, else at the end.</summary>
    public ItemForm In(ItemForm form)
    {
        var right = Bare(Right);
        var decoys = Decoys.ReplaceLineEndings("\n").Split('\n').Select(Bare).Where(word => word.Length > 0);
        var gap = $"{{{{{string.Join('|', decoys.Prepend(right))}}}}}";
        var text = form.Context.ReplaceLineEndings("\n");
        var at = PlaceOf(right, text);
        var before = at < 0 ? text.TrimEnd() : text[..at];
        var after = at < 0 ? "" : text[(at + right.Length)..];
        var row = ItemForm.GapsIn(before).Count;
        // Each gap has its row, in their order.
        var rows = form.Rows.Concat(Enumerable.Repeat(new ItemFormRow(), Math.Max(0, row - form.Rows.Count))).ToList();
        rows.Insert(row, new());
        return form with { Context = at < 0 && before.Length > 0 ? $"{before} {gap}" : before + gap + after, Rows = rows };
    }

    private static int PlaceOf(string words, string text)
    {
        for (
            var at = text.IndexOf(words, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal)
        )
            if (!IsInWord(text, at - 1) && !IsInWord(text, at + words.Length) && !IsInGap(text, at))
                return at;
        return -1;
    }

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsInGap(string text, int at) =>
        text.AsSpan(0, at).LastIndexOf("{{", StringComparison.Ordinal) > text.AsSpan(0, at).LastIndexOf("}}", StringComparison.Ordinal);

    // On one line, without the signs that make a gap.
    private static string Bare(string words) =>
        string.Join(' ', words.Split((char[]?)[' ', '\t', '\r', '\n', '|', '{', '}'], StringSplitOptions.RemoveEmptyEntries));
}
