using System.Collections.Immutable;
using Training.Content.Editing;
using Training.Content.Markup;

namespace Training.Content.Scenarios;

/// <summary>What takes the place of a step of a playthrough.</summary>
/// <param name="Choice">Null to take the step away.</param>
/// <param name="EndsThere">Those after it go with it.</param>
public sealed record StepMend(Choice? Choice, bool EndsThere = false)
{
    public static StepMend Without { get; } = new((Choice?)null);

    public static StepMend End { get; } = new(null, EndsThere: true);
}

/// <summary>A step that fits no more, where it would be taken once those before it are mended.</summary>
/// <param name="Index">Its place among the steps.</param>
/// <param name="Proposed">Null when nothing on offer leads on.</param>
/// <param name="IsSure">It leads to the same end, and nothing else there is as likely.</param>
public sealed record Misfit(int Index, Scene Scene, IReadOnlyList<Choice> Offered, StepMend? Proposed, bool IsSure);

/// <summary>
/// Finds what may take the place of the steps of a playthrough that fit no more, all at once: the choices whose words are nearest, and with which the steps
/// after them fit and what is expected comes out.
/// </summary>
public sealed class TrialMending
{
    // Far more than a rewritten session takes.
    private const int MostWalks = 400;
    private const double Likely = 0.5;

    private readonly Trial trial;
    private readonly Scenario scenario;
    private readonly SharedContent shared;

    private TrialMending(Trial trial, Scenario scenario, SharedContent shared)
    {
        (this.trial, this.scenario, this.shared) = (trial, scenario, shared);
        var (mends, fits) = Search();
        Walked = Walk(mends);
        Misfits =
        [
            .. mends.OrderBy(m => m.Key).Select(m => MisfitAt(m.Key, m.Value, fits && IsSure(mends, m.Key))),
            .. Walked.Fits ? Array.Empty<Misfit>() : [MisfitAt(Walked.Steps.Count - 1, null, isSure: false)],
        ];
    }

    /// <summary>In the order of the steps; none when all fit.</summary>
    public IReadOnlyList<Misfit> Misfits { get; }

    /// <summary>How it would go with all that is proposed.</summary>
    public WalkedTrial Walked { get; }

    public static TrialMending Of(Trial trial, Scenario scenario, SharedContent shared) => new(trial, scenario, shared);

    private WalkedTrial Walk(ImmutableDictionary<int, StepMend> mends) => trial.Walk(scenario, shared, mends);

    /// <returns>What mends it at the least cost, and whether it then goes to its last step; otherwise what leads the furthest.</returns>
    private (ImmutableDictionary<int, StepMend> Mends, bool Fits) Search()
    {
        var open = new PriorityQueue<ImmutableDictionary<int, StepMend>, double>();
        var (best, least) = ((ImmutableDictionary<int, StepMend>?)null, double.MaxValue);
        var (furthest, place) = (ImmutableDictionary<int, StepMend>.Empty, -1);
        open.Enqueue(furthest, 0);
        for (var walks = 0; walks < MostWalks && open.TryDequeue(out var mends, out var cost) && cost < least; walks++)
        {
            var walked = Walk(mends);
            if (walked.Fits)
            {
                if (cost + Missed(walked) < least)
                    (best, least) = (mends, cost + Missed(walked));
                continue;
            }
            var index = walked.Steps.Count - 1;
            if (index > place)
                (furthest, place) = (mends, index);
            foreach (var (mend, price) in Candidates(index, walked.Steps[index]))
                open.Enqueue(mends.Add(index, mend), cost + price);
        }
        return (best ?? furthest, best is not null);
    }

    private IEnumerable<(StepMend Mend, double Price)> Candidates(int index, WalkedStep step)
    {
        if (step.Scene.Ending is not null)
            return index > 0 ? [(StepMend.End, 1.2 + 0.5 * (trial.Steps.Count - index))] : [];
        var words = WordsOf(index);
        return
        [
            .. step.Offered.Select(choice => (new StepMend(choice), 2 - Likeness(words, choice))),
            // An act or a silence that nothing answers any more is no choice.
            .. trial.Steps.Count > 1 ? [(StepMend.Without, words.Length > 0 ? 2.2 : 1.5)] : Array.Empty<(StepMend, double)>(),
        ];
    }

    // The end counts more than points do: those change for other reasons.
    private double Missed(WalkedTrial walked) =>
        trial.Expected.Where(e => walked.Actual(e.Key) != e.Value).Sum(e => e.Key == "ending" ? 3 : 0.5);

    private bool EndsAsExpected(WalkedTrial walked) => trial.Expected.All(e => e.Key != "ending" || walked.Actual(e.Key) == e.Value);

    private bool IsSure(ImmutableDictionary<int, StepMend> mends, int index)
    {
        var (mend, walked) = (mends[index], Walk(mends));
        if (mend.EndsThere)
            return true;
        if (!EndsAsExpected(walked))
            return false;
        var words = WordsOf(index);
        var others = walked.Steps[index].Offered.Where(choice => choice != mend.Choice).ToList();
        if (
            mend.Choice is { } chosen
            && Likeness(words, chosen) >= Likely
            && others.TrueForAll(other => Likeness(words, other) < Likeness(words, chosen))
        )
            return true;
        return others.TrueForAll(other =>
            Walk(mends.SetItem(index, new(other))) is var otherwise && (!otherwise.Fits || Missed(otherwise) > Missed(walked))
        );
    }

    private Misfit MisfitAt(int index, StepMend? mend, bool isSure)
    {
        // A step that ends it all isn’t among those that were walked.
        var step = Walked.Steps.ElementAtOrDefault(index);
        return new(index, step?.Scene ?? Walked.Play.Scene, step?.Offered ?? [], mend, isSure);
    }

    private string WordsOf(int index) => trial.Steps[index] is YamlText { Value: not "timeout" and var words } ? words : "";

    /// <summary>From 0 to 1, how much of what is written is in a choice.</summary>
    private static double Likeness(string written, Choice choice)
    {
        var words = Words(written);
        if (words.Count == 0)
            return 0;
        return Playthroughs.Means(written, choice) ? 1 : (double)words.Count(Words(choice.Words).Contains) / words.Count;

        static HashSet<string> Words(string text) => [.. Slug.From(text).Split('-', StringSplitOptions.RemoveEmptyEntries)];
    }
}
