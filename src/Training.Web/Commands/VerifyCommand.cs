using System.Text.Json;
using System.Text.Json.Nodes;
using Training.Credentials.Badges;
using Training.Credentials.Keys;

namespace Training.Web.Commands;

/// <summary>
/// <c>credential verify</c> says whether the signed badge in a file holds: by the site’s own keys and rows, or by published keys in a file, and then without
/// asking anyone anything.
/// </summary>
internal static class VerifyCommand
{
    private const string FromFile = "--jwks";

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case [var file, FromFile, var keys] when !file.StartsWith('-'):
                return await ReadAsync(file, token => ByKeysAsync(token, keys));
            case [var file, .. var settings]
                when !file.StartsWith('-') && !settings.Contains(FromFile) && ProgramSite.AreSettings(settings):
                return await ReadAsync(file, token => ProgramSite.RunAsync(settings, services => BySiteAsync(token, services)));
            default:
                await Terminal.SayAsync(Console.Error, "Commands.Credential.Usage");
                return Terminal.WrongUse;
        }
    }

    private static async Task<int> ReadAsync(string path, Func<string, Task<int>> verify)
    {
        if (await BytesAsync(path) is not { } bytes)
            return Terminal.WrongUse;
        return BadgeFile.FindToken(bytes) is { } token ? await verify(token) : await SayAsync(new(BadgeProblem.Unreadable), false);
    }

    private static async Task<int> BySiteAsync(string token, IServiceProvider services) =>
        await SayAsync(await services.GetRequiredService<VerifyBadge>().RunAsync(token, default), true);

    private static async Task<int> ByKeysAsync(string token, string path)
    {
        if (await BytesAsync(path) is not { } bytes)
            return Terminal.WrongUse;
        if (Keys(bytes) is not { } keys)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Credential.NoKeys", path);
            return Terminal.WrongUse;
        }
        return await SayAsync(OpenedBadge.Open(token, id => keys.GetValueOrDefault(id), TimeProvider.System.GetUtcNow()), false);
    }

    private static async Task<int> SayAsync(OpenedBadge badge, bool isStateKnown)
    {
        if (badge.Problem is { } problem)
        {
            await Terminal.SayAsync(Console.Error, $"Commands.Credential.Problem.{problem}");
            return 1;
        }
        await Terminal.SayAsync(Console.Out, "Commands.Credential.Valid", badge.Holder, badge.Title, badge.Issuer);
        if (!isStateKnown)
            await Terminal.SayAsync(Console.Out, "Commands.Credential.StateUnknown");
        return 0;
    }

    /// <summary>By thumbprint, which is computed: a file may call a key what it likes.</summary>
    private static Dictionary<string, JsonObject>? Keys(byte[] bytes)
    {
        try
        {
            return JsonNode
                .Parse(bytes)
                ?["keys"]?.AsArray()
                .OfType<JsonObject>()
                .Where(RsaKey.IsOne)
                .DistinctBy(RsaKey.Thumbprint)
                .ToDictionary(RsaKey.Thumbprint);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<byte[]?> BytesAsync(string path)
    {
        var file = new FileInfo(Path.GetFullPath(path, Terminal.Here));
        if (file is { Exists: true, Length: <= BadgeFile.MostBytes })
            return await File.ReadAllBytesAsync(file.FullName);
        await Terminal.SayAsync(Console.Error, "Commands.Credential.NoFile", path);
        return null;
    }
}
