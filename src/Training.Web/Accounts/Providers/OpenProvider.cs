using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Training.Data;
using Training.Institutions;

namespace Training.Web.Accounts.Providers;

internal static class ProviderLogins
{
    /// <summary>Whether it is through this provider that an account is opened so.</summary>
    public static bool IsOf(this InstitutionOidc provider, UserLoginInfo login) =>
        login.LoginProvider == ProviderPerson.IssuerKey(provider.Authority);
}

/// <summary>What is kept of every provider between requests: its options, with its keys as last read.</summary>
internal sealed class KnownProviders
{
    private readonly ConcurrentDictionary<Guid, (string Said, OpenIdConnectOptions Options)> known = new();

    /// <summary>Made anew when an admin, at this node or another, has changed something.</summary>
    public OpenIdConnectOptions Find(InstitutionOidc provider, Func<OpenIdConnectOptions> make)
    {
        var said = string.Join('\n', provider.Authority, provider.ClientId, provider.ProtectedSecret);
        if (known.TryGetValue(provider.InstitutionId, out var kept) && kept.Said == said)
            return kept.Options;
        var options = make();
        known[provider.InstitutionId] = (said, options);
        return options;
    }
}

/// <summary>
/// The OpenID provider of the institution that is asked for. The framework’s handler does the asking; it is made for the request and not registered
/// as a scheme, since schemes are looked at in every request and know no institutions.
/// </summary>
internal sealed class OpenProvider(
    TrainingDbContext db,
    KnownProviders known,
    OuterHttp outer,
    IDataProtectionProvider protection,
    IHostEnvironment environment,
    TimeProvider clock
)
{
    public const string CallbackPath = "/account/sign-in/provider/callback";

    /// <summary>In the ticket that comes back: whose provider it was.</summary>
    public const string InstitutionItem = "institution";

    private IDataProtector Secrets => protection.CreateProtector("InstitutionOidc.Secret");

    public Task<InstitutionOidc?> FindAsync(CancellationToken ct = default) =>
        db.Set<InstitutionOidc>().AsNoTracking().SingleOrDefaultAsync(ct);

    public string Protect(string secret) => Secrets.Protect(secret);

    /// <summary>Whether a provider calls itself by the address it was found at, as the standard asks; or it could speak for another.</summary>
    public static bool IsSame(string? issuer, string authority) => issuer?.TrimEnd('/') == authority.TrimEnd('/');

    public async Task<OpenIdConnectHandler> OpenAsync(InstitutionOidc provider, HttpContext http)
    {
        // The name goes into what protects state and nonce: what was asked for at one institution is no answer at another.
        var name = $"provider-{provider.InstitutionId}";
        var options = known.Find(provider, () => Make(name, provider));
        // It would log what the provider says of a failure, which may name the person; ours says less.
        var handler = new OpenIdConnectHandler(new Only(options), NullLoggerFactory.Instance, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(new AuthenticationScheme(name, null, typeof(OpenIdConnectHandler)), http);
        return handler;
    }

    private OpenIdConnectOptions Make(string name, InstitutionOidc provider)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = provider.Authority,
            ClientId = provider.ClientId,
            ClientSecret = Secrets.Unprotect(provider.ProtectedSecret),
            CallbackPath = CallbackPath,
            ResponseType = OpenIdConnectResponseType.Code,
            // A post from another site would come without our cookies, which are Lax.
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            GetClaimsFromUserInfoEndpoint = true,
            MapInboundClaims = false,
            SignInScheme = IdentityConstants.ExternalScheme,
            RequireHttpsMetadata = environment.IsProduction(),
            Backchannel = outer.Client,
            TimeProvider = clock,
            DisableTelemetry = true,
        };
        options.Scope.Add("email");
        options.ClaimActions.Remove("iss");
        options.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        options.TokenValidationParameters.IssuerValidator = (issuer, _, _) =>
            IsSame(issuer, provider.Authority) ? issuer : throw new SecurityTokenInvalidIssuerException();
        SiteCookies.Protect(options.CorrelationCookie, "training-state.", environment);
        SiteCookies.Protect(options.NonceCookie, "training-nonce.", environment);
        options.Events.OnRemoteFailure = ComeBack.Failed;
        new OpenIdConnectPostConfigureOptions(protection).PostConfigure(name, options);
        options.Validate(name);
        return options;
    }

    private sealed class Only(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
