using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.QuizForms;

/// <summary>The front matter of a quiz, and its words of welcome, as fields.</summary>
public sealed record SettingsForm
{
    public static readonly IReadOnlyList<string> Shuffles = ["none", "choices", "items", "both"];
    public static readonly IReadOnlyList<string> Scores = ["best", "last", "average"];
    public static readonly IReadOnlyList<string> FeedbackTimes = ["end", "each item", AfterDate];
    public static readonly IReadOnlyList<string> Showable = ["score", "correctness", "feedback", "sources"];
    public const string AfterDate = "after";

    // In the order of the page; a translation has only the first.
    public static readonly IReadOnlyList<string> Keys =
    [
        "title",
        "duration",
        "mastery",
        "attempts",
        "draw",
        "shuffle",
        "time",
        "page",
        "back",
        "wait",
        "score",
        "feedback",
        "show",
        "confidence",
        "pretest",
    ];

    public int Revision { get; init; }
    public string? Title { get; init; }
    public string? Introduction { get; init; }
    public string? Duration { get; init; }

    /// <summary>In percent.</summary>
    public string? Mastery { get; init; }

    /// <summary>Empty for as many as one likes.</summary>
    public string? Attempts { get; init; }

    public string? Draw { get; init; }
    public string? Shuffle { get; init; }
    public string? Time { get; init; }
    public string? Page { get; init; }
    public string? Back { get; init; }
    public string? Wait { get; init; }
    public string? Score { get; init; }
    public string? Feedback { get; init; }
    public string? After { get; init; }
    public string[]? Show { get; init; }
    public string? Confidence { get; init; }
    public string? Pretest { get; init; }

    public static SettingsForm Of(QuizText quiz, int revision)
    {
        var front = FrontMatterText.Read(quiz.Text)!;
        var feedback = front.Value("feedback") ?? "end";
        var isAfter = feedback.StartsWith(AfterDate + " ", StringComparison.Ordinal);
        return new()
        {
            Revision = revision,
            Title = front.Value("title"),
            Introduction = quiz.Introduction,
            Duration = front.Value("duration"),
            Mastery = PercentField.Of(front.Value("mastery")),
            Attempts = front.Value("attempts") is "unlimited" ? null : front.Value("attempts"),
            Draw = front.Value("draw"),
            Shuffle = front.Value("shuffle") ?? "none",
            Time = front.Value("time"),
            Page = front.Value("page"),
            Back = front.Value("back") ?? "yes",
            Wait = front.Value("wait"),
            Score = front.Value("score") ?? "best",
            Feedback = isAfter ? AfterDate : feedback,
            After = isAfter ? feedback[AfterDate.Length..].Trim() : null,
            Show = front.Value("show")?.Split(", ") ?? [.. Showable],
            Confidence = front.Value("confidence") ?? "no",
            Pretest = front.Value("pretest"),
        };
    }

    /// <summary>The text with what changed; null when it would be read as something else.</summary>
    public QuizText? ApplyTo(QuizText quiz, Language language)
    {
        var front = FrontMatterText.Read(quiz.Text)!.With("title", Word(Title));
        if (language == Language.Fr)
        {
            front = front
                .With("duration", Word(Duration))
                .With("mastery", PercentField.Share(Mastery, front.Value("mastery")))
                .With("attempts", Said(front, "attempts", Word(Attempts) ?? "unlimited", "unlimited"))
                .With("draw", Word(Draw))
                .With("shuffle", Said(front, "shuffle", Word(Shuffle), "none"))
                .With("time", Word(Time))
                .With("page", Word(Page))
                .With("back", Said(front, "back", Word(Back), "yes"))
                .With("wait", Word(Wait))
                .With("score", Said(front, "score", Word(Score), "best"))
                .With(
                    "feedback",
                    Said(front, "feedback", Word(Feedback) == AfterDate ? $"{AfterDate} {Word(After)}".Trim() : Word(Feedback), "end")
                )
                .With("show", Shown(front), isList: true)
                .With("confidence", Said(front, "confidence", Word(Confidence) ?? "no", "no"))
                .With("pretest", Word(Pretest));
        }
        return quiz.With(front)?.WithIntroduction(Introduction ?? "");
    }

    private string? Shown(FrontMatterText front)
    {
        var wanted = Showable.Where(word => Show?.Contains(word) == true).ToList();
        var before = front.Value("show")?.Split(", ").ToList();
        // What is always shown can’t be left out, and the order of an author’s words is theirs.
        if (wanted.ToHashSet().SetEquals(before ?? [.. Showable]))
            return front.Value("show");
        return wanted.Count == Showable.Count ? null : string.Join(", ", wanted);
    }

    // What says the same as saying nothing is written only where it already is.
    private static string? Said(FrontMatterText front, string key, string? wanted, string otherwise) =>
        (wanted ?? otherwise) != otherwise ? wanted
        : front.Value(key) == otherwise ? otherwise
        : null;

    private static string? Word(string? typed) => TitleField.Tidy(typed) is { Length: > 0 } word ? word : null;
}
