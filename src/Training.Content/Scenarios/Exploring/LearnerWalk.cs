namespace Training.Content.Scenarios.Exploring;

/// <summary>One made-up learner’s way through a session, step by step, with the score kept on the way. It is used again for the next learner.</summary>
internal sealed class LearnerWalk(ScenarioPlan plan) : ITranscript
{
    /// <summary>Nobody goes on longer: a learner who still has not come to an end goes in circles.</summary>
    public const int MostSteps = 500;

    private static readonly string[] Frame = ["check-place", "check-identity", "callback-number", "ask-location"];

    private readonly ScenarioState start = new(plan.Scenario, plan.Script, plan.Index);
    private readonly List<Choice> offered = [];
    private readonly List<(string Act, Scene Answer)> answers = [];
    private readonly HashSet<Scene> answered = new(ReferenceEqualityComparer.Instance);
    private Randomness random = null!;
    private ScenarioEngine engine = null!;
    private ScenarioState state = null!;
    private ScenePlan here = null!;
    private int earned;
    private int possible;
    private int unread;

    /// <summary>Hears of every scene that this learner comes to, every choice offered, and every choice taken.</summary>
    public required IWalkListener Listener { get; init; }

    public int Steps { get; private set; }
    public bool HasErred { get; private set; }
    public TimeSpan Time => state.Elapsed;
    public Scene Scene => state.Scene;
    public bool HasEnded => state.Scene.Ending is not null;
    public double Score => possible > 0 ? Math.Clamp((double)earned / possible, 0, 1) : 0;
    public bool Passed => HasEnded && Scene.Ending != Ending.Harm && Score >= plan.Scenario.Mastery && !HasErred;

    public void Go(LearnerKind kind, long seed)
    {
        random = Randomness.For(seed, kind.ToString());
        engine = ScenarioEngine.Seeded(plan.Script, plan.Index, seed);
        state = start.Copy();
        answered.Clear();
        earned = possible = unread = Steps = 0;
        HasErred = false;
        engine.Begin(state, this);
        while (!HasEnded && Steps < MostSteps && Look())
        {
            var step = Next(kind);
            Steps++;
            engine.Apply(state, step, this);
            Listener.Took(step);
        }
    }

    /// <summary>What there is to do now; false when there is nothing.</summary>
    private bool Look()
    {
        here = plan.Of(state.Scene);
        offered.Clear();
        foreach (var choice in state.Scene.Choices)
        {
            var isOffered = choice.If.Count == 0 || state.Holds(choice.If);
            if (isOffered)
                offered.Add(choice);
            if (choice.If.Count > 0)
                Listener.Asked(here, choice, isOffered);
        }
        engine.FindAnswers(state, answers);
        foreach (var guarded in here.Guarded)
            Listener.Asked(plan.Of(guarded), null, state.Holds(guarded.If));
        return offered.Count > 0;
    }

    private Step Next(LearnerKind kind)
    {
        var at = state.Elapsed + ReadingPace.Step(unread);
        unread = 0;
        return kind switch
        {
            LearnerKind.Random => NextAtRandom(at),
            LearnerKind.Cautious => NextWithCaution(at),
            _ => NextBest(at),
        };
    }

    private Step NextAtRandom(TimeSpan at) =>
        answers.Count > 0 && random.Below(5) == 0 ? Act(answers[random.Below(answers.Count)], at) : Choose(Any(offered), at);

    private Step NextWithCaution(TimeSpan at)
    {
        if (answers.Find(a => Frame.Contains(a.Act) && !answered.Contains(a.Answer)) is { Act: not null } frame)
            return Act(frame, at);
        if (answers.Count > 0 && random.Below(10) == 0)
            return Act(answers[random.Below(answers.Count)], at);
        if (state.Scene.DecideIn is { } time && offered.Exists(c => c.OnTimeout) && random.Below(3) == 0)
            return Step.Timeout(at + time);
        return Choose(AnyOf(c => !c.IsCritical && !here.Choices[c.Index].Loses) ?? AnyOf(c => !c.IsCritical) ?? Any(offered), at);
    }

    private Step NextBest(TimeSpan at)
    {
        (string Act, Scene Answer)? best = null;
        foreach (var answer in answers)
            if (!answered.Contains(answer.Answer) && Gain(answer) > (best is { } b ? Gain(b) : 0))
                best = answer;
        return best is { } act ? Act(act, at) : Choose(BestOffered, at);
    }

    private int Gain((string Act, Scene Answer) answer) => plan.Of(answer.Answer).Gain;

    private Choice BestOffered
    {
        get
        {
            var best = offered[0];
            foreach (var choice in offered)
                if (here.Choices[choice.Index].Points > here.Choices[best.Index].Points)
                    best = choice;
            return best;
        }
    }

    private Choice Any(List<Choice> choices) => choices[random.Below(choices.Count)];

    private Choice? AnyOf(Predicate<Choice> which) => offered.FindAll(which) is { Count: > 0 } choices ? Any(choices) : null;

    private Step Act((string Act, Scene Answer) answer, TimeSpan at)
    {
        answered.Add(answer.Answer);
        return Step.Act(answer.Act, at);
    }

    private static Step Choose(Choice choice, TimeSpan at) => Step.Choose(choice.Index, at);

    void ITranscript.Arrived(ScenarioState now)
    {
        var scene = plan.Of(now.Scene);
        unread += scene.Pace.Words(now.Channel) + scene.ChoiceWords;
        earned += scene.Worth.Points;
        possible += scene.Worth.Possible;
        Listener.Arrived(scene, now.Channel);
    }

    void ITranscript.Resumed(ScenarioState now) { }

    void ITranscript.Chose(ScenarioState now, Choice choice, Step step)
    {
        HasErred |= choice.IsCritical;
        earned += here.Choices[choice.Index].Points;
        possible += here.Choices[(offered.Count > 1 ? BestOffered : choice).Index].Possible;
        Listener.Chose(here, choice);
    }

    void ITranscript.Acted(ScenarioState now, Scene? answer, Step step) { }
}

/// <summary>Hears what happens on a learner’s way.</summary>
internal interface IWalkListener
{
    void Arrived(ScenePlan scene, ChannelState channel);

    /// <summary>The conditions of a choice, or of a scene that might answer or break in, were looked at.</summary>
    void Asked(ScenePlan scene, Choice? choice, bool held);

    void Chose(ScenePlan scene, Choice choice);

    void Took(Step step);
}
