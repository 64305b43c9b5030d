using Training.Content.Competencies;

namespace Training.Content.Quizzes;

/// <summary>A text with gaps, each filled from its own short list. A response gives each gap the index of a choice; 0 is the right one.</summary>
/// <param name="SegmentsHtml">What comes before, between and after the gaps: one more than there are gaps. Only all together are they whole HTML.</param>
public sealed record ClozeItem(
    string Id,
    IReadOnlyList<string> Competencies,
    CompetencyLevel Level,
    Localized<ItemText> Text,
    Localized<IReadOnlyList<string>> SegmentsHtml,
    IReadOnlyList<Gap> Gaps
) : SlotItem(Id, Competencies, Level, Text)
{
    public const int Right = 0;

    public override ItemKind Kind => ItemKind.Cloze;

    public override int SlotCount => Gaps.Count;

    public override bool Fits(int slot, int value) => value >= 0 && value < Gaps[slot].Choices.Count;

    /// <summary>The share of gaps filled rightly.</summary>
    public override double? Score(Response response) => (double)Filled(response).Count(value => value == Right) / Gaps.Count;

    public override Item Shuffled(long seed, Shuffle shuffle) =>
        this with
        {
            Gaps = [.. Gaps.Select((gap, i) => gap with { Choices = Randomness.For(seed, $"{Id}:{i}").Shuffle(gap.Choices) })],
        };

    public override IEnumerable<string> AskedHtml(Language language) => base.AskedHtml(language).Concat(SegmentsHtml.In(language));

    public override IEnumerable<string> FeedbackHtml(Language language) =>
        base.FeedbackHtml(language).Concat(Gaps.Select(gap => gap.FeedbackHtml.In(language)));
}

public sealed record Gap(IReadOnlyList<GapChoice> Choices, Localized<string> FeedbackHtml)
{
    public GapChoice Find(int index) => Choices.First(c => c.Index == index);
}

/// <param name="Index">Its place as authored, which is what a response records.</param>
public sealed record GapChoice(int Index, Localized<string> Text);
