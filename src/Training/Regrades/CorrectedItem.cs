using Training.Content.Quizzes;

namespace Training.Regrades;

/// <summary>An item as attempts were asked it, and as it is now.</summary>
/// <param name="Number">Its place in the quiz as it was, from 1.</param>
/// <param name="Mark">Marks an answer to the item as it was by the key of now; null when it can’t.</param>
public sealed record CorrectedItem(int Number, Item Was, Item Now, Func<Response, double>? Mark)
{
    public string Id => Was.Id;

    /// <summary>Whether what is right has changed.</summary>
    public bool Differs => Was.Kind != Now.Kind || AnswerKey.Of(Was) != AnswerKey.Of(Now);

    /// <summary>The items that both editions have, but for those that a person scores.</summary>
    public static IEnumerable<CorrectedItem> Between(Quiz was, Quiz now) =>
        was
            .Items.Index()
            .Where(item => item.Item is not OpenItem)
            .Select(item => Find(item.Index + 1, item.Item, now))
            .OfType<CorrectedItem>();

    private static CorrectedItem? Find(int number, Item was, Quiz now) =>
        now.Items.FirstOrDefault(i => i.Id == was.Id) is { } same ? new(number, was, same, AnswerKey.Between(was, same)) : null;
}
