using Training.Credentials.Badges;
using Training.Credentials.Keys;

namespace Training.Web.Commands;

/// <summary>
/// <c>credential verify</c> says whether the signed badge in a file holds: by the site’s own keys and rows; by published keys in a file, and then without
/// asking anyone anything; or by those at an address.
/// </summary>
internal static class VerifyCommand
{
    private const string ByKeys = "--keys";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case [var file, ByKeys, var keys] when !file.StartsWith('-') && !keys.StartsWith('-'):
                return await ReadAsync(file, badge => ByKeysAsync(badge, keys));
            case [var file, .. var settings] when !file.StartsWith('-') && !settings.Contains(ByKeys) && ProgramSite.AreSettings(settings):
                return await ReadAsync(file, badge => ProgramSite.RunAsync(settings, services => BySiteAsync(badge, services)));
            default:
                await Terminal.SayAsync(Console.Error, "Commands.Credential.Usage");
                return Terminal.WrongUse;
        }
    }

    private static async Task<int> ReadAsync(string path, Func<string, Task<int>> verify)
    {
        if (await BytesAsync(path) is not { } bytes)
            return Terminal.WrongUse;
        return BadgeFile.Find(bytes) is { } badge ? await verify(badge) : await SayAsync(new(BadgeProblem.Unreadable), false);
    }

    private static async Task<int> BySiteAsync(string badge, IServiceProvider services) =>
        await SayAsync(await services.GetRequiredService<VerifyBadge>().RunAsync(badge, default), true);

    private static async Task<int> ByKeysAsync(string badge, string from)
    {
        if (await (IsAddress(from, out var address) ? FetchAsync(address) : BytesAsync(from)) is not { } bytes)
            return Terminal.WrongUse;
        if (PublishedKeys.Read(bytes) is not { } keys)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Credential.NoKeys", from);
            return Terminal.WrongUse;
        }
        return await SayAsync(OpenedBadge.Open(badge, id => keys.GetValueOrDefault(id), TimeProvider.System.GetUtcNow()), false);
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

    // Keys that someone on the way may have swapped prove nothing.
    private static bool IsAddress(string from, out Uri address) =>
        Uri.TryCreate(from, UriKind.Absolute, out address!)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static async Task<byte[]?> FetchAsync(Uri address)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = BadgeFile.MostBytes };
            return await http.GetByteArrayAsync(address);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Terminal.SayAsync(Console.Error, "Commands.Credential.NotFetched", address);
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
