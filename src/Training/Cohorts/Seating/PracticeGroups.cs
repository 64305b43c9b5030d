using Training.Content.Markup;

namespace Training.Cohorts.Seating;

/// <summary>Shares people out among practice groups, as evenly as can be and the same way every time.</summary>
internal static class PracticeGroups
{
    /// <summary>As few groups as hold everyone, so that they are as near to six to eight people as the number allows.</summary>
    /// <returns>The group of each, from 1.</returns>
    public static Dictionary<Guid, int> Share(IEnumerable<SeatLine> seats)
    {
        var people = seats
            .OrderBy(s => Slug.Fold(s.FamilyName), StringComparer.Ordinal)
            .ThenBy(s => Slug.Fold(s.GivenName), StringComparer.Ordinal)
            .ThenBy(s => s.LearnerId)
            .ToList();
        var groups = Math.Max(1, (people.Count + Seat.GroupSize - 1) / Seat.GroupSize);
        return people.Index().ToDictionary(p => p.Item.LearnerId, p => p.Index % groups + 1);
    }
}
