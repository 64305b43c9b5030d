using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Training.Cohorts;
using Training.Gradebook;
using Training.Institutions;
using Training.Journal;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Erasure;
using Training.Quizzes;
using Training.Scenarios;
using Training.Statistics;
using Training.Tests.Institutions;

namespace Training.Tests.Privacy;

/// <summary>Someone has what is kept about them erased, or an admin does for them.</summary>
public sealed class ErasureTests
{
    private static readonly TimeSpan Delay = AskForErasure.Delay + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task After_two_weeks_the_person_is_gone_and_the_certificate_still_verifies()
    {
        using var site = Site();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        var code = await someone.CodeAsync();
        var before = await NumbersAsync(site);
        Assert.Equal((1, 2), (before.Attempts, before.Sessions));
        Assert.NotEmpty(await someone.ExportAsync());

        await someone.AskForErasureAsync();
        site.Time.Advance(Delay);
        await EraseAsync(site);

        var certificate = await site.Visit().GetAsync($"/c/{code}");
        Assert.Equal("Zénobie Marquise-nom", certificate.Text(".holder"));
        Assert.Contains("Valide", certificate.Text(".standing"), StringComparison.Ordinal);
        Assert.Equal(before, await NumbersAsync(site));
        var learner = await site.InDatabaseAsync(db => db.Learners.AsNoTracking().SingleAsync(l => l.Id == someone.Id));
        Assert.Equal(("", ""), (learner.GivenName, learner.FamilyName));
        Assert.All(
            new[] { learner.Email, learner.NormalizedEmail, learner.UserName, learner.NormalizedUserName, learner.PasswordHash },
            Assert.Null
        );
        Assert.All(await LeftAsync(site, someone.Id), left => Assert.Equal(0, left));
    }

    [Fact]
    public async Task No_column_of_any_table_still_says_a_word_of_theirs_but_the_certificate()
    {
        using var site = Site();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        Assert.True((await ColumnsThatSayAsync(site, "Marquise")).Count > 5);

        await someone.AskForErasureAsync();
        site.Time.Advance(Delay);
        await EraseAsync(site);

        // The letter that says it is done waits to be sent; what it says is encrypted.
        Assert.Equal(["Credentials.HolderName"], await ColumnsThatSayAsync(site, "Marquise"));
    }

    [Fact]
    public async Task They_cannot_sign_in_any_more_and_their_address_is_free()
    {
        using var site = Site();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        await someone.AskForErasureAsync();
        site.Time.Advance(Delay);
        await EraseAsync(site);

        var stale = await someone.Browser.GetAsync("/learning");
        var visitor = site.Visit();
        var refused = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/sign-in"),
            "/account/sign-in",
            ("email", "marquise@exemple.ca"),
            ("password", TrainingSite.Password)
        );
        await site.AddLearnerAsync(email: "marquise@exemple.ca");
        var anew = await site.SignInAsync("marquise@exemple.ca");

