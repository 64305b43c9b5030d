using System.Globalization;

namespace Training.Content.Scenarios;

/// <summary>The rules of a session: what each step changes, told as it goes to whoever keeps the transcript.</summary>
/// <param name="pick">Of an interruption at one of several scenes, which one: decided by chance when a session starts.</param>
internal sealed class ScenarioEngine(Script script, ScenarioIndex index, Func<Scene, int> pick)
{
    // Interruptions that interrupt each other would never end; an act, in an incident, in an act is as deep as people follow.
    private const int DeepestInterruption = 3;

    public static ScenarioEngine Seeded(Script script, ScenarioIndex index, long seed) => new(script, index, scene => Pick(scene, seed));

    /// <summary>Of an interruption at one of several scenes, which one a seed picks.</summary>
    public static int Pick(Scene interruption, long seed) =>
        Randomness.For(seed, interruption.Id).Below(((InterruptionTrigger)interruption.Trigger!).At.Count);

    public static IReadOnlyList<Choice> Offered(ScenarioState state) =>
        state.Scene.Ending is null ? [.. state.Scene.Choices.Where(c => state.Holds(c.If))] : [];

    public void Begin(ScenarioState state, ITranscript transcript)
    {
        if (BrokenIntoAtFirst(state.Scene) is { } interrupted)
            state.Push(interrupted);
        Arrive(state, state.Scene, transcript);
    }

    /// <returns>False when the step does not fit the present moment; the state is then untouched.</returns>
    public bool Apply(ScenarioState state, Step step, ITranscript transcript)
    {
        if (state.Scene.Ending is not null || step.At < state.Elapsed)
            return false;
        switch (step.Kind)
        {
            case StepKind.Choice:
                return int.TryParse(step.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && Choose(state, index, step, transcript);
            case StepKind.Timeout:
                return state.Scene.DecideIn is not null && Choose(state, null, step, transcript);
            case StepKind.Act:
                state.Elapsed = step.At;
                Act(state, step, transcript);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The scene that answers an act here and now; null when nobody does.</summary>
    public Scene? Answer(ScenarioState state, string act)
    {
        foreach (var (answered, scene) in index.AnswersIn(state.Scene))
            if (answered == act && CanAnswer(state, scene))
                return scene;
        return null;
    }

    /// <summary>Each act that a scene would answer here and now, with that scene.</summary>
    public void FindAnswers(ScenarioState state, List<(string Act, Scene Answer)> found)
    {
        found.Clear();
        foreach (var (act, scene) in index.AnswersIn(state.Scene))
            if ((found.Count == 0 || found[^1].Act != act) && CanAnswer(state, scene))
                found.Add((act, scene));
    }

    private static bool CanAnswer(ScenarioState state, Scene scene) => !IsUnderWay(state, scene) && MayHappen(state, scene);

    // Begun in an act or an incident, a session needs somewhere to go back to.
    private Scene? BrokenIntoAtFirst(Scene scene) =>
        scene.Trigger switch
        {
            ActTrigger { In: [var place, ..] } => script.Find(place),
            InterruptionTrigger { At: [var place, ..] } => script.Find(place),
            null => null,
            _ => script.First,
        };

    /// <param name="index">Which choice; null for the one that silence means.</param>
    private bool Choose(ScenarioState state, int? index, Step step, ITranscript transcript)
    {
        if (Find(state, index) is not { } choice)
            return false;
        transcript.Chose(state, choice, step);
        state.Elapsed = step.At;
        state.Feel(choice.Effects);
        if (choice.Target is not null && script.Find(choice.Target) is { } target)
        {
            state.ForgetInterrupted();
            Arrive(state, target, transcript);
        }
        else
        {
            Resume(state, transcript);
        }
        return true;
    }

    // Plain loops, here and below: a million steps are explored with them.
    private static Choice? Find(ScenarioState state, int? index)
    {
        var choices = state.Scene.Choices;
        for (var i = 0; i < choices.Count; i++)
            if ((index is { } number ? choices[i].Index == number : choices[i].OnTimeout) && state.Holds(choices[i].If))
                return choices[i];
        return null;
    }

    private void Act(ScenarioState state, Step step, ITranscript transcript)
    {
        var answer = state.Interrupted.Length < DeepestInterruption ? Answer(state, step.Value) : null;
        transcript.Acted(state, answer, step);
        if (answer is null)
            return;
        state.Push(state.Scene);
        Arrive(state, answer, transcript);
    }

    private void Arrive(ScenarioState state, Scene scene, ITranscript transcript)
    {
        state.Scene = scene;
        state.Channel = state.Channel.After(scene.Channel);
        state.Feel(scene.Effects);
        state.Happen(scene);
        transcript.Arrived(state);

        if (scene.Ending is null && state.Interrupted.Length < DeepestInterruption && Interruption(state) is { } interruption)
        {
            state.Push(scene);
            Arrive(state, interruption, transcript);
        }
        else if (scene.ResumesByItself)
        {
            Resume(state, transcript);
        }
    }

    private static void Resume(ScenarioState state, ITranscript transcript)
    {
        if (state.Pop() is not { } scene)
            return;
        state.Scene = scene;
        if (scene.ResumesByItself)
            Resume(state, transcript);
        else
            transcript.Resumed(state);
    }

    private Scene? Interruption(ScenarioState state)
    {
        foreach (var scene in index.BreakingInto(state.Scene))
            if (!IsUnderWay(state, scene) && BreaksIn(state, scene) && MayHappen(state, scene))
                return scene;
        return null;
    }

    private bool BreaksIn(ScenarioState state, Scene interruption)
    {
        var trigger = (InterruptionTrigger)interruption.Trigger!;
        return !(trigger.After > state.Elapsed) && (!trigger.OneOf || trigger.At[pick(interruption)] == state.Scene.Id);
    }

    private static bool IsUnderWay(ScenarioState state, Scene scene)
    {
        foreach (var (interrupted, _) in state.Interrupted)
            if (ReferenceEquals(interrupted, scene))
                return true;
        return ReferenceEquals(scene, state.Scene);
    }

    private static bool MayHappen(ScenarioState state, Scene scene) => !state.HasHappened(scene) && state.Holds(scene.If);
}

/// <summary>Hears what happens in a session, in order. The states it is given are live: it keeps what it needs.</summary>
internal interface ITranscript
{
    void Arrived(ScenarioState state);

    void Resumed(ScenarioState state);

    /// <summary>Called before the choice changes anything.</summary>
    void Chose(ScenarioState state, Choice choice, Step step);

    void Acted(ScenarioState state, Scene? answer, Step step);
}
