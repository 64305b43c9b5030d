using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Training.Pages;

/// <summary>Groups of pages and who may open them; every route of the site belongs to one.</summary>
public static class PageGroups
{
    /// <summary>Pages that anyone may open.</summary>
    public static RouteGroupBuilder MapAnyone(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).AllowAnonymous();

    /// <summary>Pages for someone signed in, about themselves.</summary>
    public static RouteGroupBuilder MapSignedIn(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.SignedIn);

    /// <summary>Pages for members of the institution.</summary>
    public static RouteGroupBuilder MapLearners(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Learner);

    /// <summary>Pages of activities: for someone signed in, and for a guest when the activity is in the taster.</summary>
    public static RouteGroupBuilder MapLearnersAndGuests(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.LearnerOrGuest);

    /// <summary>Pages for those who write modules or adapt them.</summary>
    public static RouteGroupBuilder MapAuthors(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Author);

    /// <summary>Pages for those who teach.</summary>
    public static RouteGroupBuilder MapInstructors(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Instructor);

    /// <summary>Pages for those who keep the register of credentials.</summary>
    public static RouteGroupBuilder MapRegistrars(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Registrar);

    /// <summary>Pages for those who see to the institution.</summary>
    public static RouteGroupBuilder MapAdmins(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Admin);

    /// <summary>Pages for those who keep the installation running.</summary>
    public static RouteGroupBuilder MapOperators(this IEndpointRouteBuilder routes, string prefix = "") =>
        routes.MapPages(prefix).RequireAuthorization(TrainingPolicies.Operator);

    // The token and a form are asked of every post here, so that no page has to remember it.
    private static RouteGroupBuilder MapPages(this IEndpointRouteBuilder routes, string prefix)
    {
        var pages = routes.MapGroup(prefix).WithMetadata(new RequireAntiforgeryTokenAttribute());
        ((IEndpointConventionBuilder)pages).Finally(EmptyForms.Describe);
        return pages;
    }
}
