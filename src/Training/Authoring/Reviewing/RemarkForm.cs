using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Reviewing;

/// <summary>What is said of lines beside an editor, in the same form as the text: neither is lost when the other is sent.</summary>
public sealed record RemarkForm
{
    public const string LineField = "remark-line";
    public const string ExcerptField = "remark-excerpt";
    public const string TextField = "remark";
    public const string IdField = "remark-id";
    public const string ReplyField = "reply-";
    public const string ReplyIdField = "reply-id-";

    /// <summary>The button that settles a conversation; its value is <see cref="Conversation.Ids"/>.</summary>
    public const string ResolveField = "remark-resolve";

    /// <summary>The button that says something new, so that nothing said is told.</summary>
    public const string SendField = "remark-send";

    /// <summary>The button that answers; its value is the remark that it answers.</summary>
    public const string AnswerField = "remark-answer";

    private const int MostReplies = 500;

    /// <summary>A number, or words of the line.</summary>
    public string Line { get; init; } = "";

    /// <summary>What a script knows that the line says; a line may not be saved yet.</summary>
    public string? Excerpt { get; init; }
    public string Text { get; init; } = "";
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Answers by the remark that they answer, each with its own id.</summary>
    public IReadOnlyDictionary<Guid, Reply> Replies { get; init; } = new Dictionary<Guid, Reply>();
    public IReadOnlyList<Guid> Resolved { get; init; } = [];
    public bool IsSent { get; init; }
    public Guid? Answered { get; init; }

    public bool IsEmpty => !IsSent && Answered is null && Text.Length == 0 && Replies.Count == 0 && Resolved.Count == 0;

    public static RemarkForm Read(IFormCollection fields) =>
        new()
        {
            Line = fields[LineField].ToString().Trim(),
            Excerpt =
                fields.TryGetValue(ExcerptField, out var excerpt) && excerpt.Count > 0 ? PlacedRemark.Excerpt(excerpt.ToString()) : null,
            Text = TextOf(fields[TextField]),
            Id = IdOf(fields[IdField]) ?? Guid.CreateVersion7(),
            Replies = fields
                .Keys.Where(key => key.StartsWith(ReplyField, StringComparison.Ordinal))
                .Select(key =>
                    (
                        Said: IdOf(key[ReplyField.Length..]),
                        Reply: new Reply(
                            IdOf(fields[ReplyIdField + key[ReplyField.Length..]]) ?? Guid.CreateVersion7(),
                            TextOf(fields[key])
                        )
                    )
                )
                .Where(r => r.Said is not null && r.Reply.Text.Length > 0)
                .DistinctBy(r => r.Said)
                .Take(MostReplies)
                .ToDictionary(r => r.Said!.Value, r => r.Reply),
            Resolved = WriteRemarks.Ids(fields[ResolveField]),
            IsSent = fields.ContainsKey(SendField),
            Answered = IdOf(fields[AnswerField]),
        };

    /// <param name="lines">Of the text as it was typed.</param>
    public FormErrors Check(IReadOnlyList<string> lines, IStringLocalizer<TrainingText> texts)
    {
        var errors = new FormErrors();
        if (IsSent && Text.Length == 0)
            errors.Add(TextField, texts["Remarks.Text.Missing"]);
        if (Text.Length > DraftComment.TextLength)
            errors.Add(TextField, texts["Remarks.Text.Long", DraftComment.TextLength]);
        if ((IsSent || Text.Length > 0) && Excerpt is null && LineOf(Line, lines) is null)
            errors.Add(LineField, texts["Remarks.Line.Wrong", lines.Count]);
        if (Answered is { } answered && !Replies.ContainsKey(answered))
            errors.Add($"{ReplyField}{answered}", texts["Remarks.Text.Missing"]);
        foreach (var (said, _) in Replies.Where(r => r.Value.Text.Length > DraftComment.TextLength))
            errors.Add($"{ReplyField}{said}", texts["Remarks.Text.Long", DraftComment.TextLength]);
        return errors;
    }

    /// <summary>What is to be written, once nothing is wrong.</summary>
    /// <param name="typed">The lines as they were typed.</param>
    /// <param name="saved">The lines as the file has them by now.</param>
    /// <param name="said">What there is already: an answer is of the same line.</param>
    public IReadOnlyList<NewRemark> Written(IReadOnlyList<string> typed, IReadOnlyList<string> saved, IEnumerable<PlacedRemark> said)
    {
        var written = new List<NewRemark>();
        if (Text.Length > 0)
        {
            var line = LineOf(Line, typed) ?? NumberOf(Line) ?? 1;
            written.Add(new(Id, line, Excerpt ?? PlacedRemark.Excerpt(typed[line - 1]), Text));
        }
        foreach (var placed in said.Where(s => Replies.ContainsKey(s.Remark.Id)))
        {
            var (id, text) = Replies[placed.Remark.Id];
            var now = placed.Line is { } at ? PlacedRemark.Excerpt(saved[at - 1]) : placed.Remark.Excerpt;
            written.Add(new(id, placed.Line ?? Math.Max(1, Math.Abs(placed.Remark.Line)), now, text));
        }
        return [.. written.DistinctBy(r => r.Id)];
    }

    /// <summary>Those that a button settles, with the answer that was given at the same time.</summary>
    public IReadOnlyList<Guid> Settled => [.. Resolved, .. Replies.Where(r => Resolved.Contains(r.Key)).Select(r => r.Value.Id)];

    /// <summary>From 1; null when no line, or more than one, is meant.</summary>
    /// <param name="text">A number, or words that only that line has.</param>
    public static int? LineOf(string? text, IReadOnlyList<string> lines)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (text.Trim().All(char.IsAsciiDigit))
            return NumberOf(text.Trim()) is { } number && number <= lines.Count ? number : null;
        var found = lines.Index().Where(l => l.Item.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found is [var only] ? only.Index + 1 : null;
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string TextOf(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) && id != Guid.Empty ? id : null;
}

/// <summary>An answer to a remark.</summary>
public sealed record Reply(Guid Id, string Text);
