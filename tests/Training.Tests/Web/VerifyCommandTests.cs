using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Tests.Credentials;

namespace Training.Tests.Web;

/// <summary><c>credential verify</c>, at a terminal, with nothing but a file and published keys.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("badge");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Published_keys_alone_verify_a_badge()
    {
        await TakeAsync("badge.png", "badge.json", "jwks.json", "did.json");

        var picture = await RunAsync("badge.png", "jwks.json");
        var document = await RunAsync("badge.json", "did.json");

        Assert.Equal((0, ""), (picture.Code, picture.Error));
        Assert.StartsWith("Valide : Amélie Tremblay-Nguyễn — Un essai", picture.Output.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("liste d’états", picture.Output, StringComparison.Ordinal);
        Assert.Equal(picture, document);
    }

    [Fact]
    public async Task A_changed_badge_is_refused_in_the_language_of_the_terminal()
    {
        await TakeAsync("badge.json", "jwks.json");
        var badge = await File.ReadAllTextAsync(At("badge.json"));
        await File.WriteAllTextAsync(At("badge.json"), badge.Replace("Amélie", "Amelia", StringComparison.Ordinal));

        var french = await RunAsync("badge.json", "jwks.json");
        var english = await ProgramRun.RunInAsync("en_CA.UTF-8", "credential", "verify", At("badge.json"), "--keys", At("jwks.json"));

        Assert.Equal((1, ""), (french.Code, french.Output));
        Assert.Contains("modifié", french.Error, StringComparison.Ordinal);
        Assert.Equal((1, "Refused: the badge was changed after it was signed."), (english.Code, english.Error.Trim()));
    }

    [Fact]
    public async Task Others_keys_refuse_it_and_no_keys_is_a_wrong_use()
    {
        await TakeAsync("badge.jwt", "jwks.json");
        await File.WriteAllTextAsync(At("others.json"), "{\"keys\":[]}");

        var others = await RunAsync("badge.jwt", "others.json");
        var none = await RunAsync("badge.jwt", "badge.jwt");
        var missing = await RunAsync("nothing.jwt", "jwks.json");
        var picture = await RunAsync("jwks.json", "jwks.json");

        Assert.Equal((1, ""), (others.Code, others.Output));
        Assert.Contains("aucune des clés", others.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (none.Code, none.Output));
        Assert.Contains("jwks.json", none.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (missing.Code, missing.Output));
        Assert.Equal((1, ""), (picture.Code, picture.Output));
    }

    [Theory]
    [InlineData("credential")]
    [InlineData("credential", "verify")]
    [InlineData("credential", "verify", "--keys", "jwks.json")]
    [InlineData("credential", "rotate-keys", "home")]
    public async Task What_makes_no_sense_prints_the_usage_and_fails(params string[] arguments)
    {
        var run = await ProgramRun.RunInAsync("en_CA.UTF-8", arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("Usage: credential", run.Error, StringComparison.Ordinal);
    }

    /// <summary>A badge and the keys as a site gives them, which is gone when the command runs.</summary>
    private async Task TakeAsync(params string[] names)
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        // The command goes by the machine’s clock.
        var issued = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await site.InDatabaseAsync(db => db.Set<Credential>().ExecuteUpdateAsync(change => change.SetProperty(c => c.IssuedAt, issued)));
        foreach (var name in names)
        {
            var address = name.StartsWith("badge", StringComparison.Ordinal) ? $"/c/{credential.Code}/{name}" : $"/.well-known/{name}";
            await File.WriteAllBytesAsync(At(name), await site.Visit().Client.GetByteArrayAsync(new Uri(address, UriKind.Relative)));
        }
    }

    private Task<ProgramRun> RunAsync(string badge, string keys) =>
        ProgramRun.RunAsync("credential", "verify", At(badge), "--keys", At(keys));

    private string At(string name) => Path.Combine(folder.FullName, name);
}
