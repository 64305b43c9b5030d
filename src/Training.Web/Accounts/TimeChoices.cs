using System.Globalization;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>The time a learner can ask for in activities that have a limit.</summary>
internal static class TimeChoices
{
    private const string Off = "off";

    public static IReadOnlyList<string> All { get; } = ["1", "1.5", "2", Off];

    public static string Of(Learner learner) => learner.TimersOff ? Off : learner.TimeFactor.ToString("0.#", CultureInfo.InvariantCulture);

    public static void Apply(string? choice, Learner learner)
    {
        if (choice is null || !All.Contains(choice))
            return;

        learner.TimersOff = choice == Off;
        learner.TimeFactor = choice == Off ? 1 : decimal.Parse(choice, CultureInfo.InvariantCulture);
    }
}
