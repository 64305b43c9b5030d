using Microsoft.EntityFrameworkCore;
using Training.Learners;

namespace Training.Tests.Web;

/// <summary><c>role grant</c> and <c>role revoke</c>, at a terminal.</summary>
public sealed class RoleCommandTests
{
    [Fact]
    public async Task A_role_is_granted_and_taken_away_each_once()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: "zoe@exemple.ca");

        var granted = await RunAsync(site, "role", "grant", "author", "zoe@exemple.ca");
        var again = await RunAsync(site, "role", "grant", "author", "ZOE@exemple.ca");
        var grants = await site.InDatabaseAsync(db => db.Set<RoleGrant>().AsNoTracking().ToListAsync());
        var revoked = await RunAsync(site, "role", "revoke", "author", "zoe@exemple.ca");
        var none = await RunAsync(site, "role", "revoke", "author", "zoe@exemple.ca");

        Assert.Equal([(0, ""), (0, ""), (0, ""), (0, "")], new[] { granted, again, revoked, none }.Select(r => (r.Code, r.Error)));
        Assert.Equal([(learner.Id, Role.Author)], grants.Select(g => (g.LearnerId, g.Role)));
        Assert.Contains("a maintenant le rôle", granted.Output, StringComparison.Ordinal);
        Assert.Contains("avait déjà le rôle", again.Output, StringComparison.Ordinal);
        Assert.Contains("n’a plus le rôle", revoked.Output, StringComparison.Ordinal);
        Assert.Contains("n’avait pas le rôle", none.Output, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<RoleGrant>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_unknown_gets_a_role()
    {
        using var site = new TrainingSite();
        await site.Visit().GetAsync("/");

        var run = await RunAsync(site, "role", "grant", "instructor", "personne@exemple.ca");

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("personne@exemple.ca", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("role", "grant", "author")]
    [InlineData("role", "grant", "reine", "zoe@exemple.ca")]
    [InlineData("role", "give", "author", "zoe@exemple.ca")]
    [InlineData("role", "grant", "author", "zoe@exemple.ca", "de plus")]
    public async Task What_makes_no_sense_prints_the_usage_and_fails(params string[] arguments)
    {
        var run = await ProgramRun.RunInAsync("en_CA.UTF-8", arguments);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("Usage: role grant|revoke", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_start_there_is_nobody_to_give_a_role_to()
    {
        var folder = Directory.CreateTempSubdirectory("training-");

        var run = await ProgramRun.RunAsync("role", "grant", "author", "zoe@exemple.ca", $"--Training:DataFolder={folder.FullName}");
        var made = folder.GetFiles();
        folder.Delete(recursive: true);

        Assert.Equal((1, ""), (run.Code, run.Output));
        Assert.Contains("Démarrez d’abord le site", run.Error, StringComparison.Ordinal);
        Assert.Empty(made);
    }

    [Fact]
    public async Task A_wrong_setting_is_said_as_the_site_would()
    {
        var run = await ProgramRun.RunAsync("role", "grant", "author", "zoe@exemple.ca", "--Training:Database:Provider=Oracle");

        Assert.Equal(2, run.Code);
        Assert.Contains("Training:Database:Provider", run.Error, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> RunAsync(TrainingSite site, params string[] arguments) =>
        ProgramRun.RunAsync([
            .. arguments,
            $"--Training:Database:Provider={site.Database.Provider}",
            $"--ConnectionStrings:Training={site.Database.ConnectionString}",
            $"--Training:DataFolder={Path.GetTempPath()}",
        ]);
}
