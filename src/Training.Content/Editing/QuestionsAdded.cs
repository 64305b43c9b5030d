using System.Globalization;
using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>Puts the questions of a text into a quiz, under ids of their own.</summary>
public static partial class QuestionsAdded
{
    /// <summary>The quiz with them, the last; null when it would be read as something else then.</summary>
    public static QuizText? To(QuizText quiz, IEnumerable<QuestionRead> questions)
    {
        var taken = quiz.Parts.Select(part => part.Id).Append("new").ToHashSet(StringComparer.Ordinal);
        return quiz.Plus([.. questions.Select(question => Written(question, taken))]);
    }

    private static string Written(QuestionRead question, HashSet<string> taken) =>
        question.Form is { } form
            ? ItemFormWriter.Write(form with { Id = FreeId(Slug.IsSlug(form.Id) ? form.Id : QuizText.IdFor(form.Prompt), taken) }, 2)
            : Heading().Replace(question.Item!, match => $"{match.Groups["before"].Value}{{#{FreeId(match.Groups["id"].Value, taken)}}}");

    private static string FreeId(string id, HashSet<string> taken)
    {
        var free = id;
        for (var i = 2; !taken.Add(free); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{i}");
        return free;
    }

    [GeneratedRegex(@"^(?<before>#{2,3} [^{}\n]{1,1000} )\{#(?<id>[^{}\s]{1,100})\}$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
