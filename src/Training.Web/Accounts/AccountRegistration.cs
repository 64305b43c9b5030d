using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Training.Data;
using Training.Learners;
using Training.Outbox;
using Training.Web.Accounts.Confirming;
using Training.Web.Accounts.Providers;
using Training.Web.Accounts.Security;

namespace Training.Web.Accounts;

/// <summary>ASP.NET Core Identity, as this site uses it.</summary>
internal static class AccountRegistration
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("Training").PersistKeysToDbContext<TrainingDbContext>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie => AccountCookie.Configure(cookie, builder.Environment));
        StepCookies.Configure(services, builder.Environment);
        services
            .AddIdentityCore<Learner>(Configure)
            .AddEntityFrameworkStores<TrainingDbContext>()
            .AddClaimsPrincipalFactory<LearnerClaims>()
            .AddSignInManager<LearnerSignIn>()
            .AddDefaultTokenProviders();
        services.AddScoped<LearnerStore>();
        services.AddScoped<IUserStore<Learner>>(provider => provider.GetRequiredService<LearnerStore>());
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TakenAway.Believed);
        services.AddScoped<ISecurityStampValidator, CookieCheck>();
        // What OWASP advises for its PBKDF2; whoever signs in with a password hashed with fewer has it hashed anew.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 210_000);

        services.AddSingleton<OuterHttp>();
        services.AddSingleton<KnownProviders>();
        services.AddScoped<OpenProvider>();
        services.AddScoped<WelcomePerson>();
        services.AddScoped<CheckProvider>();
        services.AddScoped<WaysToConfirm>();

        services.AddRateLimiter(AccountLimits.Configure);
        services.AddSingleton<AccountLimits>();
        services.AddScoped<AccountRules>();
        services.AddScoped<AccountLetters>();
        services.AddScoped<SecurityLetters>();
        services.AddOutboxHandler<WriteAccountLetter>(AccountLetterAsked.OutboxKind, isAwaited: true);
        services.AddScoped<DemoLearner>();
    }

    private static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Names are addresses here, and addresses may hold more than Identity's letters; our own rule checks them.
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        options.Password.RequiredLength = AccountRules.PasswordLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 1;
    }
}
