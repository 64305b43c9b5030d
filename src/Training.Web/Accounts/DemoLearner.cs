using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>Someone to sign in as on a first look at the site, and an author beside; never made in production.</summary>
internal sealed class DemoLearner(UserManager<Learner> learners, GrantRole roles, TimeProvider time)
{
    public const string Email = "demo@exemple.ca";
    public const string AuthorEmail = "auteur@exemple.ca";
    public const string Password = "presence-a-distance";

    public async Task SeedAsync()
    {
        await AddAsync(Email, "Camille");
        await AddAsync(AuthorEmail, "Dominique");
        if (await learners.FindByEmailAsync(AuthorEmail) is { } author)
            await roles.GrantAsync(author, Role.Author);
    }

    private async Task AddAsync(string email, string givenName)
    {
        if (await learners.FindByEmailAsync(email) is not null)
            return;

        try
        {
            await learners.CreateAsync(
                new Learner
                {
                    UserName = email,
                    Email = email,
                    EmailConfirmed = true,
                    GivenName = givenName,
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
