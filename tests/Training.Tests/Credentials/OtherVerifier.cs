using System.Globalization;
using System.Net;
using System.Text.Json;
using Jose;
using Microsoft.Extensions.DependencyInjection;
using Training.Credentials.Keys;
using Training.Institutions;

namespace Training.Tests.Credentials;

/// <summary>Signed documents as others read them: with a library that isn’t ours, from the published keys alone.</summary>
internal static class OtherVerifier
{
    public const string Root = "https://formation.exemple.ca";

    public static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = Root } };

    public static async Task<string> TextAsync(TrainingSite site, string path)
    {
        using var answer = await site.Visit().Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public static async Task<IEnumerable<Jwk>> KeysAsync(TrainingSite site) =>
        JwkSet.FromJson(await TextAsync(site, "/.well-known/jwks.json"), JWT.DefaultSettings.JsonMapper).Keys;

    /// <summary>What a token says, once the key that its header names has verified it.</summary>
    public static async Task<JsonDocument> OpenAsync(TrainingSite site, string token)
    {
        var kid = Kid(token);
        var key = (await KeysAsync(site)).Single(k => kid!.EndsWith("#" + k.KeyId, StringComparison.Ordinal));
        return JsonDocument.Parse(JWT.Decode(token, key, JwsAlgorithm.RS256));
    }

    public static string? Kid(string token) => JWT.Headers<JsonElement>(token).GetProperty("kid").GetString();

    public static int Place(JsonDocument badge) =>
        int.Parse(
            badge.RootElement.GetProperty("credentialStatus")[0].GetProperty("statusListIndex").GetString()!,
            CultureInfo.InvariantCulture
        );

    public static async Task RotateAsync(TrainingSite site)
    {
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await using var scope = site.Services.CreateAsyncScope();
        var home = site.Services.GetRequiredService<InstitutionDirectory>().Home;
        await scope.ServiceProvider.GetRequiredService<SigningKeys>().RotateAsync(home, default);
    }
}
