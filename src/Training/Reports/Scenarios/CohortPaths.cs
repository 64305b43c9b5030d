using Training.Catalogue;
using Training.Content;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Graphs;
using Training.Scenarios;

namespace Training.Reports.Scenarios;

/// <summary>
/// Where the sessions of a cohort went, all together. Every session counts once for each scene, choice or act, however often it came there; of
/// whom it was is not kept.
/// </summary>
public sealed class CohortPaths
{
    private readonly PublishedModule version;
    private readonly Language language;
    private readonly Dictionary<string, int> reached = [];
    private readonly Dictionary<(string Scene, int Choice), int> offered = [];
    private readonly Dictionary<(string Scene, int Choice), int> taken = [];
    private readonly Dictionary<(string Scene, int Choice), int> silent = [];
    private readonly Dictionary<(string From, string To), int> ways = [];
    private readonly Dictionary<string, int> used = [];
    private readonly Dictionary<(string Act, string Scene), int> missed = [];

    /// <param name="sessions">With their steps, all of this version.</param>
    public CohortPaths(PublishedModule version, Scenario scenario, Language language, IReadOnlyList<ScenarioAttempt> sessions)
    {
        (this.version, Scenario, this.language) = (version, scenario, language);
        Sessions = sessions.Count;
        Learners = sessions.Select(s => s.LearnerId).Distinct().Count();
        Passed = sessions.Count(s => s.Passed);
        // What is hidden is not worked out.
        if (HasEnough)
            foreach (var session in sessions)
                Add(session);
    }

    public Scenario Scenario { get; }

    public Script Script => Scenario.Script.In(language);

    public int Sessions { get; }
    public int Learners { get; }
    public int Passed { get; }

    /// <summary>In how many some choice was a critical error.</summary>
    public int WithCriticalError { get; private set; }

    public bool HasEnough => Learners >= CohortWork.FewestLearners;

    public int Reached(Scene scene) => reached.GetValueOrDefault(scene.Id);

    /// <summary>In how many the choice could be taken.</summary>
    public int Offered(Scene scene, Choice choice) => offered.GetValueOrDefault((scene.Id, choice.Index));

    public int Taken(Scene scene, Choice choice) => taken.GetValueOrDefault((scene.Id, choice.Index));

    /// <summary>In how many it was silence that chose it.</summary>
    public int Silent(Scene scene, Choice choice) => silent.GetValueOrDefault((scene.Id, choice.Index));

    public int Taken(SceneEdge edge) => ways.GetValueOrDefault((edge.From.Id, edge.To.Id));

    /// <summary>The critical choices, the most taken first.</summary>
    public IEnumerable<(Scene Scene, Choice Choice, int Taken)> CriticalErrors =>
        Script
            .Scenes.SelectMany(scene => scene.Choices.Where(c => c.IsCritical).Select(c => (scene, c, Taken(scene, c))))
            .OrderByDescending(error => error.Item3);

    public IEnumerable<(Scene Scene, int Reached)> Endings =>
        Script.Scenes.Where(s => s.Ending is not null).Select(s => (s, Reached(s))).OrderByDescending(ending => ending.Item2);

    /// <summary>The acts that were taken, and those whose moment came: first those that nobody took.</summary>
    public IEnumerable<ActUse> Acts =>
        version
            .Shared.Acts.Select(act => new ActUse(
                act,
                used.GetValueOrDefault(act.Id),
                missed.Where(m => m.Key.Act == act.Id).Sum(m => m.Value),
                [
                    .. missed
                        .Where(m => m.Key.Act == act.Id)
                        .OrderByDescending(m => m.Value)
                        .Select(m => Script.Find(m.Key.Scene))
                        .OfType<Scene>(),
                ]
            ))
            .Where(use => use.Used + use.Missed > 0)
            .OrderByDescending(use => use.IsNeverUsed)
            .ThenByDescending(use => use.Missed);

    private void Add(ScenarioAttempt session)
    {
        var steps = session.Steps.OrderBy(s => s.Number).Select(s => s.ToStep()).ToList();
        var play = Play.Replay(Scenario, language, session.Seed, steps);
        var chosen = play.Moments.Where(m => m.Chosen is not null).ToList();

        Count(reached, play.Moments.Where(m => m.Kind == MomentKind.Arrival).Select(m => m.Scene.Id));
        Count(offered, chosen.SelectMany(m => m.Offered.Select(c => (m.Scene.Id, c.Index))));
        Count(taken, chosen.Select(m => (m.Scene.Id, m.Chosen!.Index)));
        Count(silent, chosen.Where(m => m.TimedOut).Select(m => (m.Scene.Id, m.Chosen!.Index)));
        Count(ways, chosen.Where(m => m.Chosen!.Target is not null).Select(m => (m.Scene.Id, m.Chosen!.Target!)));
        Count(used, Step.Standing(steps).Where(s => s.Kind == StepKind.Act).Select(s => s.Value));
        Count(missed, MissedAct.Of(Scenario, language, session.Seed, steps).Select(act => (act.Act, play.Moments[act.Moment].Scene.Id)));
        if (chosen.Exists(m => m.Chosen!.IsCritical))
            WithCriticalError++;
    }

    private static void Count<T>(Dictionary<T, int> counts, IEnumerable<T> met)
        where T : notnull
    {
        foreach (var one in met.Distinct())
            counts[one] = counts.GetValueOrDefault(one) + 1;
    }
}

/// <summary>How a cohort used an act of the tray.</summary>
/// <param name="Used">In how many sessions it was taken.</param>
/// <param name="Missed">In how many it was not, though the session would have answered it.</param>
/// <param name="Where">Where it would first have been answered, the most frequent first.</param>
public sealed record ActUse(Act Act, int Used, int Missed, IReadOnlyList<Scene> Where)
{
    public bool IsNeverUsed => Used == 0 && Missed > 0;
}
