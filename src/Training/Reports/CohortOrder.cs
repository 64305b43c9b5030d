namespace Training.Reports;

/// <summary>How a table of learners is ordered. Never by score: nobody is ranked.</summary>
public enum CohortOrder
{
    Name = 1,
    Status,
    Seen,
    Group,
}

internal static class CohortOrders
{
    /// <summary>The order that an address asks for; by name when it says none that exists.</summary>
    public static CohortOrder Read(string? code) =>
        code switch
        {
            "status" => CohortOrder.Status,
            "seen" => CohortOrder.Seen,
            "group" => CohortOrder.Group,
            _ => CohortOrder.Name,
        };

    public static string Code(this CohortOrder order) => order.ToString().ToLowerInvariant();

    /// <summary>Those of one status, one day or one group stay in alphabetical order.</summary>
    public static IReadOnlyList<LearnerStanding> In(this IReadOnlyList<LearnerStanding> standings, CohortOrder order) =>
        order switch
        {
            CohortOrder.Status => [.. standings.OrderBy(s => !s.NeedsALook).ThenBy(IsComplete)],
            CohortOrder.Seen => [.. standings.OrderBy(s => s.SeenAt ?? DateTimeOffset.MinValue)],
            CohortOrder.Group => [.. standings.OrderBy(s => s.Learner.Group ?? int.MaxValue)],
            _ => standings,
        };

    private static bool IsComplete(LearnerStanding standing) => standing.Done == standing.Modules.Count;
}
