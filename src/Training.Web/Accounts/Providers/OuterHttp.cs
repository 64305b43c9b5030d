using System.Net;
using System.Net.Sockets;
using Training.Web.Settings;

namespace Training.Web.Accounts.Providers;

/// <summary>An address of the inner network was asked for, or one without HTTPS.</summary>
internal sealed class InnerAddressException() : HttpRequestException("An address that may not be asked.");

/// <summary>
/// How the site asks a provider that an admin named: over HTTPS and on the public internet only, or an admin could have it read what is behind the
/// firewall. The operator may allow the inner network; outside production, this machine needs no HTTPS.
/// </summary>
internal sealed class OuterHttp(IHostEnvironment environment, SiteSettings settings) : IDisposable
{
    private const int LargestAnswer = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly IPNetwork[] Inner =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/3",
            // What carries an IPv4 address inside, which may be any of these.
            "2001::/32",
            "2002::/16",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private static readonly IPNetwork PublicV6 = IPNetwork.Parse("2000::/3");

    private readonly Lazy<HttpClient> client = new(() => Create(environment, settings.InnerProviders));

    public HttpClient Client => client.Value;

    /// <summary>Whether an admin may name it.</summary>
    public bool Allows(Uri address) => Allows(address, environment);

    public static bool IsPublic(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? IsPublic(address.MapToIPv4())
        : address.AddressFamily == AddressFamily.InterNetwork ? !Inner.Any(network => network.Contains(address))
        : PublicV6.Contains(address) && !Inner.Any(network => network.Contains(address));

    public void Dispose()
    {
        if (client.IsValueCreated)
            client.Value.Dispose();
    }

    private static bool Allows(Uri address, IHostEnvironment environment) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && !environment.IsProduction());

    private static HttpClient Create(IHostEnvironment environment, bool allowsInner)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy would look up names for us, and we would not see where they lead.
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (connection, ct) => ConnectAsync(connection.DnsEndPoint, allowsInner, ct),
        };
        return new HttpClient(new OnlyAllowed(sockets, environment)) { Timeout = Patience, MaxResponseContentBufferSize = LargestAnswer };
    }

    // Looked at when connecting, and not before: a name may lead elsewhere the second time it is looked up.
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowsInner, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct);
        if (!allowsInner)
            addresses = [.. addresses.Where(IsPublic)];
        if (addresses.Length == 0)
            throw new InnerAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // A provider’s own document names further addresses.
    private sealed class OnlyAllowed(HttpMessageHandler inner, IHostEnvironment environment) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Allows(request.RequestUri!, environment) ? base.SendAsync(request, cancellationToken) : throw new InnerAddressException();
    }
}
