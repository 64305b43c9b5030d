using Training.Review;

namespace Training.Tests.Review;

/// <summary>FSRS-6 against the reference values of its own authors’ implementation (py-fsrs 6, default weights, no fuzz).</summary>
public sealed class MemoryTests
{
    [Fact]
    public void Intervals_are_those_of_the_reference()
    {
        // Each review comes when it is due; after a first answer, and after a lapse, ten minutes later.
        (Recall Recall, int Interval)[] reference =
        [
            (Recall.Good, 0),
            (Recall.Good, 2),
            (Recall.Good, 11),
            (Recall.Good, 46),
            (Recall.Good, 163),
            (Recall.Good, 498),
            (Recall.Again, 0),
            (Recall.Again, 0),
            (Recall.Good, 2),
            (Recall.Good, 4),
            (Recall.Good, 7),
            (Recall.Good, 12),
            (Recall.Good, 21),
        ];

        var memory = Memory.First(reference[0].Recall);
        for (var i = 1; i < reference.Length; i++)
        {
            memory = memory.After(reference[i].Recall, reference[i - 1].Interval);
            if (reference[i].Interval > 0)
                Assert.Equal((i, reference[i].Interval), (i, memory.NextInterval()));
        }
    }

    [Fact]
    public void Stability_and_difficulty_are_those_of_the_reference()
    {
        var memory = Memory.First(Recall.Again);
        foreach (var days in new[] { 0, 1, 3, 8, 21 })
            memory = memory.After(Recall.Good, days);

        Assert.Equal(53.62691, memory.Stability, 4);
        Assert.Equal(6.3574867, memory.Difficulty, 4);
    }

    [Fact]
    public void What_is_always_easy_ends_as_easy_as_can_be()
    {
        var memory = Memory.First(Recall.Easy);
        for (var i = 0; i < 9; i++)
            memory = memory.After(Recall.Easy, 0);

        Assert.Equal(1, memory.Difficulty, 6);
    }

    [Fact]
    public void After_its_stability_it_is_remembered_nine_times_out_of_ten()
    {
        var memory = Memory.First(Recall.Good);

        Assert.Equal(1, memory.Retrievability(0), 12);
        Assert.Equal(0.9, memory.Retrievability(memory.Stability), 12);
    }

    [Fact]
    public void Whatever_is_answered_whenever_stays_within_bounds_and_better_answers_last_longer()
    {
        var random = new Random(1);
        for (var walk = 0; walk < 500; walk++)
        {
            var memory = Memory.First((Recall)random.Next(1, 5));
            for (var answer = 0; answer < 40; answer++)
            {
                var days = random.Next(4) == 0 ? 0 : random.Next(0, 400);
                var next = Enum.GetValues<Recall>().Select(r => memory.After(r, days)).ToList();

                Assert.All(next, m => Assert.InRange(m.Difficulty, 1, 10));
                Assert.All(next, m => Assert.InRange(m.NextInterval(longest: 365), 1, 365));
                Assert.Equal(next.Select(m => m.Stability).Order(), next.Select(m => m.Stability));
                memory = next[random.Next(4)];
            }
        }
    }
}
