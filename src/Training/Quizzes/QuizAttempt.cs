using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content;
using Training.Content.Quizzes;
using Training.Enrolments;
using Training.Institutions;

namespace Training.Quizzes;

/// <summary>One learner’s try at one quiz, from the first page to the score.</summary>
public sealed partial class QuizAttempt : IInstitutionOwned
{
    /// <summary>The number of a pre-test, which comes before the first attempt and counts for nothing.</summary>
    public const int PreTestNumber = 0;

    // An hour on one question is a page left open.
    private const int MostMilliseconds = 3_600_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required Guid EnrolmentId { get; init; }
    public required Guid LearnerId { get; init; }
    public required ActivityId ActivityId { get; init; }

    /// <summary>The content it was started on, and stays on.</summary>
    public required string ContentHash { get; init; }

    /// <summary>1 for the first attempt, 2 for the second; <see cref="PreTestNumber"/> for the pre-test.</summary>
    public required int Number { get; init; }

    /// <summary>Decides which items are drawn and how they are ordered.</summary>
    public required long Seed { get; init; }

    /// <summary>Ids of the items that the learner’s pre-test asked, such as <c>etude,logiciel</c>: this attempt asks others.</summary>
    public string AskedBefore { get; init; } = "";

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>xAPI’s scaled score, 0 to 1; null until the attempt is submitted.</summary>
    public double? ScaledScore { get; private set; }

    public bool Passed { get; private set; }

    /// <summary>The score after the last correction of its items; null when none changed it. <see cref="ScaledScore"/> stays as it was.</summary>
    public double? CorrectedScore { get; private set; }

    /// <summary>The same, for <see cref="Passed"/>.</summary>
    public bool? CorrectedPassed { get; private set; }

    /// <summary>The score that counts.</summary>
    public double? CurrentScore => CorrectedScore ?? ScaledScore;

    public bool CurrentPassed => CorrectedPassed ?? Passed;

    /// <summary>Rises with every change: of two tabs that answer or submit at once, the second sees first what the other wrote.</summary>
    public int Revision { get; private set; }

    public List<QuizResponse> Responses { get; } = [];

    public bool IsPreTest => Number == PreTestNumber;

    public bool IsSubmitted => SubmittedAt is not null;

    /// <summary>The page one is on, from 0; where going back is not allowed, the furthest one.</summary>
    public int Page { get; private set; }

    public Response ResponseTo(string item) => Find(item) is { } kept ? new(kept.Text) : Response.None;

    public bool IsFlagged(string item) => Find(item)?.IsFlagged ?? false;

    /// <summary>The levels that the learner gave their own open answer, by criterion; none while they did not.</summary>
    public IReadOnlyList<int?> SelfAssessmentOf(string item) => new Response(Find(item)?.SelfAssessment ?? "").Slots;

    /// <summary>When the answer kept was given, by the clock of <see cref="AnswerTime"/>.</summary>
    public long AnsweredLast(string item) => Find(item)?.Sequence ?? 0;

    /// <summary>The same, for the flag.</summary>
    public long FlaggedLast(string item) => Find(item)?.FlagSequence ?? 0;

    /// <summary>Whether the answer was checked and explained, and can’t change any more.</summary>
    public bool IsChecked(string item) => Find(item)?.IsChecked ?? false;

    /// <summary>The items that it asks, as it shows them.</summary>
    public IReadOnlyList<Item> Draw(Quiz quiz) =>
        IsPreTest ? QuizDraw.PreTest(quiz, Seed)
        : AskedBefore.Length == 0 ? QuizDraw.For(quiz, Seed)
        : QuizDraw.For(quiz, Seed, AskedBefore.Split(',').ToHashSet(StringComparer.Ordinal));

    /// <summary>How long the page was looked at before this item was answered, in milliseconds, as far as script could tell; else 0.</summary>
    public int TimeOn(string item) => Find(item)?.Milliseconds ?? 0;

    /// <summary>Keeps an answer. Posts may come late, twice, in any order: the one given last stands.</summary>
    /// <param name="sequence">Null for one that is given now.</param>
    public void Answer(string item, Response answer, long? sequence, DateTimeOffset now)
    {
        if (IsSubmitted || IsChecked(item) || (sequence is null && ResponseTo(item) == answer))
            return;
        var kept = Find(item) ?? New(item, now);
        var given = sequence ?? AnswerTime.After(kept.Sequence, now);
        // Of two answers given at once the same one must stand, whichever comes first.
        if (given < kept.Sequence || (given == kept.Sequence && string.CompareOrdinal(answer.Text, kept.Text) <= 0))
            return;

        (kept.Text, kept.Sequence, kept.AnsweredAt) = (answer.Text, given, now);
        Keep(kept);
    }

