namespace Training.Journeys;

/// <summary>Who looks at a page.</summary>
internal enum Reader
{
    Visitor,
    Guest,

    /// <summary>A learner who finished one module, after failing once, and is in the middle of another.</summary>
    Learner,

    /// <summary>A learner with a seat in a cohort that has worked for weeks.</summary>
    Student,
    Author,
    Instructor,
    Registrar,
    Admin,
    Operator,
}

/// <summary>The people of the demonstration, each with a role.</summary>
internal static class Readers
{
    public const string Password = "presence-a-distance";

    /// <summary>Whether their pages are walked in both languages each time.</summary>
    public static bool IsWalkedTwice(this Reader reader) => reader is Reader.Visitor or Reader.Guest or Reader.Learner or Reader.Author;

    /// <returns>Null for whoever is not of the demonstration.</returns>
    public static string? Email(this Reader reader) =>
        reader switch
        {
            Reader.Student => "demo@exemple.ca",
            Reader.Author => "auteur@exemple.ca",
            Reader.Instructor => "enseignement@exemple.ca",
            Reader.Registrar => "registraire@exemple.ca",
            Reader.Admin => "direction@exemple.ca",
            Reader.Operator => "exploitation@exemple.ca",
            _ => null,
        };
}
