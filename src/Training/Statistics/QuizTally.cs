using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Catalogue;
using Training.Content;
using Training.Content.Quizzes;
using Training.Institutions;
using Training.Quizzes;

namespace Training.Statistics;

/// <summary>
/// The sums that the statistics of one quiz, in one version, are worked out from. Scores are whole millionths: sums of whole numbers come out
/// the same in any order, and those of two versions can be added.
/// </summary>
public sealed class QuizTally : IInstitutionOwned
{
    private const int Millionths = 1_000_000;

    public Guid Id { get; private set; } = Guid.CreateVersion7();
    public Guid InstitutionId { get; init; }
    public required ActivityId ActivityId { get; init; }
    public required string ContentHash { get; init; }
    public int Attempts { get; private set; }

    /// <summary>Of the scaled scores.</summary>
    public long Sum { get; private set; }

    public long SumOfSquares { get; private set; }

    public List<ItemTally> Items { get; } = [];

    /// <summary>Rises with every change: of two nodes that count at once, the second begins again.</summary>
    public int Revision { get; private set; }

    public void Add(Quiz quiz, QuizAttempt attempt)
    {
        var asked = attempt.Draw(quiz);
        var scores = asked.ToDictionary(item => item.Id, item => Whole(item.Score(attempt.ResponseTo(item.Id))));
        var scored = scores.Values.OfType<long>().ToList();
        var (sum, total) = (scored.Sum(), scored.Count == 0 ? 0 : Divide(scored.Sum(), scored.Count));

        Attempts++;
        Sum += total;
        SumOfSquares += total * total;
        foreach (var item in asked)
        {
            // What the learner did with all the others: an item says nothing of itself.
            var others = scored.Count - (scores[item.Id] is null ? 0 : 1);
            var rest = others == 0 ? 0 : Divide(sum - (scores[item.Id] ?? 0), others);
            Of(item.Id).Add(item, attempt.ResponseTo(item.Id), scores[item.Id], rest, attempt.TimeOn(item.Id));
        }
        Revision++;
    }

    /// <summary>The sums of versions in which the quiz is the same.</summary>
    public void Add(QuizTally other)
    {
        Attempts += other.Attempts;
        Sum += other.Sum;
        SumOfSquares += other.SumOfSquares;
        foreach (var item in other.Items)
            Of(item.Item).Add(item);
    }

    private ItemTally Of(string item)
    {
        if (Items.Find(i => i.Item == item) is { } known)
            return known;
        var tally = new ItemTally { QuizTallyId = Id, Item = item };
        Items.Add(tally);
        return tally;
    }

    private static long? Whole(double? score) => score is { } known ? (long)Math.Round(known * Millionths) : null;

    private static long Divide(long sum, int count) => (long)Math.Round((decimal)sum / count);
}

internal sealed class QuizTallyConfiguration : IEntityTypeConfiguration<QuizTally>
{
    public void Configure(EntityTypeBuilder<QuizTally> tally)
    {
        tally.ToTable("QuizTallies");
        tally.Property(t => t.Id).ValueGeneratedNever();
        tally.Property(t => t.ContentHash).HasMaxLength(64);
        tally.Property(t => t.Revision).IsConcurrencyToken();
        tally.HasOne<ModuleVersion>().WithMany().HasForeignKey(t => t.ContentHash).OnDelete(DeleteBehavior.Restrict);
        tally.HasMany(t => t.Items).WithOne().HasForeignKey(i => i.QuizTallyId).OnDelete(DeleteBehavior.Cascade);

        // Two nodes cannot both begin one.
        tally
            .HasIndex(t => new
            {
                t.ActivityId,
                t.ContentHash,
                t.InstitutionId,
            })
            .IsUnique();
    }
}
