using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>Someone to sign in as on a first look at the site; never made in production.</summary>
internal sealed class DemoLearner(UserManager<Learner> learners, TimeProvider time)
{
    public const string Email = "demo@exemple.ca";
    public const string Password = "presence-a-distance";

    public async Task SeedAsync()
    {
        if (await learners.FindByEmailAsync(Email) is not null)
            return;

        try
        {
            await learners.CreateAsync(
                new Learner
                {
                    UserName = Email,
                    Email = Email,
                    EmailConfirmed = true,
                    GivenName = "Camille",
                    FamilyName = "Démo",
                    CreatedAt = time.GetUtcNow(),
                },
                Password
            );
        }
        catch (DbUpdateException)
        {
            // Another process that started at the same time made it.
        }
    }
}
