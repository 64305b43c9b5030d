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
    /// <summary>Those whose address is confirmed: whoever only said it was theirs can’t sign in, and is nobody yet.</summary>
    public static IQueryable<MemberRow> FindMembers(this TrainingDbContext db, MemberSearch search, DateTimeOffset now)
    {
        var members =
            from membership in db.Set<Membership>()
            join learner in db.Learners.WithWords(LikePattern.WordsOf(search.Words)) on membership.LearnerId equals learner.Id
            where learner.EmailConfirmed
            select new { membership, learner };
        if (search.Role is { } role)
            members = members.Where(m => db.Set<RoleGrant>().Held(now).Any(g => g.LearnerId == m.learner.Id && g.Role == role));
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

    /// <summary>Those in whose name or address all the words are.</summary>
    public static IQueryable<Learner> WithWords(this IQueryable<Learner> learners, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            // SQLite changes the case of A to Z only; between them, the two find accented names as well.
            var (lower, upper) = (LikePattern.Containing(word.ToLowerInvariant()), LikePattern.Containing(word.ToUpperInvariant()));
#pragma warning disable CA1304, CA1311 // The database does it, by its own culture.
            learners = learners.Where(l =>
                EF.Functions.Like((l.GivenName + " " + l.FamilyName).ToLower(), lower, LikePattern.Escape)
                || EF.Functions.Like((l.GivenName + " " + l.FamilyName).ToUpper(), upper, LikePattern.Escape)
                || EF.Functions.Like(l.NormalizedEmail!, upper, LikePattern.Escape)
            );
#pragma warning restore CA1304, CA1311
        }
        return learners;
    }

    /// <summary>The roles of some members.</summary>
    public static async Task<ILookup<Guid, Role>> RolesOfAsync(
        this TrainingDbContext db,
        IReadOnlyList<Guid> members,
        DateTimeOffset now,
        CancellationToken ct
    ) =>
        (
            await db.Set<RoleGrant>()
                .Held(now)
                .Where(g => members.Contains(g.LearnerId))
                .Select(g => new { g.LearnerId, g.Role })
                .ToListAsync(ct)
        )
            .OrderBy(g => g.Role)
            .ToLookup(g => g.LearnerId, g => g.Role);
}
