using Training.Catalogue;
using Training.Content;
using Training.Content.Competencies;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Review;

namespace Training.Tests.Review;

public sealed class ReviewDeckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void What_is_due_comes_first_and_modules_take_turns()
    {
        var deck = Deck(
            New("a", 1),
            New("a", 2),
            Answered("a", 3, daysAgo: 30),
            Answered("b", 1, daysAgo: 9),
            Answered("a", 4, daysAgo: 8)
        );

        Assert.Equal(["a/3", "b/1", "a/4", "a/1", "a/2"], Names(deck));
        Assert.Equal(3, deck.DueToday);
    }

    [Fact]
    public void A_day_never_has_more_than_its_few()
    {
        var deck = Deck([.. Enumerable.Range(1, 30).Select(i => New("a", i))]);

        Assert.Equal(ReviewDeck.PerDay, deck.Today.Count);
    }

    [Fact]
    public void What_was_answered_today_counts_among_the_few_and_waits_its_turn()
    {
        var deck = Deck([Answered("a", 99, daysAgo: 0), .. Enumerable.Range(1, 10).Select(i => New("a", i)), New("b", 1)]);

        Assert.Equal(1, deck.Answered);
        Assert.Equal(ReviewDeck.PerDay - 1, deck.Today.Count);
        Assert.Equal("b/1", Names(deck)[0]);
    }

    [Fact]
    public void Once_all_is_answered_the_deck_says_when_it_goes_on()
    {
        var deck = Deck(Answered("a", 1, daysAgo: 0));

        Assert.Empty(deck.Today);
        Assert.Equal(Today.AddDays(2), deck.NextOn);
    }

    [Fact]
    public void What_was_left_because_the_day_was_full_comes_tomorrow()
    {
        var deck = Deck([.. Enumerable.Range(1, 10).Select(i => Answered("a", i, daysAgo: 0)), New("a", 11)]);

        Assert.Empty(deck.Today);
        Assert.Equal(Today.AddDays(1), deck.NextOn);
    }

    private static ReviewDeck Deck(params ReviewItem[] items) => new(items, Today);

    private static List<string> Names(ReviewDeck deck) => [.. deck.Today.Select(i => $"{i.Quiz.Id.Module}/{i.Item.Id}")];

    private static ReviewItem New(string module, int item) => Item(module, item, null);

    private static ReviewItem Answered(string module, int item, int daysAgo)
    {
        var card = new ReviewCard
        {
            LearnerId = Guid.NewGuid(),
            ActivityId = new(module, "bilan"),
            Item = $"{item}",
        };
        var day = Today.AddDays(-daysAgo);
        card.Answer("hash", new Response("0"), 1, new(day, TimeOnly.MinValue, TimeSpan.Zero), day);
        return Item(module, item, card);
    }

    private static ReviewItem Item(string module, int item, ReviewCard? card)
    {
        var id = new ActivityId(module, "bilan");
        var text = new ItemText("", "", "", []);
        var asked = new ShortItem($"{item}", [], CompetencyLevel.N1, new(text, text), new([], []));
        var quiz = new Quiz(id, new("", ""), default, 0.8, null, null, Shuffle.None, null, new("", ""), [asked]);
        return new(null!, quiz, asked, card);
    }
}
