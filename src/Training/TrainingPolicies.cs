using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Training.Guests;
using Training.Learners;

namespace Training;

/// <summary>Who may open a group of pages.</summary>
public static class TrainingPolicies
{
    /// <summary>Someone signed in, whatever institution they are of: their account is theirs.</summary>
    public const string SignedIn = "SignedIn";

    /// <summary>A member of the institution that is asked for.</summary>
    public const string Learner = "Learner";

    /// <summary>Members, and guests where the taster leads them.</summary>
    public const string LearnerOrGuest = "LearnerOrGuest";

    /// <summary>Those who write modules or teach with them.</summary>
    public const string Author = "Author";

    /// <summary>Those who decide what learners read.</summary>
    public const string Publisher = "Publisher";

    public const string Instructor = "Instructor";
    public const string Registrar = "Registrar";
    public const string Admin = "Admin";
    public const string Operator = "Operator";

    internal static void Add(AuthorizationBuilder policies)
    {
        Add(policies, SignedIn, learner => learner.IsSignedIn);
        Add(policies, Learner, learner => learner.IsMember);
        Add(policies, LearnerOrGuest, (learner, http) => learner.IsMember || (learner.IsGuest && GuestAccess.IsInTaster(http)));
        Add(policies, Author, learner => learner.IsAuthor);
        Add(policies, Publisher, learner => learner.MayPublish);
        Add(policies, Instructor, learner => learner.IsInstructor);
        Add(policies, Registrar, learner => learner.IsRegistrar);
        Add(policies, Admin, learner => learner.Has(Role.Admin));
        Add(policies, Operator, learner => learner.Has(Role.Operator));
    }

    private static void Add(AuthorizationBuilder policies, string name, Func<CurrentLearner, bool> isAllowed) =>
        Add(policies, name, (learner, _) => isAllowed(learner));

    // Roles are held at an institution, which the request names.
    private static void Add(AuthorizationBuilder policies, string name, Func<CurrentLearner, HttpContext, bool> isAllowed) =>
        policies.AddPolicy(
            name,
            policy =>
                policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context =>
                        context.Resource is HttpContext http && isAllowed(http.RequestServices.GetRequiredService<CurrentLearner>(), http)
                    )
        );
}
