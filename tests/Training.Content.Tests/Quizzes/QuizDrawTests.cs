using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

public sealed class QuizDrawTests
{
    private static readonly Quiz Bank = new(
        new("essai", "bilan"),
        new("Bilan", "Review"),
        TimeSpan.FromMinutes(10),
        Mastery: 0.8,
        Attempts: null,
        Draw: null,
        Shuffle.None,
        Time: null,
        new("", ""),
        [.. Enumerable.Range(1, 14).Select(n => TestItems.Choices("x..x", $"item-{n}"))]
    );

    [Theory]
    [InlineData(Shuffle.None)]
    [InlineData(Shuffle.Choices)]
    [InlineData(Shuffle.Items)]
    [InlineData(Shuffle.Both)]
    public void The_same_seed_always_draws_the_same(Shuffle shuffle)
    {
        var quiz = Bank with { Draw = 8, Shuffle = shuffle };

        Assert.All([long.MinValue, -1, 0, 1, 42, long.MaxValue], seed => Assert.Equal(Shown(quiz, seed), Shown(quiz, seed)));
    }

    [Fact]
    public void Seeds_draw_the_same_on_every_machine()
    {
        var quiz = Bank with { Draw = 3, Shuffle = Shuffle.Both };

        // Attempts under way hold only a seed: were this to change, their items would change under people's eyes.
        Assert.Equal("item-14:0213 item-1:3102 item-13:3102", string.Join(" ", Shown(quiz, 42)));
    }

    [Fact]
    public void All_items_are_asked_in_the_authored_order_when_nothing_is_said()
    {
        Assert.Equal(Bank.Items, QuizDraw.For(Bank, 42));
    }

    [Fact]
    public void A_draw_asks_that_many_different_items_in_the_authored_order()
    {
        var quiz = Bank with { Draw = 8 };

        for (var seed = 0; seed < 100; seed++)
        {
            var drawn = QuizDraw.For(quiz, seed).ToList();

            Assert.Equal(8, drawn.Count);
            Assert.Equal(quiz.Items.Where(drawn.Contains), drawn);
        }
    }

    [Fact]
    public void Every_item_is_drawn_about_as_often_as_any_other()
    {
        var quiz = Bank with { Draw = 7 };

        var counts = Enumerable.Range(0, 2_000).SelectMany(seed => QuizDraw.For(quiz, seed)).CountBy(item => item.Id).Select(c => c.Value);

        Assert.All(counts, count => Assert.InRange(count, 850, 1_150));
    }

    [Fact]
    public void A_draw_larger_than_the_bank_asks_the_bank()
    {
        Assert.Equal(14, QuizDraw.For(Bank with { Draw = 20 }, 42).Count);
    }

    [Fact]
    public void Shuffled_choices_keep_their_authored_index_and_lose_none()
    {
        var drawn = QuizDraw.For(Bank with { Shuffle = Shuffle.Choices }, 42);

        Assert.All(drawn, item => Assert.Equal([0, 1, 2, 3], Choices(item).Order()));
        Assert.Contains(drawn, item => !Choices(item).SequenceEqual([0, 1, 2, 3]));
        Assert.Equal(Bank.Items.Select(i => i.Id), drawn.Select(i => i.Id));
    }

    [Fact]
    public void True_or_false_keeps_its_order()
    {
        Localized<ChoiceText>[] words =
        [
            new(new("<p>Vrai</p>", ""), new("<p>True</p>", "")),
            new(new("<p>Faux</p>", ""), new("<p>False</p>", "")),
        ];
        var truth = TestItems.Choices("x.");
        var quiz = Bank with
        {
            Shuffle = Shuffle.Choices,
            Items = [truth with { Choices = [.. truth.Choices.Select((choice, i) => choice with { Text = words[i] })] }],
        };

        Assert.All(Enumerable.Range(0, 50), seed => Assert.Equal([0, 1], Choices(QuizDraw.For(quiz, seed)[0])));
    }

    [Fact]
    public void Shuffled_items_lose_none()
    {
        var drawn = QuizDraw.For(Bank with { Shuffle = Shuffle.Items }, 42);

        Assert.NotEqual(Bank.Items, drawn);
        Assert.Equal(Bank.Items, drawn.OrderBy(i => Bank.Items.Index().First(b => b.Item == i).Index));
    }

