using Training.Content;
using Training.Learners;

namespace Training.Institutions.Invitations;

/// <summary>Someone to be invited, as typed or as a file says.</summary>
/// <param name="Wrong">What is known to be wrong from the words alone.</param>
public sealed record Invitee(
    string Email,
    string GivenName,
    string FamilyName,
    Language Language,
    Role? Role,
    InviteOutcome? Wrong = null,
    int Line = 0
)
{
    /// <summary>The cohort that they come into.</summary>
    public Guid? OfferingId { get; init; }
}

/// <summary>What becomes of someone to be invited.</summary>
public enum InviteOutcome
{
    Invited,

    /// <summary>Invited before, but the link is no longer good: written to again.</summary>
    InvitedAgain,

    /// <summary>A member already: nothing to do.</summary>
    Member,

    /// <summary>Invited before, and the link is good: nothing to do.</summary>
    Pending,

    /// <summary>In the file before: once is enough.</summary>
    Double,

    AddressWrong,
    NameLong,
    LanguageUnknown,
    RoleUnknown,

    /// <summary>More cells than the first line names, or quotation marks that don’t close.</summary>
    Unreadable,
}

public static class InviteOutcomes
{
    public static bool IsWritten(this InviteOutcome outcome) => outcome is InviteOutcome.Invited or InviteOutcome.InvitedAgain;

    /// <summary>Something that a person mends in the file.</summary>
    public static bool IsWrong(this InviteOutcome outcome) => outcome >= InviteOutcome.AddressWrong;
}
