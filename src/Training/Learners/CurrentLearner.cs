using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Training.Content;
using Training.Institutions;
using Training.Localization;

namespace Training.Learners;

/// <summary>Who is asking, as the request's claims tell it.</summary>
public sealed class CurrentLearner(IHttpContextAccessor http, CurrentInstitution institution)
{
    private ClaimsPrincipal? Principal => http.HttpContext?.User;

    public bool IsSignedIn => Principal?.Identity?.IsAuthenticated is true;

    /// <summary>The learner's id; asked for without a signed-in learner, it throws.</summary>
    public Guid Id => Guid.Parse(Find(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));

    public Guid? IdIfSignedIn => Guid.TryParse(Find(ClaimTypes.NameIdentifier), out var id) ? id : null;

    public string GivenName => Find(ClaimTypes.GivenName) ?? "";
    public string FullName => $"{GivenName} {Find(ClaimTypes.Surname)}".Trim();
    public Language? Language => Languages.Find(Find(LearnerClaims.Language));

    /// <summary>Learns or works at the institution that is asked for.</summary>
    public bool IsMember => IsSignedIn && Principal!.HasClaim(LearnerClaims.Member, institution.Id.ToString());

    /// <summary>May open the pages of authors.</summary>
    public bool IsAuthor => Has(Role.Author) || Has(Role.Instructor) || Has(Role.Admin);

    /// <summary>Whether they have this role at the institution that is asked for. Operators have it at every one.</summary>
    public bool Has(Role role) =>
        IsSignedIn
        && (
            Principal!.IsInRole(LearnerClaims.RoleAt(institution.Id, role))
            || Principal!.IsInRole(LearnerClaims.RoleAt(Institution.HomeId, Role.Operator))
        );

    public bool TimersOff => Find(LearnerClaims.TimersOff) == "true";

    public decimal TimeFactor =>
        decimal.TryParse(Find(LearnerClaims.TimeFactor), NumberStyles.Number, CultureInfo.InvariantCulture, out var factor) ? factor : 1;

    private string? Find(string claim) => IsSignedIn ? Principal!.FindFirstValue(claim) : null;
}