    [Fact]
    public void A_case_moves_as_one_and_keeps_its_order()
    {
        var remise = new Case("remise", new(new("", "", "", []), new("", "", "", [])));
        Item[] items = [.. Bank.Items.Take(4), .. Bank.Items.Skip(4).Take(3).Select(i => i with { Case = remise }), .. Bank.Items.Skip(7)];
        var quiz = Bank with { Items = items, Draw = 6, Shuffle = Shuffle.Items };

        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = QuizDraw.For(quiz, seed);
            var inCase = drawn.Index().Where(i => i.Item.Case is not null).ToList();

            Assert.Equal(6, Quiz.Groups(drawn).Count());
            Assert.Equal(inCase.Count == 0 ? [] : ["item-5", "item-6", "item-7"], inCase.Select(i => i.Item.Id));
            Assert.True(inCase.Count == 0 || inCase[^1].Index - inCase[0].Index == 2);
        }
    }

    [Fact]
    public void Steps_answers_and_gaps_are_shuffled_whatever_the_author_says()
    {
        var quiz = Bank with
        {
            Items = [TestItems.Order(3, "order"), TestItems.Match([0, 1, 1], 4, "match"), TestItems.Cloze([4, 4], "cloze")],
        };

        var shown = Enumerable.Range(0, 100).Select(seed => QuizDraw.For(quiz, seed)).ToList();

        Assert.All(shown, items => Assert.Equal([0, 1, 2], ((OrderItem)items[0]).Steps.Select(s => s.Index).Order()));
        Assert.All(shown, items => Assert.NotEqual([0, 1, 2], ((OrderItem)items[0]).Steps.Select(s => s.Index)));
        Assert.Equal(5, shown.Select(items => string.Join("", ((OrderItem)items[0]).Steps.Select(s => s.Index))).Distinct().Count());
        Assert.All(shown, items => Assert.Equal([0, 1, 1], ((MatchItem)items[1]).Rows.Select(r => r.Answer)));
        Assert.True(shown.Select(items => string.Join("", ((MatchItem)items[1]).Answers.Select(a => a.Index))).Distinct().Count() > 15);
        Assert.Contains(shown, items => Indexes(items[2], 0) != Indexes(items[2], 1));
        Assert.Equal(Indexes(shown[7][2], 0), Indexes(QuizDraw.For(quiz, 7)[2], 0));

        static string Indexes(Item item, int gap) => string.Join("", ((ClozeItem)item).Gaps[gap].Choices.Select(c => c.Index));
    }

    [Fact]
    public void A_pre_test_and_the_attempts_after_it_never_share_an_item()
    {
        var remise = new Case("remise", new(new("", "", "", []), new("", "", "", [])));
        Item[] items = [.. Bank.Items.Take(4), .. Bank.Items.Skip(4).Take(3).Select(i => i with { Case = remise }), .. Bank.Items.Skip(7)];

        for (var seed = 0; seed < 300; seed++)
        {
            var quiz = Bank with { Items = items, PreTest = 1 + seed % 6, Draw = 12 - (1 + seed % 6), Shuffle = (Shuffle)(seed % 4) };
            var before = QuizDraw.PreTest(quiz, seed);
            var asked = before.Select(item => item.Id).ToHashSet();

            for (var after = 1_000; after < 1_010; after++)
            {
                var drawn = QuizDraw.For(quiz, after, asked);

                Assert.DoesNotContain(drawn, item => asked.Contains(item.Id));
                Assert.Equal(quiz.Draw, Quiz.Groups(drawn).Count());
            }
            Assert.Equal(quiz.PreTest, Quiz.Groups(before).Count());
        }
    }

    [Fact]
    public void Of_a_case_that_was_asked_in_part_nothing_is_asked_again()
    {
        var remise = new Case("remise", new(new("", "", "", []), new("", "", "", [])));
        Item[] items = [.. Bank.Items.Take(4), .. Bank.Items.Skip(4).Select(i => i with { Case = remise })];

        var drawn = QuizDraw.For(Bank with { Items = items }, 42, new HashSet<string> { "item-1", "item-9" });

        Assert.Equal(["item-2", "item-3", "item-4"], drawn.Select(item => item.Id));
    }

    private static List<string> Shown(Quiz quiz, long seed) =>
        [.. QuizDraw.For(quiz, seed).Select(item => $"{item.Id}:{string.Join("", Choices(item))}")];

    private static IEnumerable<int> Choices(Item item) => ((ChoiceItem)item).Choices.Select(c => c.Index);
}
