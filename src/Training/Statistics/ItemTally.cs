using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Content.Quizzes;

namespace Training.Statistics;

/// <summary>The sums of one item. x is its score, rest the mean score of the other items of the same attempt, both in millionths.</summary>
public sealed class ItemTally
{
    /// <summary>Attempts are parted by how they did in the rest: below 10 %, below 20 %…</summary>
    public const int Bands = 10;

    private const int BandWidth = 1_000_000 / Bands;

    public required Guid QuizTallyId { get; init; }
    public required string Item { get; init; }

    /// <summary>How many attempts asked it.</summary>
    public int Count { get; private set; }

    public long Sum { get; private set; }
    public long SumOfSquares { get; private set; }
    public long SumOfRest { get; private set; }
    public long SumOfSquaresOfRest { get; private set; }
    public long SumOfProducts { get; private set; }

    /// <summary>How many gave each answer, by <see cref="AnswerKeys"/> and by band of the rest.</summary>
    public SortedDictionary<string, int[]> Answers { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>How many took how long, by <see cref="TimeOnItem"/>; only those whose time is known.</summary>
    public int[] Times { get; private set; } = new int[TimeOnItem.Classes];

    /// <param name="score">Null for an item that only a person can score.</param>
    /// <param name="milliseconds">0 when unknown.</param>
    public void Add(Item item, Response response, long? score, long rest, int milliseconds)
    {
        Count++;
        if (score is { } x)
        {
            Sum += x;
            SumOfSquares += x * x;
            SumOfRest += rest;
            SumOfSquaresOfRest += rest * rest;
            SumOfProducts += x * rest;
        }
        var band = (int)Math.Min(Bands - 1, rest / BandWidth);
        foreach (var key in AnswerKeys.Of(item, response).Prepend(AnswerKeys.All))
            Of(key)[band]++;
        if (TimeOnItem.ClassOf(milliseconds) is { } time)
            Times[time]++;
    }

    public void Add(ItemTally other)
    {
        Count += other.Count;
        Sum += other.Sum;
        SumOfSquares += other.SumOfSquares;
        SumOfRest += other.SumOfRest;
        SumOfSquaresOfRest += other.SumOfSquaresOfRest;
        SumOfProducts += other.SumOfProducts;
        foreach (var (key, counts) in other.Answers)
            Increase(Of(key), counts);
        Increase(Times, other.Times);
    }

    private static void Increase(int[] counts, int[] by)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += by[i];
    }

    private int[] Of(string key) => Answers.TryGetValue(key, out var counts) ? counts : Answers[key] = new int[Bands];
}

internal sealed class ItemTallyConfiguration : IEntityTypeConfiguration<ItemTally>
{
    public void Configure(EntityTypeBuilder<ItemTally> tally)
    {
        tally.ToTable("ItemTallies");
        tally.HasKey(t => new { t.QuizTallyId, t.Item });
        tally.Property(t => t.Item).HasMaxLength(80);
        tally.Property(t => t.Answers).HasConversion(answers => Write(answers), text => ReadAnswers(text), AnswersComparer);
        tally.Property(t => t.Times).HasConversion(times => Write(times), text => Read<int[]>(text), TimesComparer).HasMaxLength(200);
    }

    // Both are changed in place: what they were when they were read has to be kept as a copy.
    private static readonly ValueComparer<SortedDictionary<string, int[]>> AnswersComparer = new(
        (a, b) => Write(a!) == Write(b!),
        answers => Write(answers).GetHashCode(StringComparison.Ordinal),
        answers => ReadAnswers(Write(answers))
    );

    private static readonly ValueComparer<int[]> TimesComparer = new(
        (a, b) => a!.SequenceEqual(b!),
        times => Write(times).GetHashCode(StringComparison.Ordinal),
        times => times.ToArray()
    );

    private static SortedDictionary<string, int[]> ReadAnswers(string text) =>
        new(Read<Dictionary<string, int[]>>(text), StringComparer.Ordinal);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value);

    private static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text)!;
}
