using Training.Learners;

namespace Training.Credentials.Registrar;

/// <summary>A credential as the register keeps it: with whose account it is in, what was done to it, and those before and after it.</summary>
/// <param name="History">The newest first.</param>
/// <param name="Names">Of those who did what the history tells.</param>
/// <param name="RenewsUntil">Until when it would last, renewed today; null for ever.</param>
/// <param name="Replaces">The code of the one whose place it took; null for a first one.</param>
public sealed record RegisteredCredential(
    Credential Credential,
    CredentialStanding Standing,
    Learner Learner,
    IReadOnlyList<CredentialEvent> History,
    IReadOnlyDictionary<Guid, string> Names,
    string? Replaces,
    DateTimeOffset? RenewsUntil
)
{
    public bool MayRenew => Credential.ExpiresAt is not null && ReplaceCredential.Allows(Credential);
}
