using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Training.Authoring.Drafts;
using Training.Data;
using Training.Quizzes;

namespace Training.Tests.Data;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("training-");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Several_processes_may_start_on_a_new_file_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(UpgradeAsync)));

        await using var db = Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task A_process_killed_while_it_upgraded_does_not_keep_the_next_from_starting()
    {
        await UpgradeAsync();
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
                """
            );

        await UpgradeAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Readers_do_not_wait_for_a_writer()
    {
        await UpgradeAsync();

        Assert.Equal("wal", await JournalModeAsync());
    }

    [Fact]
    public async Task Nor_do_they_in_a_file_restored_from_a_copy()
    {
        await UpgradeAsync();
        await using (var db = Open())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE;");

        await UpgradeAsync();

        Assert.Equal("wal", await JournalModeAsync());
    }

    [Fact]
    public async Task Answers_from_before_other_kinds_of_items_are_still_there()
    {
        folder.CreateSubdirectory("sub");
        await using (var db = Open())
        {
            var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_ItemKinds", StringComparison.Ordinal)).Last();
            await db.GetService<IMigrator>().MigrateAsync(before);
            await db.Database.ExecuteSqlRawAsync(
                """
                PRAGMA foreign_keys = OFF;
                INSERT INTO "QuizResponses" ("AttemptId", "Item", "Choices", "AnsweredAt") VALUES ('019ab000-0000-7000-8000-000000000001', 'debut', '0,2', 0);
                """
            );
        }

        await UpgradeAsync();

        await using var upgraded = Open();
        var kept = await upgraded.Set<QuizResponse>().SingleAsync();
        Assert.Equal(("debut", "0,2", 0, false), (kept.Item, kept.Text, kept.Sequence, kept.IsFlagged));
    }

    [Fact]
    public async Task What_files_said_before_history_was_weighed_is_weighed_too()
    {
        folder.CreateSubdirectory("sub");
        await using (var db = Open())
        {
            var before = db.Database.GetMigrations().TakeWhile(m => !m.EndsWith("_DraftRevisions", StringComparison.Ordinal)).Last();
            await db.GetService<IMigrator>().MigrateAsync(before);
            await db.Database.ExecuteSqlRawAsync(
                """
                PRAGMA foreign_keys = OFF;
                INSERT INTO "DraftFileRevisions" ("Id", "InstitutionId", "DraftId", "Path", "Revision", "Content", "At", "ById") VALUES
                    ('019AB000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000001', '019AB000-0000-7000-8000-000000000003', 'a.md', 1, X'C3A9C3A9', 0, '019AB000-0000-7000-8000-000000000004'),
                    ('019AB000-0000-7000-8000-000000000002', '01980000-0000-7000-8000-000000000001', '019AB000-0000-7000-8000-000000000003', 'a.md', 2, NULL, 0, '019AB000-0000-7000-8000-000000000004');
                """
            );
        }

        await UpgradeAsync();

        await using var upgraded = Open();
        var kept = await upgraded.Set<DraftFileRevision>().IgnoreQueryFilters().OrderBy(r => r.Revision).ToListAsync();
        Assert.Equal([(4, false), (0, false)], kept.Select(r => (r.Size, r.IsAutomatic)));
    }

    private async Task<string> JournalModeAsync()
    {
        await using var db = Open();
        return await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync();
    }

    private async Task UpgradeAsync()
    {
        await using var db = Open();
        await new DatabaseUpgrade(db, NullLogger<DatabaseUpgrade>.Instance).RunAsync();
    }

    private SqliteTrainingDbContext Open() =>
        new(
            new DbContextOptionsBuilder<SqliteTrainingDbContext>()
                .UseSqlite($"Data Source={Path.Combine(folder.FullName, "sub", "training.db")}")
                .Options
        );
}
