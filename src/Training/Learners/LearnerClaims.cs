using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Data;
using Training.Institutions;
using Training.Localization;

namespace Training.Learners;

/// <summary>Writes into the cookie all that pages need of a learner, so that a page view asks the database nothing about who is asking.</summary>
internal sealed class LearnerClaims(IOptions<IdentityOptions> options, TrainingDbContext db, TimeProvider clock)
    : IUserClaimsPrincipalFactory<Learner>
{
    public const string Language = "language";
    public const string TimersOff = "timers_off";
    public const string TimeFactor = "time_factor";
    public const string Guest = "guest";

    /// <summary>The id of the <see cref="SignInSession"/> of this browser.</summary>
    public const string Session = "session";

    /// <summary>When whoever sits there last showed who they are.</summary>
    public const string ProvedAt = "proved_at";

    /// <summary>The id of an institution; one claim for each that the learner is a member of.</summary>
    public const string Member = "member";

    /// <summary>A role that ends by itself; one claim for each.</summary>
    public const string Lent = "lent";

    /// <summary>A role that ends, as the cookie holds it: whoever reads it compares, so that it ends on time.</summary>
    public static string LentUntil(Guid institution, Role role, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{RoleAt(institution, role)}/{until.ToUnixTimeSeconds()}");

    /// <summary>A role as the cookie holds it: what one may do at one institution says nothing of another.</summary>
    public static string RoleAt(Guid institution, Role role) => $"{institution}/{role.Code()}";

    public async Task<ClaimsPrincipal> CreateAsync(Learner user)
    {
        var memberships = await db.Set<Membership>()
            .OfAllInstitutions()
            .Where(m => m.LearnerId == user.Id)
            .Select(m => m.InstitutionId)
            .ToListAsync();
        var roles = await db.Set<RoleGrant>()
            .OfAllInstitutions()
            .Held(clock.GetUtcNow())
            .Where(g => g.LearnerId == user.Id)
            .Select(g => new
            {
                g.InstitutionId,
                g.Role,
                g.Until,
            })
            .ToListAsync();
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.GivenName, user.GivenName),
            new(ClaimTypes.Surname, user.FamilyName),
            new(Language, user.Language.Code()),
            new(TimersOff, user.TimersOff ? "true" : "false"),
            new(TimeFactor, user.TimeFactor.ToString(CultureInfo.InvariantCulture)),
            new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp ?? ""),
            .. memberships.Select(institution => new Claim(Member, institution.ToString())),
            .. roles.Select(role =>
                role.Until is { } until
                    ? new Claim(Lent, LentUntil(role.InstitutionId, role.Role, until))
                    : new Claim(ClaimTypes.Role, RoleAt(role.InstitutionId, role.Role))
            ),
        ];
        if (user.IsGuest)
            claims = [.. claims, new(Guest, "true")];
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme));
    }
}
