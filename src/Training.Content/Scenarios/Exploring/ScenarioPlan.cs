using Training.Content.Markup;

namespace Training.Content.Scenarios.Exploring;

/// <summary>What a scenario’s scenes are worth and who answers where, worked out once for the ten thousand learners that go through it.</summary>
internal sealed class ScenarioPlan
{
    private readonly Dictionary<Scene, ScenePlan> plans = new(ReferenceEqualityComparer.Instance);

    public ScenarioPlan(Scenario scenario)
    {
        Scenario = scenario;
        // The words of both languages are near enough; the effects are the same.
        Script = scenario.Script.Fr;
        Index = new(scenario, Script);
        var firstChoice = 0;
        foreach (var scene in Script.Scenes)
        {
            plans[scene] = new(scene, plans.Count, firstChoice, Script.Scenes);
            firstChoice += scene.Choices.Count;
        }
        Choices = firstChoice;
    }

    public Scenario Scenario { get; }
    public Script Script { get; }
    public ScenarioIndex Index { get; }

    /// <summary>How many choices there are in all.</summary>
    public int Choices { get; }

    public ScenePlan Of(Scene scene) => plans[scene];

    /// <summary>How chance falls for a seed: the same number when it falls the same way.</summary>
    public long Chance(long seed)
    {
        long chance = 0;
        foreach (var scene in Index.Interruptions)
            if (scene.Trigger is InterruptionTrigger { OneOf: true } trigger)
                chance = chance * trigger.At.Count + ScenarioEngine.Pick(scene, seed);
        return chance;
    }
}

/// <summary>One scene of the plan.</summary>
internal sealed class ScenePlan
{
    public ScenePlan(Scene scene, int number, int firstChoice, IReadOnlyList<Scene> scenes)
    {
        Number = number;
        FirstChoice = firstChoice;
        Pace = new(scene);
        Worth = new(scene.Effects);
        Choices = [.. scene.Choices.Select(c => new Worth(c.Effects))];
        DebriefWords = ReadingPace.CountWords(PlainText.OfHtml(scene.DebriefHtml));
        ChoiceWords = scene.Choices.Sum(c => ReadingPace.CountWords(c.Words));
        Gain = Worth.Points + Choices.Select(c => c.Points).DefaultIfEmpty().Max();
        Guarded =
        [
            .. scenes.Where(s =>
                s.If.Count > 0
                && s.Trigger switch
                {
                    ActTrigger act => act.MayAnswerIn(scene),
                    InterruptionTrigger interruption => interruption.MayBreakInto(scene),
                    _ => false,
                }
            ),
        ];
    }

    /// <summary>Its place among the scenes.</summary>
    public int Number { get; }

    /// <summary>The place of its first choice among all choices.</summary>
    public int FirstChoice { get; }

    public ReadingPace Pace { get; }
    public int ChoiceWords { get; }

    /// <summary>What the debriefing says of the scene.</summary>
    public int DebriefWords { get; }

    /// <summary>What arriving here is worth.</summary>
    public Worth Worth { get; }

    /// <summary>What each choice is worth.</summary>
    public Worth[] Choices { get; }

    /// <summary>The most points that arriving here and choosing once can earn.</summary>
    public int Gain { get; }

    /// <summary>What may break in or answer here under conditions.</summary>
    public Scene[] Guarded { get; }
}

/// <summary>What effects are worth: all their points, and those above zero alone.</summary>
internal readonly record struct Worth(int Points, int Possible, bool Loses)
{
    public Worth(Effects effects)
        : this(effects.Total, effects.Scores.Values.Sum(p => Math.Max(0, p)), effects.Scores.Values.Any(p => p < 0)) { }
}
