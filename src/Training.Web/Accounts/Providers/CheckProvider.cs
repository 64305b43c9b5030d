using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Training.Institutions;

namespace Training.Web.Accounts.Providers;

/// <summary>Reads what a provider says of itself, before anyone is sent to it.</summary>
internal sealed class CheckProvider(OuterHttp outer, IHostEnvironment environment)
{
    /// <returns>What is wrong with this address, or null.</returns>
    public async Task<Refusal?> FindProblemAsync(string authority, CancellationToken ct)
    {
        if (
            !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || address.Query != ""
            || address.Fragment != ""
            || address.UserInfo != ""
        )
            return new("Provider.Authority.Wrong");
        if (!outer.Allows(address))
            return new("Provider.Authority.Https");
        try
        {
            var documents = new HttpDocumentRetriever(outer.Client) { RequireHttps = environment.IsProduction() };
            var said = await OpenIdConnectConfigurationRetriever.GetAsync($"{authority}/.well-known/openid-configuration", documents, ct);
            if (said.AuthorizationEndpoint is null || said.TokenEndpoint is null || said.SigningKeys.Count == 0)
                return new("Provider.Authority.NoProvider");
            return OpenProvider.IsSame(said.Issuer, authority) ? null : new("Provider.Authority.Other", said.Issuer ?? "");
        }
        catch (Exception problem) when (problem.GetBaseException() is InnerAddressException)
        {
            return new("Provider.Authority.Inner");
        }
        catch (Exception problem)
            when (problem.GetBaseException()
                    is SocketException
                        or HttpRequestException
                        or AuthenticationException
                        or TimeoutException
                        or OperationCanceledException
                && !ct.IsCancellationRequested
            )
        {
            return new("Provider.Authority.Unreachable");
        }
        catch (Exception problem) when (problem is IOException or JsonException or ArgumentException or InvalidOperationException)
        {
            return new("Provider.Authority.NoProvider");
        }
    }
}
