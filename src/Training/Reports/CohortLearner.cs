using System.Globalization;
using Training.Content;
using Training.Localization;

namespace Training.Reports;

/// <summary>A learner on a seat of a cohort, who has not left it.</summary>
public sealed record CohortLearner(
    Guid Id,
    string GivenName,
    string FamilyName,
    string? Email,
    Language Language,
    int? Group,
    DateTimeOffset JoinedAt
)
{
    public string FullName => $"{GivenName} {FamilyName}".Trim();

    /// <summary>As lists are ordered: « Tremblay, Amélie ».</summary>
    public string ListName =>
        FamilyName.Length == 0 ? GivenName
        : GivenName.Length == 0 ? FamilyName
        : $"{FamilyName}, {GivenName}";

    // É is filed with E, which no database promises.
    internal static List<CohortLearner> Alphabetically(IEnumerable<CohortLearner> learners)
    {
        var names = StringComparer.Create(Languages.Current.Culture(), CompareOptions.IgnoreCase);
        return [.. learners.OrderBy(l => l.FamilyName, names).ThenBy(l => l.GivenName, names).ThenBy(l => l.Id)];
    }
}
