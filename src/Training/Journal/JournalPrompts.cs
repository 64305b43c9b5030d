using Training.Content;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Scenarios;

namespace Training.Journal;

/// <summary>Finds the question that an entry answers, in the language being read.</summary>
internal static class JournalPrompts
{
    private const string Reflection = "reflexion-";

    /// <summary>The id of a scenario’s nth reflection question, from 1.</summary>
    public static string OfReflection(int number) => $"{Reflection}{number}";

    /// <returns>HTML; null when the activity does not ask this.</returns>
    public static string? Find(Activity? activity, string prompt, Language language) =>
        activity switch
        {
            Lesson lesson => lesson.Text.In(language).Parts.OfType<JournalPart>().FirstOrDefault(p => p.Id == prompt)?.Html,
            Scenario scenario
                when prompt.StartsWith(Reflection, StringComparison.Ordinal) && int.TryParse(prompt[Reflection.Length..], out var n) =>
                scenario.Script.In(language).Reflection.ElementAtOrDefault(n - 1) is { } question
                    ? System.Net.WebUtility.HtmlEncode(question)
                    : null,
            _ => null,
        };
}
