using Training.Content.Markup;

namespace Training.Content.Scenarios.Exploring;

/// <summary>
/// How long a session takes, over made-up learners of every kind who each read its briefing, play it, and read what the debriefing tells of their way: what
/// the channel held back, and what each choice was worth. The pace is the explorer’s; pauses, and answers to the journal, come on top.
/// </summary>
public sealed record SessionTime(TimeSpan Shortest, TimeSpan Median, TimeSpan Longest)
{
    private const int Learners = 600;

    /// <returns>The same for the same scenario.</returns>
    public static SessionTime Of(Scenario scenario)
    {
        var plan = new ScenarioPlan(scenario);
        var told = new Told();
        var walk = new LearnerWalk(plan) { Listener = told };
        var briefing = ReadingPace.CountWords(PlainText.OfHtml(plan.Script.BriefingHtml));
        var times = new List<TimeSpan>();
        for (var learner = 0; learner < Learners; learner++)
        {
            told.Words = briefing;
            walk.Go((LearnerKind)(learner % 3), ScenarioExplorer.Seed(1, learner));
            if (walk.HasEnded)
                times.Add(walk.Time + ReadingPace.Reading(told.Words));
        }
        times.Sort();
        return new(times[0], times[(times.Count - 1) / 2], times[^1]);
    }

    /// <summary>Counts the words to read before and after the session.</summary>
    private sealed class Told : IWalkListener
    {
        public int Words { get; set; }

        public void Arrived(ScenePlan scene, ChannelState channel) => Words += scene.Pace.HiddenWords(channel) + scene.DebriefWords;

        public void Chose(ScenePlan scene, Choice choice) => Words += ReadingPace.CountWords(PlainText.OfHtml(choice.FeedbackHtml));

        public void Asked(ScenePlan scene, Choice? choice, bool held) { }

        public void Took(Step step) { }
    }
}
