namespace Training.Learners;

/// <summary>What someone may do at an institution besides learning.</summary>
public enum Role
{
    /// <summary>Writes modules, and tries sessions before learners meet them.</summary>
    Author,

    /// <summary>Teaches with modules, and adapts them: an author’s pages are an instructor’s too.</summary>
    Instructor,

    /// <summary>Issues credentials, and keeps their register.</summary>
    Registrar,

    /// <summary>Sees to the institution’s page, members and roles.</summary>
    Admin,

    /// <summary>Keeps the whole installation running; given at the home institution, and good everywhere.</summary>
    Operator,
}

public static class Roles
{
    public static IReadOnlyList<Role> All { get; } = Enum.GetValues<Role>();

    /// <summary>The word that rows, cookies and commands hold.</summary>
    public static string Code(this Role role) =>
        role switch
        {
            Role.Author => "author",
            Role.Instructor => "instructor",
            Role.Registrar => "registrar",
            Role.Admin => "admin",
            _ => "operator",
        };

    /// <returns>Null when no role has this code.</returns>
    public static Role? Find(string? code) => All.Where(r => r.Code() == code).Cast<Role?>().FirstOrDefault();
}
