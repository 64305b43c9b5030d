namespace Training.Learners;

/// <summary>What someone may do here besides learning.</summary>
public enum Role
{
    /// <summary>Writes modules, and tries sessions before learners meet them.</summary>
    Author,

    /// <summary>Teaches with modules, and adapts them: an author’s pages are an instructor’s too.</summary>
    Instructor,
}

public static class Roles
{
    public static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    /// <summary>The word that rows, cookies and commands hold.</summary>
    public static string Code(this Role role) => role == Role.Author ? "author" : "instructor";

    /// <returns>Null when no role has this code.</returns>
    public static Role? Find(string? code) => All.Where(r => r.Code() == code).Cast<Role?>().FirstOrDefault();
}
