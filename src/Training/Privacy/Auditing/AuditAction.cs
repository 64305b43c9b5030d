namespace Training.Privacy.Auditing;

/// <summary>What the audit trail notes. Each has its words, <c>Audit.Action.{code}</c>; a code that was written once never means anything else.</summary>
public static class AuditAction
{
    /// <summary>An instructor opened a learner’s record.</summary>
    public const string RecordRead = "learner.record.read";

    /// <summary>An assessor opened an open answer with its author’s name.</summary>
    public const string AnswerRead = "answer.read";

    public const string AnswerAssessed = "answer.assessed";
    public const string CommentWritten = "comment.written";
    public const string GradeOverridden = "grade.overridden";
    public const string GradebookExported = "gradebook.exported";
    public const string TimeGranted = "time.granted";

    /// <summary>An admin opened a member’s page.</summary>
    public const string MemberRead = "member.read";

    public const string RolesChanged = "member.roles.changed";
    public const string MemberRemoved = "member.removed";
    public const string MemberSignedOut = "member.signed-out";
    public const string MembersExported = "members.exported";
    public const string ErasureAsked = "erasure.asked";
    public const string ErasureCancelled = "erasure.cancelled";
    public const string Erased = "erasure.done";
    public const string AuditExported = "audit.exported";
    public const string IncidentsExported = "incidents.exported";
    public const string CredentialIssued = "credential.issued";
    public const string CredentialRefused = "credential.refused";
    public const string CredentialSuspended = "credential.suspended";
    public const string CredentialResumed = "credential.resumed";
    public const string CredentialRevoked = "credential.revoked";
    public const string CredentialCorrected = "credential.corrected";
    public const string CredentialRenewed = "credential.renewed";
    public const string CredentialsExported = "credentials.exported";

    /// <summary>All of them, for the list to choose from.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        RecordRead,
        AnswerRead,
        AnswerAssessed,
        CommentWritten,
        GradeOverridden,
        GradebookExported,
        TimeGranted,
        MemberRead,
        RolesChanged,
        MemberRemoved,
        MemberSignedOut,
        MembersExported,
        ErasureAsked,
        ErasureCancelled,
        Erased,
        AuditExported,
        IncidentsExported,
        CredentialIssued,
        CredentialRefused,
        CredentialSuspended,
        CredentialResumed,
        CredentialRevoked,
        CredentialCorrected,
        CredentialRenewed,
        CredentialsExported,
    ];
}
