using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Courses;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Outbox;
using Training.Progress;
using Training.Quizzes;
using Training.Tests.Reports;

namespace Training.Tests.Security;

/// <summary>Every page that is about something with an id, asked for by someone whose thing it isn’t.</summary>
public sealed class StrangersTests
{
    // What the site writes by itself, and what says who came.
    private static readonly string[] NotTheirs = ["SiteUptimes", "Outbox", "LearnerTokens"];

    [Fact]
    public async Task Nobody_reads_or_changes_by_its_id_what_is_someone_elses()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var owner = await cohort.SeatAsync("Amélie", "Tremblay");
        await cohort.RecordAsync(owner, "essai/bilan", (Verb.Passed, 1));
        var ids = await IdsAsync(site, cohort, owner);
        var stranger = await site.SignUpWithRoleAsync(Role.Instructor);
        var routes = SiteRoute.All(site).Where(r => r.Parameters.Any(ids.ContainsKey)).ToList();
        var before = await SnapshotAsync(site);

        var wrong = new List<string>();
        foreach (var route in routes)
        {
            var address = route.Fill(ids);
            var page =
                route.Method == "GET"
                    ? await stranger.GetAsync(address)
                    : await stranger.PostAsync(address, "/account/profile", route.Form(owner.Id.ToString()));
            if (page.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                wrong.Add($"{route.Method} {address}: {(int)page.Status} {page.Path}");
        }

        Assert.True(routes.Count > 40, $"Only {routes.Count} routes were walked.");
        Assert.Empty(wrong);
        var after = await SnapshotAsync(site);
        Assert.All(after, table => Assert.Equal(before[table.Key], table.Value));
        Assert.Empty(site.Log.Errors);
    }

    private static Task<Dictionary<string, string>> IdsAsync(TrainingSite site, TaughtCohort cohort, Learner owner) =>
        site.InDatabaseAsync(async db =>
        {
            var invitation = new Invitation
            {
                Email = "INVITEE@EXEMPLE.CA",
                InvitedAt = site.Time.GetUtcNow(),
                ExpiresAt = site.Time.GetUtcNow().AddDays(7),
            };
            var enrolment = await db.Set<Enrolment>().SingleAsync(e => e.LearnerId == owner.Id);
            var attempt = new QuizAttempt
            {
                EnrolmentId = enrolment.Id,
                LearnerId = owner.Id,
                ActivityId = ActivityId.Parse("essai/bilan"),
                ContentHash = enrolment.ContentHash,
                Number = 1,
                Seed = 1,
                StartedAt = site.Time.GetUtcNow(),
            };
            var completion = new CourseCompletion
            {
                CourseId = cohort.Offering.CourseId,
                OfferingId = cohort.Offering.Id,
                LearnerId = owner.Id,
                Rule = "{}",
                Hours = 1,
                CompletedAt = site.Time.GetUtcNow(),
            };
            db.AddRange(invitation, attempt, completion);
            await db.SaveChangesAsync();
            return new Dictionary<string, string>
            {
                ["offering"] = cohort.Offering.Id.ToString(),
                ["learner"] = owner.Id.ToString(),
                ["member"] = owner.Id.ToString(),
                ["session"] = (
                    await db.Set<SignInSession>().Where(s => s.LearnerId == cohort.Teacher.Id).Select(s => s.Id).SingleAsync()
                ).ToString(),
                ["invitation"] = invitation.Id.ToString(),
                ["attempt"] = attempt.Id.ToString(),
                ["completion"] = completion.Id.ToString(),
                ["file"] = Guid.CreateVersion7().ToString(),
                ["id"] = Guid.CreateVersion7().ToString(),
            };
        });

    /// <summary>All that every table holds.</summary>
    private static Task<Dictionary<string, string>> SnapshotAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Except(NotTheirs);
            var all = new Dictionary<string, string>();
            await db.Database.OpenConnectionAsync();
            foreach (var table in tables)
                all[table] = await ReadAsync(db.Database.GetDbConnection(), table);
            return all;
        });

    private static async Task<string> ReadAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Say(reader.GetValue(i)))));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static string Say(object value) =>
        value is byte[] bytes ? Convert.ToBase64String(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
