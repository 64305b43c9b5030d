using Training.Content;

namespace Training.Scenarios;

/// <summary>Which attempt an address asks for: <c>…/attempts/3</c>, or <c>…/practice/2</c>, which is numbered apart.</summary>
internal sealed record AttemptAddress(string Module, string Activity, string Kind, int Number)
{
    public const string Template = "/modules/{module}/{activity:scenario}/{kind:regex(^(attempts|practice)$)}/{number:int}";

    public static string Of(ActivityId activity, bool isPractice, int number) =>
        $"~/modules/{activity}/{(isPractice ? "practice" : "attempts")}/{number}";

    public ActivityId ActivityId => new(Module, Activity);

    public bool IsPractice => Kind == "practice";
}
