using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Modules;
using Training.Credentials;
using Training.Enrolments;
using Training.Gradebook;
using Training.Journal;
using Training.Learners;
using Training.Progress;
using Training.Scenarios;
using Training.Statistics;
using Training.Tests.Reports;

namespace Training.Tests.Privacy;

/// <summary>A learner of a cohort who has done a bit of everything; every word that they or others wrote about it holds their mark.</summary>
internal sealed class Someone
{
    public const string Page = "/account/my-data";

    private Someone(TrainingSite site, Cohort cohort, Learner learner, Browser browser, string mark) =>
        (Site, Cohort, Learner, Browser, Mark) = (site, cohort, learner, browser, mark);

    public TrainingSite Site { get; }
    public Cohort Cohort { get; }
    public Learner Learner { get; }
    public Browser Browser { get; }
    public string Mark { get; }
    public Guid Id => Learner.Id;

    public static Task<Cohort> CohortAsync(TrainingSite site) => Cohort.OfAsync(site, "sortes", "seance", "essai");

    public static async Task<Someone> OfAsync(TrainingSite site, Cohort cohort, string mark, Language language = Language.Fr)
    {
        var learner = await site.AddLearnerAsync("Zénobie", $"{mark}-nom", language, $"{mark.ToLowerInvariant()}@exemple.ca");
        var browser = await site.SignInAsync(learner.Email!);
        await browser.PostAsync("/modules/essai/enrol", tokenFrom: "/modules/essai");
        var someone = new Someone(site, cohort, learner, browser, mark);
        await cohort.SeatAsync(learner.Id);
        await cohort.AnswerAsync(learner.Id, "sortes/toutes", ("ecrire", $"{mark}-ouverte"));
        await cohort.PlayAsync(learner.Id);
        await cohort.PlayAsync(learner.Id, "seance/jouer", hash: null, isPractice: true);
        await someone.WriteAsync();
        await browser.SubmitAsync(await browser.GetAsync("/modules/essai/credential"), "/modules/essai/credential");
        return someone;
    }

    /// <summary>The entries of the archive that their page gives, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ExportAsync()
    {
        using var zip = new ZipArchive(
            new MemoryStream(await Browser.Client.GetByteArrayAsync(new Uri(Page + "/export", UriKind.Relative)))
        );
        var entries = new Dictionary<string, string>();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            entries.Add(entry.FullName, await reader.ReadToEndAsync());
        }
        return entries;
    }

    public async Task<Page> AskForErasureAsync(string password = TrainingSite.Password) =>
        await Browser.SubmitAsync(await Browser.GetAsync(Page), Page + "/erasure", ("password", password));

    private Task WriteAsync() =>
        Site.InDatabaseAsync(async db =>
        {
            var now = Site.Time.GetUtcNow();
            var enrolment = await db.Set<Enrolment>().SingleAsync(e => e.LearnerId == Id && e.Module == "essai");
            var attempt = await db.Set<Training.Quizzes.QuizAttempt>().SingleAsync(a => a.LearnerId == Id);
            var session = await db.Set<ScenarioAttempt>().SingleAsync(a => a.LearnerId == Id && !a.IsPractice);
            var instructor = await db.Set<Training.Cohorts.OfferingInstructor>().Select(i => i.LearnerId).FirstAsync();
            db.AddRange(
                AttemptToCount.Of(attempt),
                new JournalEntry
                {
                    LearnerId = Id,
                    ActivityId = new("seance", "lire"),
                    Prompt = "ma-phrase",
                    Text = $"{Mark}-journal",
                    WrittenAt = now,
                },
                new Comment
                {
                    Id = Guid.NewGuid(),
                    OfferingId = Cohort.Id,
                    LearnerId = Id,
                    Text = $"{Mark}-commentaire",
                    By = instructor,
                    At = now,
                },
                new GradeOverride
                {
                    OfferingId = Cohort.Id,
                    LearnerId = Id,
                    ActivityId = new("sortes", "toutes"),
                    ScaledScore = 0.5,
                    Reason = $"{Mark}-raison",
                    By = instructor,
                    At = now,
                },
                new RubricAssessment
                {
                    AttemptId = attempt.Id,
                    Item = "ecrire",
                    AssessorId = instructor,
                    Levels = [1, 2],
                    Comment = $"{Mark}-lecture",
                    At = now,
                },
                new SharedDebrief
                {
                    AttemptId = session.Id,
                    ShowsName = true,
                    SharedAt = now,
                },
                new Completion
                {
                    EnrolmentId = enrolment.Id,
                    LearnerId = Id,
                    Module = "essai",
                    ContentHash = enrolment.ContentHash,
                    Rule = MoveOn.CompletedAndPassed,
                    RuleVersion = ModuleProgress.RuleVersion,
                    CompletedAt = now,
                }
            );
            await db.SaveChangesAsync();
        });

    public Task<string> CodeAsync() =>
        Site.InDatabaseAsync(db => db.Set<Credential>().Where(c => c.LearnerId == Id).Select(c => c.Code).SingleAsync());
}
