using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Training.Content;
using Training.Institutions;
using Training.Localization;

namespace Training.Learners;

/// <summary>Who is asking, as the request's claims tell it.</summary>
public sealed class CurrentLearner(IHttpContextAccessor http, CurrentInstitution institution, TimeProvider clock)
{
    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    private bool IsKnown => Principal?.Identity?.IsAuthenticated is true;

    /// <summary>Has an account, and is signed in to it.</summary>
    public bool IsSignedIn => IsKnown && !IsGuest;

    /// <summary>Tries the taster, without an account.</summary>
    public bool IsGuest => Find(LearnerClaims.Guest) is not null;

    /// <summary>The learner's id, or the guest's; asked for without either, it throws.</summary>
    public Guid Id => IdIfKnown ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Of a learner or a guest; null for a visitor.</summary>
    public Guid? IdIfKnown => Guid.TryParse(Find(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>Of the device that asks, among those of the learner.</summary>
    public Guid? SessionId => Guid.TryParse(Find(LearnerClaims.Session), out var id) ? id : null;

    /// <summary>When they last showed who they are; null when the cookie is from before that was written.</summary>
    public DateTimeOffset? ProvedAt =>
        DateTimeOffset.TryParse(Find(LearnerClaims.ProvedAt), CultureInfo.InvariantCulture, out var at) ? at : null;

    public Guid? IdIfSignedIn => IsGuest ? null : IdIfKnown;

    public string GivenName => Find(ClaimTypes.GivenName) ?? "";
    public string FullName => $"{GivenName} {Find(ClaimTypes.Surname)}".Trim();
    public Language? Language => Languages.Find(Find(LearnerClaims.Language));

    /// <summary>Learns or works at the institution that is asked for.</summary>
    public bool IsMember => IsSignedIn && Principal!.HasClaim(LearnerClaims.Member, institution.Id.ToString());

    /// <summary>May open the pages of authors.</summary>
    public bool IsAuthor => Has(Role.Author) || Has(Role.Instructor) || Has(Role.Admin);

    /// <summary>May publish what authors wrote, and take it back.</summary>
    public bool MayPublish => Has(Role.Author) || Has(Role.Admin);

    /// <summary>May open the pages of those who teach.</summary>
    public bool IsInstructor => Has(Role.Instructor) || Has(Role.Admin);

    /// <summary>May open the register of credentials.</summary>
    public bool IsRegistrar => Has(Role.Registrar) || Has(Role.Admin);

    /// <summary>Whether they have this role at the institution that is asked for. Operators have it at every one.</summary>
    public bool Has(Role role) =>
        IsSignedIn
        && (
            Principal!.IsInRole(LearnerClaims.RoleAt(institution.Id, role))
            || Principal!.IsInRole(LearnerClaims.RoleAt(Institution.HomeId, Role.Operator))
            || IsLent(LearnerClaims.RoleAt(institution.Id, role) + "/")
        );

    public bool TimersOff => Find(LearnerClaims.TimersOff) == "true";

    public decimal TimeFactor =>
        decimal.TryParse(Find(LearnerClaims.TimeFactor), NumberStyles.Number, CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    private bool IsLent(string role) =>
        Principal!
            .FindAll(LearnerClaims.Lent)
            .Any(lent =>
                lent.Value.StartsWith(role, StringComparison.Ordinal)
                && long.TryParse(lent.Value.AsSpan(role.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var until)
                && clock.GetUtcNow().ToUnixTimeSeconds() < until
            );

    private string? Find(string claim) => IsKnown ? Principal!.FindFirstValue(claim) : null;
}
