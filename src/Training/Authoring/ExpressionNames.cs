using Microsoft.Extensions.Localization;
using Training.Localization;

namespace Training.Authoring;

/// <summary>What a portrait shows, in the author’s words; a file names it in English.</summary>
internal static class ExpressionNames
{
    /// <returns>Empty for one that has no other name.</returns>
    public static string Find(string expression, IStringLocalizer<TrainingText> text) =>
        text[$"Expression.{expression}"] is { ResourceNotFound: false } found && found != expression ? found.Value : "";

    /// <summary>As a list of choices shows it.</summary>
    public static string Of(string expression, IStringLocalizer<TrainingText> text) =>
        Find(expression, text) is { Length: > 0 } name ? name : expression;
}
