using Training.Learners;

namespace Training.Privacy.WhoSees;

/// <summary>A kind of information, and who may see it besides the person it is about.</summary>
/// <param name="Data">Its words are <c>WhoSees.Data.{Data}</c>.</param>
/// <param name="Roles">At the institution; of an instructor, in the offerings they teach.</param>
/// <param name="Page">A page that shows it to these roles and to nobody else; null where no page does.</param>
public sealed record Sight(string Data, IReadOnlyList<Role> Roles, string? Page = null)
{
    /// <summary>Whether the person it is about sees it on their own pages.</summary>
    public bool IsOwn { get; init; } = true;

    /// <summary>Whether someone without any role sees it whom the person, or the holder, gave a link or code.</summary>
    public bool IsByLink { get; init; }
}

/// <summary>
/// Who may see what, as one list: a page and the documentation are written from it, and a test opens its pages in every role. Operators may do what an admin of
/// every institution may.
/// </summary>
public static class Sights
{
    private static readonly Role[] Teaching = [Role.Instructor, Role.Admin, Role.Operator];
    private static readonly Role[] Administering = [Role.Admin, Role.Operator];

    public static readonly IReadOnlyList<Sight> All =
    [
        new("NameAndEmail", [Role.Instructor, Role.Registrar, .. Administering]),
        new("Account", Administering, "/institution/members/{learner}"),
        new("Members", Administering, "/institution/members") { IsOwn = false },
        new("SignIns", []),
        new("Learning", Teaching, "/teaching/offerings/{offering}/learners/{learner}"),
        new("Gradebook", Teaching, "/teaching/offerings/{offering}/gradebook"),
        new("Answers", [Role.Instructor], "/teaching/offerings/{offering}/answers"),
        new("Time", Teaching, "/teaching/offerings/{offering}/seats/{learner}/time"),
        new("Practice", []),
        new("Shared", []) { IsByLink = true },
        new("Journal", []),
        new("Review", []),
        new("Credentials", [Role.Registrar, .. Administering]) { IsByLink = true },
        new("Statistics", [Role.Author, .. Teaching], "/authoring/{quiz}/statistics") { IsOwn = false },
        new("Trail", Administering, "/institution/audit"),
        new("Incidents", Administering, "/institution/incidents") { IsOwn = false },
        new("Letters", [Role.Operator], "/operations/mail") { IsOwn = false },
    ];

    /// <summary>The columns: roles, in the order of the table.</summary>
    public static readonly IReadOnlyList<Role> Columns = [Role.Instructor, Role.Author, Role.Registrar, Role.Admin, Role.Operator];
}
