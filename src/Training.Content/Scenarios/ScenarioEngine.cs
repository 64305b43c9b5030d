using System.Globalization;

namespace Training.Content.Scenarios;

/// <summary>The rules of a session: what each step changes, told as it goes to whoever keeps the transcript.</summary>
internal sealed class ScenarioEngine(Script script, long seed)
{
    // Interruptions that interrupt each other would never end.
    private const int DeepestInterruption = 6;

    /// <summary>The interruption scenes, in the order they are written.</summary>
    private readonly Scene[] interruptions = [.. script.Scenes.Where(s => s.Trigger is InterruptionTrigger)];

    public static IReadOnlyList<Choice> Offered(ScenarioState state) =>
        state.Scene.Ending is null ? [.. state.Scene.Choices.Where(c => state.Holds(c.If))] : [];

    public void Begin(ScenarioState state, ITranscript transcript) => Arrive(state, script.First, transcript);

    /// <returns>False when the step does not fit the present moment; the state is then untouched.</returns>
    public bool Apply(ScenarioState state, Step step, ITranscript transcript)
    {
        if (state.Scene.Ending is not null || step.At < state.Elapsed)
            return false;
        switch (step.Kind)
        {
            case StepKind.Choice:
                return int.TryParse(step.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    && Choose(state, Offered(state).FirstOrDefault(c => c.Index == index), step, transcript);
            case StepKind.Timeout:
                return state.Scene.DecideIn is not null && Choose(state, Offered(state).FirstOrDefault(c => c.OnTimeout), step, transcript);
            default:
                state.Elapsed = step.At;
                Act(state, step, transcript);
                return true;
        }
    }

    /// <summary>The scene that answers an act here and now; null when nobody does.</summary>
    public Scene? Answer(ScenarioState state, string act) =>
        script.Scenes.FirstOrDefault(s =>
            s.Trigger is ActTrigger trigger
            && trigger.Acts.Contains(act)
            && (trigger.In.Count == 0 || trigger.In.Contains(state.Scene.Id))
            && s != state.Scene
            && !state.Interrupted.Contains(s)
            && MayHappen(state, s)
        );

    private bool Choose(ScenarioState state, Choice? choice, Step step, ITranscript transcript)
    {
        if (choice is null)
            return false;
        transcript.Chose(state, Offered(state), choice, step);
        state.Elapsed = step.At;
        state.Feel(choice.Effects);
        if (choice.Target is not null && script.Find(choice.Target) is { } target)
        {
            state.Interrupted.Clear();
            Arrive(state, target, transcript);
        }
        else
        {
            Resume(state, transcript);
        }
        return true;
    }

    private void Act(ScenarioState state, Step step, ITranscript transcript)
    {
        var answer = state.Interrupted.Count < DeepestInterruption ? Answer(state, step.Value) : null;
        transcript.Acted(state, answer, step);
        if (answer is null)
            return;
        state.Interrupted.Push(state.Scene);
        Arrive(state, answer, transcript);
    }

    private void Arrive(ScenarioState state, Scene scene, ITranscript transcript)
    {
        state.Scene = scene;
        state.Channel = state.Channel.After(scene.Channel);
        state.Feel(scene.Effects);
        if (scene.Once)
            state.Happened.Add(scene.Id);
        transcript.Arrived(state);

        if (scene.Ending is null && state.Interrupted.Count < DeepestInterruption && Interruption(state) is { } interruption)
        {
            state.Interrupted.Push(scene);
            Arrive(state, interruption, transcript);
        }
        else if (scene.ResumesByItself)
        {
            Resume(state, transcript);
        }
    }

    private static void Resume(ScenarioState state, ITranscript transcript)
    {
        if (!state.Interrupted.TryPop(out var scene))
            return;
        state.Scene = scene;
        if (scene.ResumesByItself)
            Resume(state, transcript);
        else
            transcript.Resumed(state);
    }

    private Scene? Interruption(ScenarioState state) =>
        Array.Find(interruptions, s => !state.Interrupted.Contains(s) && s != state.Scene && BreaksIn(state, s) && MayHappen(state, s));

    private bool BreaksIn(ScenarioState state, Scene interruption)
    {
        var trigger = (InterruptionTrigger)interruption.Trigger!;
        if (trigger.After is { } after && state.Elapsed < after)
            return false;
        if (trigger.At.Count == 0)
            return state.Scene.Trigger is null;
        return trigger.OneOf
            ? trigger.At[Randomness.For(seed, interruption.Id).Below(trigger.At.Count)] == state.Scene.Id
            : trigger.At.Contains(state.Scene.Id);
    }

    private static bool MayHappen(ScenarioState state, Scene scene) =>
        !(scene.Once && state.Happened.Contains(scene.Id)) && state.Holds(scene.If);
}

/// <summary>Hears what happens in a session, in order. The states it is given are live: it keeps what it needs.</summary>
internal interface ITranscript
{
    void Arrived(ScenarioState state);

    void Resumed(ScenarioState state);

    void Chose(ScenarioState state, IReadOnlyList<Choice> offered, Choice choice, Step step);

    void Acted(ScenarioState state, Scene? answer, Step step);
}
