using Training.Content;
using Training.Localization;

namespace Training.Credentials.Verification;

/// <summary>What a credential’s page says, for programs: the same words, and nothing more.</summary>
public sealed record VerifiedCredential(
    string Code,
    string Address,
    string Kind,
    Localized<string> Title,
    string Module,
    string Version,
    string Language,
    decimal Hours,
    string Holder,
    VerifiedIssuer Issuer,
    DateTimeOffset StartedAt,
    DateTimeOffset CompletedAt,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    Localized<IReadOnlyList<string>> Objectives,
    IReadOnlyList<CertifiedCompetency> Competencies,
    IReadOnlyList<CertifiedAssessment> Assessments,
    VerifiedState State,
    DateTimeOffset CheckedAt
)
{
    /// <param name="address">Of a code’s page.</param>
    public static VerifiedCredential Of(Credential credential, DateTimeOffset now, Func<string, string> address)
    {
        var (facts, standing) = (credential.Facts, CredentialStanding.Of(credential, now));
        return new(
            credential.Code,
            address(credential.Code),
            Word(credential.Kind),
            facts.Title,
            credential.Module,
            facts.Version,
            credential.Language.Code(),
            credential.Hours,
            credential.HolderName,
            new(facts.Issuer.Name, facts.Issuer.Address, facts.Issuer.Contact),
            credential.StartedAt,
            credential.CompletedAt,
            credential.IssuedAt,
            credential.ExpiresAt,
            facts.Objectives,
            facts.Competencies,
            facts.Assessments,
            new(
                Word(standing.Kind),
                standing.Stands,
                standing.Since,
                standing.Reason,
                standing.SupersededBy is { } successor ? address(successor) : null
            ),
            now
        );
    }

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}

public sealed record VerifiedIssuer(string Name, string Address, string Contact);

/// <summary>Whether it stands, since when, why, and where the one is that took its place.</summary>
/// <param name="Word">issued, expired, suspended, superseded or revoked.</param>
public sealed record VerifiedState(string Word, bool Stands, DateTimeOffset Since, string? Reason, string? SupersededBy);

/// <summary>Whether a file is one that was handed out for a credential.</summary>
public sealed record VerifiedFile(string Sha256, bool IsKnown, VerifiedState State);
