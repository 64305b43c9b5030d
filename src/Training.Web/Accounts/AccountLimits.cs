using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Training.Credentials.Badges;
using Training.Credentials.Verification;

namespace Training.Web.Accounts;

/// <summary>How often the same address and the same account may be tried.</summary>
/// <remarks>A whole class may sit behind one address: that limit is wide, the one of an account is narrow.</remarks>
internal sealed class AccountLimits : IDisposable
{
    public const string ByAddress = "account-by-address";
    public const string GuestsByAddress = "guests-by-address";
    public const string CodesByAddress = "codes-by-address";
    public const string ProvidersByAddress = "providers-by-address";
    private const int AddressTries = 300;

    // Signing in through a provider comes by three times: on the way there, back, and in.
    private const int ProviderVisits = 3;
    private const int AccountTries = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly PartitionedRateLimiter<string> accounts = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => Tries(AccountTries))
    );

    /// <summary>Counts one try of an action (sign in, register…) on an e-mail address, whether or not it has an account.</summary>
    public bool Allows(string action, string? email)
    {
        using var lease = accounts.AttemptAcquire($"{action} {email?.Trim().ToUpperInvariant()}");
        return lease.IsAcquired;
    }

    public void Dispose() => accounts.Dispose();

    public static void Configure(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // Apart, so that a room full of guests, or of people who type a code, keeps nobody from signing in.
        foreach (
            var policy in new[]
            {
                ByAddress,
                GuestsByAddress,
                CodesByAddress,
                ProvidersByAddress,
                BadgeLimits.ByAddress,
                VerificationLimits.ByAddress,
            }
        )
            options.AddPolicy(
                policy,
                http =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        Network(http.Connection.RemoteIpAddress),
                        _ => Tries(policy == ProvidersByAddress ? ProviderVisits * AddressTries : AddressTries)
                    )
            );
    }

    private static FixedWindowRateLimiterOptions Tries(int permits) => new() { PermitLimit = permits, Window = Window };

    // One subscriber owns a whole /64 of IPv6.
    private static string Network(IPAddress? address) =>
        address switch
        {
            null => "",
            { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(
                address.GetAddressBytes()[..8]
            ),
            _ => address.ToString(),
        };
}
