using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Learners;

namespace Training.Institutions.Members;

/// <summary>What an admin looks for among the members.</summary>
public sealed record MemberSearch(string? Words, Role? Role)
{
    /// <summary>As addresses say it: <c>?q=Roy</c>, or nothing.</summary>
    public string ToQuery() =>
        QueryString
            .Create(new Dictionary<string, string?> { ["q"] = Words, ["role"] = Role?.Code() }.Where(p => !string.IsNullOrEmpty(p.Value)))
            .ToString();
}

/// <summary>A member, as a list shows them.</summary>
public sealed record MemberRow(Guid Id, string GivenName, string FamilyName, string Email, Language Language, DateTimeOffset JoinedAt);

internal static class MemberQueries
{
    private const string Escape = "\\";

    /// <summary>Those whose address is confirmed: whoever only said it was theirs can’t sign in, and is nobody yet.</summary>
    public static IQueryable<MemberRow> FindMembers(this TrainingDbContext db, MemberSearch search)
    {
        var members =
            from membership in db.Set<Membership>()
            join learner in db.Learners on membership.LearnerId equals learner.Id
            where learner.EmailConfirmed
            select new { membership, learner };
        if (search.Role is { } role)
            members = members.Where(m => db.Set<RoleGrant>().Any(g => g.LearnerId == m.learner.Id && g.Role == role));
        foreach (
            var word in (search.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(4)
        )
        {
            // SQLite changes the case of A to Z only; between them, the two find accented names as well.
            var (lower, upper) = (Pattern(word.ToLowerInvariant()), Pattern(word.ToUpperInvariant()));
#pragma warning disable CA1304, CA1311 // The database does it, by its own culture.
            members = members.Where(m =>
                EF.Functions.Like((m.learner.GivenName + " " + m.learner.FamilyName).ToLower(), lower, Escape)
                || EF.Functions.Like((m.learner.GivenName + " " + m.learner.FamilyName).ToUpper(), upper, Escape)
                || EF.Functions.Like(m.learner.NormalizedEmail!, upper, Escape)
            );
#pragma warning restore CA1304, CA1311
        }
        return members
            .OrderBy(m => m.learner.FamilyName)
            .ThenBy(m => m.learner.GivenName)
            .ThenBy(m => m.learner.Id)
            .Select(m => new MemberRow(
                m.learner.Id,
                m.learner.GivenName,
                m.learner.FamilyName,
                m.learner.Email!,
                m.learner.Language,
                m.membership.JoinedAt
            ));
    }

    /// <summary>The roles of some members.</summary>
    public static async Task<ILookup<Guid, Role>> RolesOfAsync(
        this TrainingDbContext db,
        IReadOnlyList<Guid> members,
        CancellationToken ct
    ) =>
        (await db.Set<RoleGrant>().Where(g => members.Contains(g.LearnerId)).Select(g => new { g.LearnerId, g.Role }).ToListAsync(ct))
            .OrderBy(g => g.Role)
            .ToLookup(g => g.LearnerId, g => g.Role);

    private static string Pattern(string word) =>
        "%"
        + word.Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal)
            .Replace("[", Escape + "[", StringComparison.Ordinal)
        + "%";
}