    /// <summary>
    /// Keeps how long an answered item was worked on, for statistics only. A page says it as a sum, so that what comes late or twice changes
    /// nothing; it can’t be more than the attempt has lasted.
    /// </summary>
    public void Spend(string item, int? milliseconds, DateTimeOffset now)
    {
        if (IsSubmitted || milliseconds is not { } spent || Find(item) is not { } kept)
            return;
        var longest = Math.Min(MostMilliseconds, Math.Max(0, (now - StartedAt).TotalMilliseconds));
        if (Math.Min(spent, (int)longest) is var time && time <= kept.Milliseconds)
            return;
        kept.Milliseconds = time;
        Keep(kept);
    }

    /// <summary>Marks an item to look at again before submitting, or no more; the latest one stands.</summary>
    /// <param name="sequence">Null for one that is given now.</param>
    public void Flag(string item, bool isFlagged, long? sequence, DateTimeOffset now)
    {
        if (IsSubmitted || IsChecked(item) || (sequence is null && IsFlagged(item) == isFlagged))
            return;
        var kept = Find(item) ?? New(item, now);
        var given = sequence ?? AnswerTime.After(kept.FlagSequence, now);
        if (given < kept.FlagSequence || (given == kept.FlagSequence && (kept.IsFlagged || !isFlagged)))
            return;

        (kept.IsFlagged, kept.FlagSequence) = (isFlagged, given);
        Keep(kept);
    }

    /// <summary>Locks an answer, so that it can be explained before the attempt is submitted.</summary>
    public void Check(string item)
    {
        if (IsSubmitted || Find(item) is not { IsChecked: false, Text.Length: > 0 } kept)
            return;
        kept.IsChecked = true;
        Revision++;
    }

    /// <summary>Goes to another page of the attempt.</summary>
    public void TurnTo(int page)
    {
        if (IsSubmitted || Page == page)
            return;
        Page = page;
        Revision++;
    }

    /// <summary>Keeps what the learner thinks of their own open answer; it counts for nothing else.</summary>
    public void AssessOneself(string item, IReadOnlyCollection<int?> levels)
    {
        var assessment = Response.OfSlots(levels).Text;
        if (!IsSubmitted || Find(item) is not { } kept || kept.SelfAssessment == assessment)
            return;
        kept.SelfAssessment = assessment;
        Revision++;
    }

    public void Submit(Quiz quiz, DateTimeOffset now)
    {
        // A double click or a reload sends the form twice; the first score stands.
        if (IsSubmitted)
            return;

        // What only a person can score is left out: it neither makes nor breaks a pass.
        var mean = Draw(quiz).Select(item => item.Score(ResponseTo(item.Id))).Average() ?? 0;
        // Thirds don’t add up exactly in binary, and a last digit must not fail anyone.
        ScaledScore = Math.Round(mean, 6);
        // A pre-test says where one starts from: there is nothing to pass.
        Passed = !IsPreTest && ScaledScore >= quiz.Mastery;
        SubmittedAt = now;
        Revision++;
    }

    /// <summary>Counts another score from now on, because items were corrected; the first one is kept beside it.</summary>
    public void Correct(double score, bool passed)
    {
        (CorrectedScore, CorrectedPassed) = (score, passed);
        Revision++;
    }

    private QuizResponse? Find(string item) => Responses.Find(r => r.Item == item);

    private QuizResponse New(string item, DateTimeOffset now) =>
        new()
        {
            AttemptId = Id,
            Item = item,
            Text = "",
            AnsweredAt = now,
        };

    private void Keep(QuizResponse response)
    {
        if (!Responses.Contains(response))
            Responses.Add(response);
        Revision++;
    }
}

internal sealed class QuizAttemptConfiguration : IEntityTypeConfiguration<QuizAttempt>
{
    public void Configure(EntityTypeBuilder<QuizAttempt> attempt)
    {
        attempt.ToTable("QuizAttempts");
        attempt.Property(a => a.Id).ValueGeneratedNever();
        attempt.Property(a => a.ContentHash).HasMaxLength(64);
        attempt.Property(a => a.Revision).IsConcurrencyToken();
        attempt.HasOne<Enrolment>().WithMany().HasForeignKey(a => a.EnrolmentId).OnDelete(DeleteBehavior.Restrict);
        attempt.HasMany(a => a.Responses).WithOne().HasForeignKey(r => r.AttemptId).OnDelete(DeleteBehavior.Cascade);

        // Two tabs cannot both start attempt 1.
        attempt
            .HasIndex(a => new
            {
                a.LearnerId,
                a.ActivityId,
                a.Number,
                a.InstitutionId,
            })
            .IsUnique();
    }
}
