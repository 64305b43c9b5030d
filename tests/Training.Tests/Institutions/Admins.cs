using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>People who see to an institution.</summary>
internal static class Admins
{
    /// <summary>An admin of another institution than the home one, signed in by its door.</summary>
    public static async Task<Browser> SignUpAdminAsync(this TrainingSite site, Institution institution)
    {
        var learner = await site.AddLearnerAsync("Camille", "Roy");
        await site.GrantAsync(learner, Role.Admin, institution);
        return await site.SignInAsync(learner.Email!, at: "/i/" + institution.Slug);
    }
}
