using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Journal;
using Training.Learners;
using Training.Quizzes;
using Training.Scenarios;
using Training.Tests.Reports;

namespace Training.Tests.Privacy;

/// <summary>What a learner tries and writes for themselves changes no page of anyone else, whatever their role.</summary>
public sealed partial class NobodyElseTests
{
    private const string Words = "Obsidienne pour moi seule";

    // They tell of the reader, of the whole database’s size, or of what was just read.
    private static readonly string[] ChangeByThemselves = ["/institution/audit", "/operations/storage"];

    [Theory]
    [InlineData(Role.Instructor)]
    [InlineData(Role.Author)]
    [InlineData(Role.Registrar)]
    [InlineData(Role.Admin)]
    [InlineData(Role.Operator)]
    public async Task Practice_and_journal_are_on_no_page_of_anyone_else(Role role)
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance", "sortes", "essai");
        var learner = await site.AddLearnerAsync("Zénobie", "Lavigueur");
        await cohort.SeatAsync(learner.Id);
        await cohort.PlayAsync(learner.Id);
        var quiz = await cohort.AnswerAsync(learner.Id, "sortes/toutes", ("ecrire", "Ce qui est remis"));
        var reader = role == Role.Instructor ? cohort.Instructor : await site.SignUpWithRoleAsync(role);
        var routes = Routes(site, cohort.Id, learner.Id, quiz).ToList();
        // Once before, so that what a first visit changes is changed.
        await WalkAsync(reader, routes);
        var before = await WalkAsync(reader, routes);

        await cohort.PlayAsync(learner.Id, "seance/jouer", hash: null, isPractice: true);
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new JournalEntry
                {
                    LearnerId = learner.Id,
                    ActivityId = new("seance", "lire"),
                    Prompt = "ma-phrase",
                    Text = Words,
                    WrittenAt = site.Time.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        var practice = await site.InDatabaseAsync(db => db.Set<ScenarioAttempt>().Where(a => a.IsPractice).Select(a => a.Id).SingleAsync());
        var after = await WalkAsync(reader, routes);

        Assert.Equal(routes.Count, after.Count);
        Assert.True(after.Count(page => page.Value.Status == HttpStatusCode.OK) > 15);
        Assert.DoesNotContain(after, page => page.Value.Body.Contains("Obsidienne", StringComparison.Ordinal));
        Assert.DoesNotContain(after, page => page.Value.Body.Contains(practice.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Empty(
            after
                .Where(page =>
                    !ChangeByThemselves.Any(path => page.Key.StartsWith(path, StringComparison.Ordinal))
                    && page.Value.Text != before[page.Key].Text
                )
                .Select(page => page.Key)
        );
    }

    [Fact]
    public async Task The_walk_would_find_what_the_writer_sees_themselves()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance");
        var learner = await site.AddLearnerAsync("Zénobie", "Lavigueur");
        await cohort.PlayAsync(learner.Id);
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new JournalEntry
                {
                    LearnerId = learner.Id,
                    ActivityId = new("seance", "lire"),
                    Prompt = "ma-phrase",
                    Text = Words,
                    WrittenAt = site.Time.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });

        var pages = await WalkAsync(await site.SignInAsync(learner.Email!), [.. Routes(site, cohort.Id, learner.Id, Guid.Empty)]);

        Assert.Contains(pages, page => page.Key == "/journal" && page.Value.Body.Contains("Obsidienne", StringComparison.Ordinal));
    }

    private sealed record Answer(HttpStatusCode Status, string Body, string Text);

    private static async Task<Dictionary<string, Answer>> WalkAsync(Browser reader, IReadOnlyList<string> routes)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var route in routes)
        {
            var page = await reader.GetAsync(route);
            var text = page.Document.QuerySelector("main")?.TextContent ?? "";
            // A page that says no gives each refusal a number of its own.
            answers[route] = new(page.Status, page.Html, page.Status == HttpStatusCode.OK ? Spaces().Replace(text, " ") : $"{page.Status}");
        }
        return answers;
    }

    private static IEnumerable<string> Routes(TrainingSite site, Guid offering, Guid learner, Guid quiz) =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is true)
            .Select(e => Fill(e.RoutePattern.RawText!, offering, learner, quiz))
            // Whoever signs out, or goes to another language, walks on as someone else.
            .Where(path => !path.StartsWith("/language", StringComparison.Ordinal) && !path.Contains("sign-out", StringComparison.Ordinal))
            .Distinct();

    private static string Fill(string pattern, Guid offering, Guid learner, Guid quiz)
    {
        var module = pattern.Contains(":quiz", StringComparison.Ordinal) ? "sortes" : "seance";
        var path = Parameter()
            .Replace(
                pattern,
                match =>
                    (match.Groups[1].Value, match.Value) switch
                    {
                        ("module", _) => module,
                        ("offering", _) => offering.ToString(),
                        ("learner" or "member", _) => learner.ToString(),
                        ("attempt", var whole) when whole.Contains(":guid", StringComparison.Ordinal) => quiz.ToString(),
                        ("item", _) => "ecrire",
                        (_, var whole) when whole.Contains(":lesson", StringComparison.Ordinal) => "lire",
                        (_, var whole) when whole.Contains(":quiz", StringComparison.Ordinal) => "toutes",
                        (_, var whole) when whole.Contains(":int", StringComparison.Ordinal) => "1",
                        (_, var whole) when whole.Contains(":guid", StringComparison.Ordinal) => learner.ToString(),
                        _ => "jouer",
                    }
            );
        return path.StartsWith('/') ? path : "/" + path;
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
