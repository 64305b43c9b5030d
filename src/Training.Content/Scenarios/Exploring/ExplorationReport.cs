namespace Training.Content.Scenarios.Exploring;

/// <summary>
/// What the explorer found in a scenario: the states that some learner could reach, and how made-up learners fared. Scenes go by their ids and choices by
/// their places, which are the same in both languages. The same scenario and seed always give the same report.
/// </summary>
/// <param name="Everyone">All kinds of learners taken together.</param>
/// <param name="Kinds">Each kind of learners by itself, in the order of <see cref="LearnerKind"/>.</param>
/// <param name="Scenes">Every scene, as written.</param>
/// <param name="Choices">Every choice, as written.</param>
/// <param name="Guards">Every choice, act and interruption that has conditions, as written.</param>
/// <param name="Channels">The channels that learners met, as often as they were met.</param>
public sealed record ExplorationReport(
    StatesReport States,
    LearnersReport Everyone,
    IReadOnlyList<LearnersReport> Kinds,
    IReadOnlyList<SceneReport> Scenes,
    IReadOnlyList<ChoiceReport> Choices,
    IReadOnlyList<GuardReport> Guards,
    IReadOnlyList<ChannelReport> Channels
)
{
    /// <summary>The choices that no made-up learner took.</summary>
    public IEnumerable<ChoiceReport> Untaken => Choices.Where(c => c.Taken.Total == 0);

    /// <summary>What conditions guard without ever making a difference.</summary>
    public IEnumerable<GuardReport> Idle => Guards.Where(g => g.Held == 0 || g.Held == g.Asked);

    /// <summary>Every scene can be reached, every choice can be offered, as far as was seen, and everybody came to an end.</summary>
    public bool IsSound => Everyone.Unfinished == 0 && (States.IsCut || (States.Unreached.Count == 0 && Choices.All(c => c.CanBeOffered)));

    public SceneReport Of(Scene scene) => Scenes.First(s => s.Scene == scene.Id);

    public ChoiceReport Of(Scene scene, Choice choice) => Choices.First(c => c.Scene == scene.Id && c.Choice == choice.Index);
}

/// <summary>The walk over every state that a session can be in.</summary>
/// <param name="IsCut">There were more than the walk’s bound: what it did not see may still happen.</param>
/// <param name="Unreached">The scenes that no state is in.</param>
public sealed record StatesReport(int States, int Steps, bool IsCut, IReadOnlyList<string> Unreached);

/// <summary>How many learners of each kind.</summary>
public readonly record struct LearnerCount(int Random, int Cautious, int Best)
{
    public int Total => Random + Cautious + Best;

    public int Of(LearnerKind kind) =>
        kind switch
        {
            LearnerKind.Random => Random,
            LearnerKind.Cautious => Cautious,
            _ => Best,
        };
}

/// <summary>How a group of made-up learners fared.</summary>
/// <param name="Kind">Null for all of them.</param>
/// <param name="Scores">How many ended with a scaled score below 10 %, below 20 %, and so on; a full score is in the last.</param>
/// <param name="Unfinished">How many were still on their way when their walk was broken off; the scores and medians leave them out.</param>
public sealed record LearnersReport(
    LearnerKind? Kind,
    int Learners,
    int Passed,
    int WithCriticalError,
    int Unfinished,
    IReadOnlyList<int> Scores,
    double MedianScore,
    TimeSpan MedianTime,
    int MedianSteps
);

/// <param name="Reached">How many learners came here at least once.</param>
/// <param name="Ended">How many ended here; none where the scene is no ending.</param>
public sealed record SceneReport(string Scene, LearnerCount Reached, LearnerCount Ended);

/// <param name="CanBeOffered">Some state offers it, whether or not a made-up learner came to it.</param>
/// <param name="Taken">How many learners took it at least once.</param>
public sealed record ChoiceReport(string Scene, int Choice, bool CanBeOffered, LearnerCount Taken);

/// <summary>How often conditions held where learners could have met what they guard.</summary>
/// <param name="Choice">Null for an act or an interruption.</param>
public sealed record GuardReport(string Scene, int? Choice, int Asked, int Held);

/// <param name="Met">How many learners were given a scene on this channel in this condition.</param>
public sealed record ChannelReport(Channel Channel, ChannelCondition Condition, LearnerCount Met);
