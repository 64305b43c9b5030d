using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>What an item of any kind has, the same in both languages.</summary>
internal sealed record ItemHead(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    IReadOnlyList<string> Lessons,
    SourcePoint At
);

/// <summary>An item in one language, waiting for the other.</summary>
internal abstract record ItemDraft(ItemHead Head, ItemText Text)
{
    /// <summary>The vignette in the same language.</summary>
    public CaseDraft? Case { get; init; }

    /// <summary>What both languages must have the same of, written so that it reads the same in both.</summary>
    public abstract string Shape { get; }

    /// <summary>What is said of each answer, as they are written; empty of one that the general feedback explains. None where only that one can.</summary>
    public virtual IReadOnlyList<string> FeedbackOnEach => [];

    /// <summary>A missing or divergent translation is reported elsewhere; French shows meanwhile.</summary>
    public Item With(ItemDraft? translation)
    {
        var en = translation?.GetType() == GetType() && translation.Shape == Shape ? translation : this;
        return Make(en) with { Case = Case is null ? null : new(Case.Id, new(Case.Text, (en.Case ?? Case).Text)), Lessons = Head.Lessons };
    }

    protected Localized<ItemText> Both(ItemDraft en) => new(Text, en.Text);

    /// <param name="en">Of this very type and shape.</param>
    protected abstract Item Make(ItemDraft en);
}

/// <summary>A vignette in one language.</summary>
internal sealed record CaseDraft(string Id, ItemText Text);
