using System.Globalization;
using Training.Content.Markup;

namespace Training.Content.Quizzes;

/// <summary>Reads <c>feedback</c> and <c>show</c> from the front matter of a quiz.</summary>
internal static class FeedbackReader
{
    private const string EachItem = "each item";
    private const string End = "end";
    private const string After = "after ";

    private static readonly Shown[] Words = [Shown.Score, Shown.Correctness, Shown.Feedback, Shown.Sources];

    public static FeedbackPolicy Read(Fields fields, ProblemList problems)
    {
        var (time, after) = ReadTime(fields, problems);
        var shown = ReadShown(fields, problems);
        if ((time == FeedbackTime.EachItem || after is not null) && (shown & ~Shown.Score) == Shown.None)
            problems.Error(
                ProblemCodes.FeedbackHidden,
                fields.At("show"),
                "« feedback » dit quand expliquer les réponses, et « show » n’en montre rien : ajoutez-y correctness, feedback ou sources, ou retirez « feedback ».",
                "“feedback” says when to explain the answers, and “show” shows nothing of them: add correctness, feedback or sources to it, or remove “feedback”.",
                new(
                    "« Les réponses sont expliquées » dit quand les expliquer, et « Ce qui est montré » n’en montre rien : cochez-y les réponses justes, vos rétroactions ou les sources.",
                    "“Answers are explained” says when to explain them, and “What is shown” shows nothing of them: tick which answers are right, your feedback or the sources."
                )
            );
        return new(time, after, shown);
    }

    private static (FeedbackTime, DateOnly?) ReadTime(Fields fields, ProblemList problems)
    {
        switch (fields.Optional("feedback"))
        {
            case null or End:
                return (FeedbackTime.End, null);
            case EachItem:
                return (FeedbackTime.EachItem, null);
            case var text
                when text.StartsWith(After, StringComparison.Ordinal)
                    && DateOnly.TryParseExact(
                        text[After.Length..].Trim(),
                        "yyyy-MM-dd",
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var date
                    ):
                return (FeedbackTime.End, date);
            default:
                problems.Error(
                    ProblemCodes.KeyWrong,
                    fields.At("feedback"),
                    "« feedback » doit être end, each item ou after et une date, comme after 2026-12-15.",
                    "“feedback” must be end, each item, or after and a date, such as after 2026-12-15.",
                    new(
                        "« Les réponses sont expliquées » : choisissez dans la liste et, si elles attendent une date, choisissez-la.",
                        "“Answers are explained”: choose from the list and, if they wait for a date, choose it."
                    )
                );
                return (FeedbackTime.End, null);
        }
    }

    private static Shown ReadShown(Fields fields, ProblemList problems)
    {
        if (!fields.Has("show"))
        {
            fields.Node("show");
            return Shown.All;
        }
        var shown = Shown.None;
        foreach (var word in fields.List("show", required: false))
        {
            var known = Words.FirstOrDefault(w => Markup.Words.Of(w) == word.Value);
            if (known == Shown.None)
                problems.Error(
                    ProblemCodes.KeyWrong,
                    word.At,
                    $"« show » ne connaît pas « {word.Value} » : écrivez [score, correctness, feedback, sources], ou moins.",
                    $"“show” doesn’t know “{word.Value}”: write [score, correctness, feedback, sources], or fewer.",
                    new(
                        $"« Ce qui est montré » ne connaît pas « {word.Value} » : cochez ce qui l’est, et enregistrez.",
                        $"“What is shown” doesn’t know “{word.Value}”: tick what is, and save."
                    )
                );
            shown |= known;
        }
        return shown;
    }
}