        Assert.Equal("/account/sign-in", stale.Path);
        Assert.Equal("/account/sign-in", refused.Path);
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("/learning")).Status);
    }

    [Fact]
    public async Task Until_its_day_they_may_change_their_mind()
    {
        using var site = Site();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        var waiting = await someone.AskForErasureAsync();
        Assert.Contains("7 décembre 2026", waiting.Text(".alert"), StringComparison.Ordinal);

        var kept = await someone.Browser.SubmitAsync(waiting, Someone.Page + "/erasure/cancel");
        var twice = await someone.Browser.SubmitAsync(waiting, Someone.Page + "/erasure/cancel");
        site.Time.Advance(Delay);
        await EraseAsync(site);

        Assert.False(kept.Has($"form[action='{Someone.Page}/erasure/cancel']"));
        Assert.Equal(HttpStatusCode.OK, twice.Status);
        Assert.Equal("Zénobie", await NameAsync(site, someone.Id));
    }

    [Fact]
    public async Task Before_its_day_nothing_is_erased()
    {
        using var site = Site();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        await someone.AskForErasureAsync();

        site.Time.Advance(AskForErasure.Delay - TimeSpan.FromMinutes(1));
        await EraseAsync(site);

        Assert.Equal("Zénobie", await NameAsync(site, someone.Id));
    }

    [Fact]
    public async Task Without_the_password_nothing_is_asked()
    {
        using var site = Site();
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!);

        var wrong = await browser.SubmitAsync(
            await browser.GetAsync(Someone.Page),
            Someone.Page + "/erasure",
            ("password", "pas la bonne")
        );
        var forged = await browser.ForgeAsync(Someone.Page + "/erasure", ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ErasureRequest>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_has_no_password_types_their_address()
    {
        using var site = Site();
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!);
        await site.InDatabaseAsync(db => db.Learners.ExecuteUpdateAsync(c => c.SetProperty(l => l.PasswordHash, (string?)null)));
        var page = await browser.GetAsync(Someone.Page);

        var wrong = await browser.SubmitAsync(page, Someone.Page + "/erasure", ("email", "autre@exemple.ca"));
        var right = await browser.SubmitAsync(page, Someone.Page + "/erasure", ("email", learner.Email!));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.Status, right.Status));
        Assert.True(right.Has(".alert"));
    }

    [Fact]
    public async Task Asked_twice_it_is_asked_and_done_once_with_a_letter_for_each()
    {
        using var site = Site();
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!);
        var page = await browser.GetAsync(Someone.Page);

        await browser.SubmitAsync(page, Someone.Page + "/erasure", ("password", TrainingSite.Password));
        await browser.SubmitAsync(page, Someone.Page + "/erasure", ("password", TrainingSite.Password));
        var asked = await site.Mail.NextAsync();
        site.Time.Advance(Delay);
        await EraseAsync(site);
        await EraseAsync(site);
        var done = await site.Mail.NextAsync();

        Assert.Equal(("Votre compte sera effacé", "Votre compte est effacé"), (asked.Subject, done.Subject));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<ErasureRequest>().CountAsync()));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<AuditEntry>().CountAsync(e => e.Action == "erasure.done")));
    }

    [Fact]
    public async Task The_only_admin_gives_the_role_to_someone_else_first()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);
        var page = await admin.GetAsync("/i/cegep" + Someone.Page);

        var refused = await admin.SubmitAsync(page, $"/i/cegep{Someone.Page}/erasure", ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("seul à pouvoir administrer", refused.Html, StringComparison.Ordinal);
    }

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };

    private static Task EraseAsync(TrainingSite site) => site.Services.GetRequiredService<KeepErasing>().EraseAsync(default);

    private static Task<string> NameAsync(TrainingSite site, Guid id) =>
        site.InDatabaseAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.GivenName).SingleAsync());

    /// <summary>Of the quiz and of the sessions: what statistics are made of.</summary>
    private static async Task<(int Attempts, long Sum, int Sessions, double? Scores, double? Overrides, int Completions)> NumbersAsync(
        TrainingSite site
    )
    {
        await using (var scope = site.Services.CreateAsyncScope())
            while (await scope.ServiceProvider.GetRequiredService<CountAttempts>().RunBatchAsync(null, default) > 0) { }
        return await site.InDatabaseAsync(async db =>
        {
            var tallies = await db.Set<QuizTally>().AsNoTracking().ToListAsync();
            return (
                tallies.Sum(t => t.Attempts),
                tallies.Sum(t => t.Sum),
                await db.Set<ScenarioAttempt>().CountAsync(),
                await db.Set<QuizAttempt>().SumAsync(a => a.ScaledScore),
                await db.Set<GradeOverride>().SumAsync(a => a.ScaledScore),
                await db.Set<Training.Progress.Completion>().CountAsync()
            );
        });
    }

    /// <summary>Every text column of the database in which this word stands, whatever its case.</summary>
    private static Task<List<string>> ColumnsThatSayAsync(TrainingSite site, string word) =>
        site.InDatabaseAsync(async db =>
        {
            var columns =
                from type in db.Model.GetEntityTypes()
                let table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)
                where table is not null
                from property in type.GetProperties()
                where (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string)
                let column = property.GetColumnName(table.Value) ?? type.GetContainerColumnName()
                where column is not null
                select (Table: table.Value.Name, Column: column);
            var found = new List<string>();
            foreach (var (table, column) in columns.Distinct().OrderBy(c => c.Table).ThenBy(c => c.Column))
            {
                var sql =
                    $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\" WHERE LOWER(CAST(\"{column}\" AS varchar(8000))) LIKE '%{word.ToLowerInvariant()}%'";
                if (await db.Database.SqlQueryRaw<int>(sql).SingleAsync() > 0)
                    found.Add($"{table}.{column}");
            }
            return found;
        });

    /// <summary>Journal, comments, shared debriefs, memberships, roles, sessions, places still held.</summary>
    private static Task<int[]> LeftAsync(TrainingSite site, Guid id) =>
        site.InDatabaseAsync(async db =>
            new[]
            {
                await db.Set<JournalEntry>().CountAsync(),
                await db.Set<Comment>().CountAsync(),
                await db.Set<SharedDebrief>().CountAsync(),
                await db.Set<Membership>().CountAsync(m => m.LearnerId == id),
                await db.Set<RoleGrant>().CountAsync(g => g.LearnerId == id),
                await db.Set<SignInSession>().CountAsync(s => s.LearnerId == id),
                await db.Set<Seat>().CountAsync(s => s.LearnerId == id && s.LeftAt == null),
            }
        );
}
