using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Content.Quizzes;
using Training.Data;
using Training.Enrolments;
using Training.Progress;
using Training.Quizzes;
using Training.Statistics;

namespace Training.Journeys;

/// <summary>
/// A quiz that many took, and that its author took before the key of an item was corrected: what it would take a crowd of browsers to do is put
/// into the database.
/// </summary>
internal sealed class AuthorsQuiz(RunningSite site, Quiz quiz, string author)
{
    private const int Attempts = 200;

    /// <summary>The item whose key was another.</summary>
    public ChoiceItem Corrected { get; } = quiz.Items.OfType<ChoiceItem>().First(i => i.Kind == ItemKind.Single);

    public Task AddStatisticsAsync() =>
        site.InDatabaseAsync(async db =>
        {
            var version = await CurrentAsync(db);
            // Those of the demonstration’s learners may be counted already, or are about to be.
            await db.Set<AttemptToCount>().Where(a => a.ActivityId == quiz.Id).ExecuteDeleteAsync();
            await db.Set<QuizTally>().Where(t => t.ActivityId == quiz.Id).ExecuteDeleteAsync();
            var tally = new QuizTally { ActivityId = quiz.Id, ContentHash = version.Hash };
            for (var i = 0; i < Attempts; i++)
            {
                var attempt = Attempt(version.Hash, Guid.Empty, Guid.Empty, number: 1, seed: i);
                foreach (var (index, item) in attempt.Draw(quiz).Index())
                {
                    attempt.Answer(item.Id, Answer(item, isRight: (i * 7 + index * 5) % 200 < i), sequence: null, DateTimeOffset.UnixEpoch);
                    attempt.Spend(item.Id, 4_000 * (1 + (i + index) % 9), DateTimeOffset.UnixEpoch.AddHours(1));
                }
                tally.Add(quiz, attempt);
            }
            db.Add(tally);
        });

    /// <summary>The version with the other key, on which the author is enrolled.</summary>
    public Task AddEarlierVersionAsync() =>
        site.InDatabaseAsync(async db =>
        {
            var version = await CurrentAsync(db);
            var files = ContentFiles.Unpack(version.Files, new ProblemList())!;
            foreach (var kind in new[] { ".quiz.md", ".quiz.en.md" })
                files = files.With($"modules/{quiz.Id}{kind}", WithOtherKey(files, kind), new ProblemList());
            db.Add(
                new ModuleVersion
                {
                    Hash = files.Hash,
                    Module = version.Module,
                    Version = "0.9.0",
                    Files = files.Pack(),
                    PublishedAt = version.PublishedAt.AddDays(-1),
                    CurrentSince = version.CurrentSince.AddDays(-1),
                }
            );
            var learner = await db.Learners.SingleAsync(l => l.Email == author);
            db.Add(
                new Enrolment
                {
                    LearnerId = learner.Id,
                    Module = version.Module,
                    ContentHash = files.Hash,
                    EnrolledAt = version.PublishedAt,
                    LastSeenAt = version.PublishedAt,
                }
            );
        });

    /// <summary>An attempt on that version, right by the key of now.</summary>
    public Task AddAttemptAsync(int number) =>
        site.InDatabaseAsync(async db =>
        {
            var learner = await db.Learners.SingleAsync(l => l.Email == author);
            var enrolment = await db.Set<Enrolment>().SingleAsync(e => e.LearnerId == learner.Id && e.Module == quiz.Id.Module);
            var seed = Enumerable.Range(1, 1000).First(s => QuizDraw.For(quiz, s).Any(i => i.Id == Corrected.Id));
            var attempt = Attempt(enrolment.ContentHash, learner.Id, enrolment.Id, number, seed);
            attempt.Answer(Corrected.Id, Answer(Corrected, isRight: true), sequence: null, enrolment.EnrolledAt);
            attempt.Submit(WithOtherKey(), enrolment.EnrolledAt);
            db.AddRange(
                attempt,
                new LearningRecord
                {
                    EnrolmentId = enrolment.Id,
                    LearnerId = learner.Id,
                    Verb = Verb.Failed,
                    ActivityId = quiz.Id,
                    Attempt = number,
                    ScaledScore = attempt.ScaledScore,
                    At = enrolment.EnrolledAt,
                }
            );
        });

    private Task<ModuleVersion> CurrentAsync(TrainingDbContext db) =>
        db.Set<ModuleVersion>().Where(v => v.Module == quiz.Id.Module).OrderByDescending(v => v.CurrentSince).FirstAsync();

    private QuizAttempt Attempt(string hash, Guid learner, Guid enrolment, int number, long seed) =>
        new()
        {
            EnrolmentId = enrolment,
            LearnerId = learner,
            ActivityId = quiz.Id,
            ContentHash = hash,
            Number = number,
            Seed = seed,
            StartedAt = DateTimeOffset.UnixEpoch,
        };

    private static Response Answer(Item item, bool isRight) =>
        item is ChoiceItem choices
            ? Response.OfTicked(choices.Choices.Where(c => c.IsRight == isRight).Take(isRight ? 9 : 1).Select(c => c.Index))
        : item is SlotItem slots
            ? Response.OfSlots([.. Enumerable.Range(0, slots.SlotCount).Select(slot => (int?)(slots.Fits(slot, 0) ? 0 : 1))])
        : new(isRight ? "10" : "0");

    private Quiz WithOtherKey() =>
        quiz with
        {
            Items =
            [
                .. quiz.Items.Select(item =>
                    item.Id == Corrected.Id
                        ? Corrected with
                        {
                            Choices = [.. Corrected.Choices.Select(c => c with { IsRight = c.Index == Other })],
                        }
                        : item
                ),
            ],
        };

    private int Other => Corrected.Choices.First(c => !c.IsRight).Index;

    private byte[] WithOtherKey(ContentFiles files, string kind)
    {
        var text = Encoding.UTF8.GetString(files.Find($"modules/{quiz.Id}{kind}")!.Value.Span);
        var start = text.IndexOf($"{{#{Corrected.Id}}}", StringComparison.Ordinal);
        var (right, wrong) = (
            text.IndexOf("- [x]", start, StringComparison.Ordinal),
            text.IndexOf("- [ ]", start, StringComparison.Ordinal)
        );
        var marks = text.ToCharArray();
        (marks[right + 3], marks[wrong + 3]) = (' ', 'x');
        return Encoding.UTF8.GetBytes(marks);
    }
}
