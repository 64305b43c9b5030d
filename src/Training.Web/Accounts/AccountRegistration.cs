using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Training.Data;
using Training.Learners;

namespace Training.Web.Accounts;

/// <summary>ASP.NET Core Identity, as this site uses it.</summary>
internal static class AccountRegistration
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("Training").PersistKeysToDbContext<TrainingDbContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services
            .AddIdentityCore<Learner>(options =>
            {
                options.User.RequireUniqueEmail = true;
            })
            .AddEntityFrameworkStores<TrainingDbContext>()
            .AddClaimsPrincipalFactory<LearnerClaims>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
    }
}
