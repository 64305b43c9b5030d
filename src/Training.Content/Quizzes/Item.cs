using Training.Content.Competencies;

namespace Training.Content.Quizzes;

public enum ItemKind
{
    Single,
    Multiple,
    Order,
    Match,
    Cloze,
    Short,
    Number,
    Open,
}

/// <summary>
/// One question, of one kind: it takes a <see cref="Response"/> and gives a score, as QTI’s items do. Its id outlives rewording, because
/// people have answered it.
/// </summary>
public abstract record Item(string Id, IReadOnlyList<string> Competencies, CompetencyLevel Level, Localized<ItemText> Text)
{
    public abstract ItemKind Kind { get; }

    /// <summary>The vignette it is asked about, with others; null for an item that stands alone.</summary>
    public Case? Case { get; init; }

    /// <summary>The lessons that teach it, by their ids, where the author says so.</summary>
    public IReadOnlyList<string> Lessons { get; init; } = [];

    /// <summary>From 0 to 1; null when only a person can tell.</summary>
    public abstract double? Score(Response response);

    /// <summary>Whether nothing is left to answer.</summary>
    public abstract bool IsComplete(Response response);

    /// <summary>The answer that posted values give, without what this item doesn’t have; null when none of them makes sense.</summary>
    public abstract Response? Read(IReadOnlyList<string> posted);

    /// <summary>The same item as the attempt with this seed shows it; what it is made of keeps its authored index.</summary>
    public virtual Item Shuffled(long seed, Shuffle shuffle) => this;

    /// <summary>All the HTML that is read before answering.</summary>
    public virtual IEnumerable<string> AskedHtml(Language language) =>
        new[] { Case?.Text, Text }
            .OfType<Localized<ItemText>>()
            .SelectMany(text => (string[])[text.In(language).PromptHtml, text.In(language).ContextHtml]);

    /// <summary>All the HTML that explains answers.</summary>
    public virtual IEnumerable<string> FeedbackHtml(Language language) => [Text.In(language).FeedbackHtml];
}

/// <param name="Cited">Source ids named by the item or its feedback.</param>
public sealed record ItemText(string PromptHtml, string ContextHtml, string FeedbackHtml, IReadOnlyList<string> Cited);

/// <summary>A vignette about which several items are asked, which are drawn and shown together.</summary>
public sealed record Case(string Id, Localized<ItemText> Text);

/// <summary>Something that can be answered, and what it is worth saying of it.</summary>
public sealed record ChoiceText(string Html, string FeedbackHtml);
