using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Learners;

namespace Training.Tests.Data;

/// <summary>That the net which catches wrong T-SQL has no holes we know of.</summary>
public sealed class SqlServerTwinTests
{
    private static readonly Func<TrainingDbContext, string, Task<Learner?>> ByEmail = EF.CompileAsyncQuery(
        (TrainingDbContext db, string email) => db.Learners.FirstOrDefault(l => l.Email == email)
    );

    private static readonly string[] Emails = ["a", "b"];

    public static TheoryData<string, Func<TrainingDbContext, Task>> Uses =>
        new()
        {
            { "a list", db => db.Learners.Where(l => l.TimersOff).OrderBy(l => l.CreatedAt).ToListAsync() },
            {
                "a stream",
                async db =>
                {
                    await foreach (var _ in db.Learners.AsAsyncEnumerable()) { }
                }
            },
            { "a list without waiting", db => Task.FromResult(db.Learners.ToList()) },
            { "one row", db => db.Learners.SingleOrDefaultAsync(l => l.Email == "a") },
            { "a number", db => db.Learners.CountAsync(l => l.Language == Language.En) },
            { "a question", db => db.Learners.AnyAsync() },
            { "a subquery of the same context", db => db.Learners.Where(l => db.UserClaims.Any(c => c.UserId == l.Id)).ToListAsync() },
            { "many values", db => db.Learners.Where(l => Emails.Contains(l.Email)).ToListAsync() },
            { "a compiled query", db => ByEmail(db, "a") },
            { "an update", db => db.Learners.ExecuteUpdateAsync(c => c.SetProperty(l => l.TimersOff, true)) },
            { "a removal", db => db.Learners.Where(l => l.TimersOff).ExecuteDeleteAsync() },
            { "a search by key", async db => await db.Learners.FindAsync(Guid.NewGuid()) },
            {
                "a new row",
                db =>
                {
                    db.Add(new Learner { UserName = "a" });
                    return db.SaveChangesAsync();
                }
            },
        };

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Whatever_the_site_asks_its_database_is_understood_by_SQL_Server(string use, Func<TrainingDbContext, Task> run)
    {
        using var site = new TrainingSite();
        _ = site.Services;
        var before = site.SqlServer.Understood;

        await site.InDatabaseAsync(run);

        Assert.True(site.SqlServer.Understood > before, use);
        Assert.Empty(site.SqlServer.Problems);
    }

    [Fact]
    public async Task A_changed_and_a_removed_row_are_understood_too()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync();
        var before = site.SqlServer.Understood;

        await site.InDatabaseAsync(async db =>
        {
            var learner = await db.Learners.SingleAsync();
            learner.GivenName = "Émilie";
            await db.SaveChangesAsync();
            db.Remove(learner);
            await db.SaveChangesAsync();
        });

        Assert.Equal(before + 3, site.SqlServer.Understood);
        Assert.Empty(site.SqlServer.Problems);
    }

    [Fact]
    public void A_query_that_SQL_Server_has_no_words_for_is_caught()
    {
        var twin = new SqlServerTwin();

        twin.Check(db => _ = db.Learners.Any(l => EF.Functions.Glob(l.Email!, "a*")), () => "a query of SQLite's");

        Assert.Contains("a query of SQLite's", Assert.Single(twin.Problems));
        Assert.Equal(0, twin.Understood);
    }

    [Fact]
    public void SQL_that_is_not_SQL_Servers_is_caught()
    {
        Assert.NotNull(TSql.Problem("SELECT * FROM Learners LIMIT 1"));
    }
}
