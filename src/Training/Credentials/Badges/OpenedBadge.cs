using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Training.Credentials.Badges;

/// <summary>A signed badge that was read, and checked against public keys.</summary>
internal sealed record OpenedBadge(BadgeProblem? Problem, string KeyId = "", JsonObject? Says = null)
{
    /// <param name="badge">As it was given: a token, or a document with its proof inside.</param>
    /// <param name="key">The public key of a thumbprint; null when there is none.</param>
    public static OpenedBadge Open(string badge, Func<string, JsonObject?> key, DateTimeOffset now)
    {
        try
        {
            var read = badge is ['{', ..] ? ReadBadge.Document(badge, key) : ReadBadge.Token(badge, key);
            return read.Problem is null ? new(At(read.Says!, now), read.KeyId, read.Says) : new(read.Problem);
        }
        // Whoever changes a badge also breaks it.
        catch (Exception e)
            when (e is JsonException or InvalidOperationException or FormatException or ArgumentException or CryptographicException)
        {
            return new(BadgeProblem.Changed);
        }
    }

    /// <summary>The code of the credential that it is the signed form of.</summary>
    public string Code => (Says!.Words("id") ?? "").Split('/')[^1];

    // Another’s badge is laid out as its standard lets it be: one subject or several, a name or none.
    public string Holder => Says!["credentialSubject"].First().Member("identifier").First().Member("identityHash").Words() ?? "";

    public string Title => Says!.Words("name") ?? "";

    public string Issuer => Says!["issuer"].Member("name").Words() ?? "";

    public static DateTimeOffset? Moment(JsonObject says, string name) =>
        says[name]?.GetValue<string>() is { } moment ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) : null;

    private static BadgeProblem? At(JsonObject says, DateTimeOffset now) =>
        Moment(says, "validFrom") is not { } from || now < from ? BadgeProblem.NotYet
        : now >= Moment(says, "validUntil") ? BadgeProblem.Expired
        : null;
}
