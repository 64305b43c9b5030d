namespace Training.Content.Scenarios.Exploring;

/// <summary>Counts how made-up learners fare, each of them once.</summary>
internal sealed class LearnerTally(ScenarioPlan plan) : IWalkListener
{
    private const int Kinds = 3;
    private const int ScoreBins = 10;

    private static readonly int Channels = Enum.GetValues<Channel>().Length;
    private static readonly int Conditions = Enum.GetValues<ChannelCondition>().Length;

    private readonly Once scenes = new(plan.Script.Scenes.Count);
    private readonly Once choices = new(plan.Choices);
    private readonly Once channels = new(Channels * Conditions);
    private readonly int[,] ended = new int[Kinds, plan.Script.Scenes.Count];
    private readonly (int Asked, int Held)[] sceneGuards = new (int, int)[plan.Script.Scenes.Count];
    private readonly (int Asked, int Held)[] choiceGuards = new (int, int)[plan.Choices];
    private readonly List<Outcome>[] outcomes =
    [
        [],
        [],
        [],
    ];
    private int kind;
    private int learner;
    private int many;

    /// <param name="count">How many learners go this same way.</param>
    public void Begin(LearnerKind learnerKind, int count)
    {
        kind = (int)learnerKind;
        many = count;
        learner++;
    }

    public void End(LearnerWalk walk)
    {
        outcomes[kind]
            .AddRange(Enumerable.Repeat(new Outcome(walk.HasEnded, walk.Passed, walk.HasErred, walk.Score, walk.Time, walk.Steps), many));
        if (walk.HasEnded)
            ended[kind, plan.Of(walk.Scene).Number] += many;
    }

    public void Arrived(ScenePlan scene, ChannelState channel)
    {
        scenes.Count(kind, learner, scene.Number, many);
        channels.Count(kind, learner, (int)channel.Channel * Conditions + (int)channel.Condition, many);
    }

    public void Asked(ScenePlan scene, Choice? choice, bool held)
    {
        ref var guard = ref choice is null ? ref sceneGuards[scene.Number] : ref choiceGuards[scene.FirstChoice + choice.Index];
        guard = (guard.Asked + many, guard.Held + (held ? many : 0));
    }

    public void Chose(ScenePlan scene, Choice choice) => choices.Count(kind, learner, scene.FirstChoice + choice.Index, many);

    public void Took(Step step) { }

    public ExplorationReport Report(Exploration states) =>
        new(
            new(
                states.States,
                states.Steps,
                states.IsCut,
                [.. plan.Script.Scenes.Where(s => !states.Reached.Contains(s)).Select(s => s.Id)]
            ),
            Summary(null, [.. outcomes.SelectMany(o => o)]),
            [.. Enum.GetValues<LearnerKind>().Select(k => Summary(k, outcomes[(int)k]))],
            [.. plan.Script.Scenes.Select((s, i) => new SceneReport(s.Id, scenes.Of(i), new(ended[0, i], ended[1, i], ended[2, i])))],
            [
                .. plan.Script.Scenes.SelectMany(s =>
                    s.Choices.Select(c => new ChoiceReport(
                        s.Id,
                        c.Index,
                        states.Offered.Contains(c),
                        choices.Of(plan.Of(s).FirstChoice + c.Index)
                    ))
                ),
            ],
            [.. plan.Script.Scenes.SelectMany(Guards)],
            [
                .. Enum.GetValues<Channel>()
                    .SelectMany(c => Enum.GetValues<ChannelCondition>().Select(d => (Channel: c, Condition: d)))
                    .Select(c => new ChannelReport(c.Channel, c.Condition, channels.Of((int)c.Channel * Conditions + (int)c.Condition)))
                    .Where(c => c.Met.Total > 0)
                    .OrderByDescending(c => c.Met.Total),
            ]
        );

    private IEnumerable<GuardReport> Guards(Scene scene)
    {
        var place = plan.Of(scene);
        if (scene.If.Count > 0)
            yield return new(scene.Id, null, sceneGuards[place.Number].Asked, sceneGuards[place.Number].Held);
        foreach (var choice in scene.Choices.Where(c => c.If.Count > 0))
        {
            var (asked, held) = choiceGuards[place.FirstChoice + choice.Index];
            yield return new(scene.Id, choice.Index, asked, held);
        }
    }

    private static LearnersReport Summary(LearnerKind? kind, List<Outcome> outcomes)
    {
        var ended = outcomes.FindAll(o => o.HasEnded);
        var scores = new int[ScoreBins];
        foreach (var outcome in ended)
            scores[Math.Min((int)(outcome.Score * ScoreBins), ScoreBins - 1)]++;
        return new(
            kind,
            outcomes.Count,
            ended.Count(o => o.Passed),
            outcomes.Count(o => o.HasErred),
            outcomes.Count - ended.Count,
            scores,
            Median(ended, o => o.Score),
            Median(ended, o => o.Time),
            Median(ended, o => o.Steps)
        );
    }

    private static T Median<T>(List<Outcome> outcomes, Func<Outcome, T> value)
        where T : struct => outcomes.Count == 0 ? default : outcomes.Select(value).Order().ElementAt((outcomes.Count - 1) / 2);

    private readonly record struct Outcome(bool HasEnded, bool Passed, bool HasErred, double Score, TimeSpan Time, int Steps);

    /// <summary>Of each of many things, how many learners met it at least once.</summary>
    private sealed class Once(int things)
    {
        private readonly int[] last = new int[things];
        private readonly int[,] counts = new int[Kinds, things];

        public void Count(int kind, int learner, int thing, int many)
        {
            if (last[thing] == learner)
                return;
            last[thing] = learner;
            counts[kind, thing] += many;
        }

        public LearnerCount Of(int thing) => new(counts[0, thing], counts[1, thing], counts[2, thing]);
    }
}
