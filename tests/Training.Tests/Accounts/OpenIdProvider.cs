using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;
using static OpenIddict.Server.OpenIddictServerHandlers.Protection;

namespace Training.Tests.Accounts;

/// <summary>An institution’s OpenID provider, a real one, on this machine; whoever comes to it is the person that the test says.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "formation";
    public const string Secret = "un secret bien gardé";
    private readonly WebApplication app;
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private OpenIdProvider(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Authority { get; private set; } = "";

    private FakeTimeProvider Time { get; init; } = null!;

    public string Subject { get; set; } = "p-1001";
    public string? Email { get; set; } = "zoe@exemple.ca";
    public bool? IsVerified { get; set; } = true;

    /// <summary>When it says that the person signed in there; null for those that don’t say.</summary>
    public DateTimeOffset? SignedInAt { get; set; }

    /// <summary>For whom its tokens are, and by whom, when they are not what they should be.</summary>
    public (string? Audience, string? Issuer) Wrong { get; set; }

    /// <summary>Whether it signs with a key that it does not publish, under the name of one that it does.</summary>
    public bool IsForged { get; set; }

    /// <summary>What it says instead of sending someone back with a code.</summary>
    public (string Error, string Description)? Refusal { get; set; }

    /// <summary>Where it was asked to send people back to.</summary>
    public string? RedirectUri { get; private set; }

    /// <param name="late">By how much its clock is.</param>
    public static async Task<OpenIdProvider> StartAsync(TimeSpan late = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        OpenIdProvider provider = null!;
        builder
            .Services.AddOpenIddict()
            .AddServer(server =>
            {
                server
                    .EnableDegradedMode()
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .SetAuthorizationEndpointUris("authorize")
                    .SetTokenEndpointUris("token")
                    .RegisterScopes(Scopes.Email, Scopes.Profile)
                    .AddEphemeralEncryptionKey()
                    .AddEphemeralSigningKey()
                    .Configure(options => (options.TimeProvider, options.Issuer) = (provider.Time, new Uri(provider.Authority)));
                server.UseAspNetCore().DisableTransportSecurityRequirement();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(asked => provider.Check(asked))
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(asked => provider.Answer(asked))
                );
                server.AddEventHandler<GenerateTokenContext>(handler =>
                    handler.UseInlineHandler(token => provider.Forge(token)).SetOrder(AttachSecurityCredentials.Descriptor.Order + 1)
                );
                server.AddEventHandler<ProcessSignInContext>(handler =>
                    handler.UseInlineHandler(asked => provider.Spoil(asked)).SetOrder(PrepareIdentityTokenPrincipal.Descriptor.Order + 1)
                );
            });
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        provider = new OpenIdProvider(app) { Time = new(TimeProvider.System.GetUtcNow() - late) };
        await app.StartAsync();
        provider.Authority = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return provider;
    }

    /// <summary>Where someone who comes with this question is sent back to.</summary>
    public async Task<string> AskAsync(Uri question)
    {
        using var answer = await client.GetAsync(question);
        return answer.Headers.Location?.PathAndQuery
            ?? throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private ValueTask Check(ValidateAuthorizationRequestContext asked)
    {
        if (asked.ClientId != ClientId)
            asked.Reject(Errors.InvalidClient);
        RedirectUri = asked.RedirectUri;
        return default;
    }

    private static ValueTask Check(ValidateTokenRequestContext asked)
    {
        if (asked.ClientId != ClientId || asked.ClientSecret != Secret)
            asked.Reject(Errors.InvalidClient);
        return default;
    }

    private ValueTask Answer(HandleAuthorizationRequestContext asked)
    {
        if (Refusal is { } refusal)
        {
            asked.Reject(refusal.Error, refusal.Description);
            return default;
        }
        var person = new ClaimsIdentity("test");
        person.SetClaim(Claims.Subject, Subject).SetClaim(Claims.GivenName, "Zoé").SetClaim(Claims.FamilyName, "Gagnon");
        if (Email is not null)
            person.SetClaim(Claims.Email, Email);
        if (IsVerified is { } verified)
            person.SetClaim(Claims.EmailVerified, verified);
        if (SignedInAt is { } at)
            person.SetClaim(Claims.AuthenticationTime, at.ToUnixTimeSeconds());
        person.SetScopes(asked.Request.GetScopes());
        person.SetDestinations(_ => [Destinations.IdentityToken]);
        asked.SignIn(new ClaimsPrincipal(person));
        return default;
    }

    private ValueTask Forge(GenerateTokenContext token)
    {
        if (IsForged && token.SigningCredentials is { } own)
            token.SigningCredentials = new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = own.Key.KeyId }, own.Algorithm);
        return default;
    }

    private ValueTask Spoil(ProcessSignInContext asked)
    {
        if (Wrong.Audience is { } audience)
            asked.IdentityTokenPrincipal?.SetAudiences(audience);
        if (Wrong.Issuer is { } issuer)
            asked.IdentityTokenPrincipal?.SetClaim(Claims.Private.Issuer, issuer);
        return default;
    }
}
