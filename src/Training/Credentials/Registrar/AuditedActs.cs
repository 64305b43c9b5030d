using Training.Privacy.Auditing;

namespace Training.Credentials.Registrar;

/// <summary>What is done to a credential, as the audit trail names it.</summary>
internal static class AuditedActs
{
    public static string Of(CredentialEventKind act) =>
        act switch
        {
            CredentialEventKind.Issued => AuditAction.CredentialIssued,
            CredentialEventKind.Suspended => AuditAction.CredentialSuspended,
            CredentialEventKind.Resumed => AuditAction.CredentialResumed,
            CredentialEventKind.Revoked => AuditAction.CredentialRevoked,
            CredentialEventKind.Corrected => AuditAction.CredentialCorrected,
            CredentialEventKind.Renewed => AuditAction.CredentialRenewed,
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
}
