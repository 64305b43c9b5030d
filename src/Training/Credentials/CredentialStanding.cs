namespace Training.Credentials;

/// <summary>What became of a credential, in the words of whoever verifies it.</summary>
public enum StandingKind
{
    /// <summary>It stands.</summary>
    Issued = 1,
    Expired,

    /// <summary>Doesn’t stand for now.</summary>
    Suspended,

    /// <summary>Another one took its place.</summary>
    Superseded,
    Revoked,
}

/// <summary>Whether a credential stands at a moment, and if it doesn’t, since when and why: the one rule behind every page, print and list.</summary>
public sealed record CredentialStanding(StandingKind Kind, DateTimeOffset Since)
{
    /// <summary>Why it was revoked or suspended.</summary>
    public string? Reason { get; private init; }

    /// <summary>The code of the one that took its place.</summary>
    public string? SupersededBy { get; private init; }

    public bool Stands => Kind == StandingKind.Issued;

    public static CredentialStanding Of(Credential credential, DateTimeOffset now) =>
        Of(
            credential.State,
            credential.StateChangedAt,
            credential.StateReason,
            credential.SupersededBy,
            credential.IssuedAt,
            credential.ExpiresAt,
            now
        );

    public static CredentialStanding Of(
        CredentialState state,
        DateTimeOffset? stateChangedAt,
        string? stateReason,
        string? supersededBy,
        DateTimeOffset issuedAt,
        DateTimeOffset? expiresAt,
        DateTimeOffset now
    )
    {
        var changedAt = stateChangedAt ?? issuedAt;
        return KindOf(state, supersededBy, expiresAt, now) switch
        {
            StandingKind.Revoked => new(StandingKind.Revoked, changedAt) { Reason = stateReason },
            StandingKind.Superseded => new(StandingKind.Superseded, changedAt) { SupersededBy = supersededBy },
            StandingKind.Suspended => new(StandingKind.Suspended, changedAt) { Reason = stateReason },
            StandingKind.Expired => new(StandingKind.Expired, expiresAt!.Value),
            _ => new(StandingKind.Issued, issuedAt),
        };
    }

    /// <summary>What weighs most comes first.</summary>
    public static StandingKind KindOf(CredentialState state, string? supersededBy, DateTimeOffset? expiresAt, DateTimeOffset now) =>
        state == CredentialState.Revoked ? StandingKind.Revoked
        : supersededBy is not null ? StandingKind.Superseded
        : state == CredentialState.Suspended ? StandingKind.Suspended
        : expiresAt <= now ? StandingKind.Expired
        : StandingKind.Issued;
}

internal static class StandingQueries
{
    /// <summary>The same rule, as the database applies it.</summary>
    public static IQueryable<Credential> WhoseStandingIs(this IQueryable<Credential> credentials, StandingKind kind, DateTimeOffset now) =>
        kind switch
        {
            StandingKind.Revoked => credentials.Where(c => c.State == CredentialState.Revoked),
            StandingKind.Superseded => credentials.Where(c => c.State != CredentialState.Revoked && c.SupersededBy != null),
            StandingKind.Suspended => credentials.Where(c => c.State == CredentialState.Suspended && c.SupersededBy == null),
            StandingKind.Expired => credentials.Where(c =>
                c.State == CredentialState.Issued && c.SupersededBy == null && c.ExpiresAt <= now
            ),
            _ => credentials.Where(c =>
                c.State == CredentialState.Issued && c.SupersededBy == null && (c.ExpiresAt == null || c.ExpiresAt > now)
            ),
        };
}
