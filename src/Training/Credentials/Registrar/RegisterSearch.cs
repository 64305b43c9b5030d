using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Credentials.Registrar;

/// <summary>What a registrar looks for in the register.</summary>
/// <param name="Words">Of the holder’s name, or the code.</param>
/// <param name="Module">The slug of the module or the course.</param>
public sealed record RegisterSearch(string? Words, string? Module, StandingKind? Standing)
{
    public static RegisterSearch Of(string? q, string? module, string? state) =>
        new(
            string.IsNullOrWhiteSpace(q) ? null : q.Trim(),
            string.IsNullOrWhiteSpace(module) ? null : module,
            Kinds.TryGetValue(state ?? "", out var kind) ? kind : null
        );

    /// <summary>The word that an address holds for each.</summary>
    public static string NameOf(StandingKind kind) => kind.ToString().ToLowerInvariant();

    private static readonly Dictionary<string, StandingKind> Kinds = Enum.GetValues<StandingKind>().ToDictionary(NameOf);

    /// <summary>The same search, as the end of an address.</summary>
    public string Query =>
        Microsoft
            .AspNetCore.Http.QueryString.Create(
                new Dictionary<string, string?>
                {
                    ["q"] = Words,
                    ["module"] = Module,
                    ["state"] = Standing is { } kind ? NameOf(kind) : null,
                }.Where(p => p.Value is not null)
            )
            .ToString();
}

/// <summary>A line of the register.</summary>
public sealed record RegisterRow(
    string Code,
    string HolderName,
    CredentialKind Kind,
    CertifiedFacts Facts,
    string Module,
    decimal Hours,
    DateTimeOffset CompletedAt,
    DateTimeOffset IssuedAt,
    DateTimeOffset? ExpiresAt,
    CredentialState State,
    DateTimeOffset? StateChangedAt,
    string? StateReason,
    string? SupersededBy
)
{
    public CredentialStanding Standing(DateTimeOffset now) =>
        CredentialStanding.Of(State, StateChangedAt, StateReason, SupersededBy, IssuedAt, ExpiresAt, now);
}

internal static class RegisterQueries
{
    /// <summary>What the institution issued, the newest first.</summary>
    public static IQueryable<Credential> FindRegistered(this TrainingDbContext db, RegisterSearch search, DateTimeOffset now)
    {
        IQueryable<Credential> found = db.Set<Credential>();
        if (search.Module is { } module)
            found = found.Where(c => c.Module == module);
        if (search.Standing is { } standing)
            found = found.WhoseStandingIs(standing, now);
        if (CredentialCode.Read(search.Words) is { } whole)
            found = found.Where(c => c.Code == whole);
        else
            foreach (var word in LikePattern.WordsOf(search.Words))
            {
                // SQLite changes the case of A to Z only; between them, the two find accented names as well.
                var (lower, upper) = (LikePattern.Containing(word.ToLowerInvariant()), LikePattern.Containing(word.ToUpperInvariant()));
                // A short word is in many codes by chance.
                var code =
                    word.Length < CredentialCode.GroupLength
                        ? ""
                        : LikePattern.Containing(word.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal));
#pragma warning disable CA1304, CA1311 // The database does it, by its own culture.
                found = found.Where(c =>
                    EF.Functions.Like(c.HolderName.ToLower(), lower, LikePattern.Escape)
                    || EF.Functions.Like(c.HolderName.ToUpper(), upper, LikePattern.Escape)
                    || EF.Functions.Like(c.Code, code, LikePattern.Escape)
                );
#pragma warning restore CA1304, CA1311
            }
        return found.OrderByDescending(c => c.IssuedAt).ThenByDescending(c => c.Id);
    }

    public static IQueryable<RegisterRow> AsRows(this IQueryable<Credential> credentials) =>
        credentials.Select(c => new RegisterRow(
            c.Code,
            c.HolderName,
            c.Kind,
            c.Facts,
            c.Module,
            c.Hours,
            c.CompletedAt,
            c.IssuedAt,
            c.ExpiresAt,
            c.State,
            c.StateChangedAt,
            c.StateReason,
            c.SupersededBy
        ));
}
