using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Catalogue;

/// <summary>How each kind of activity is drawn and named in lists.</summary>
internal static class ActivityKinds
{
    public static string Icon(Activity activity) =>
        activity switch
        {
            Lesson => "lesson",
            Aid => "aid",
            Quiz => "quiz",
            Scenario scenario => ChannelIcon(scenario.Channel),
            _ => "lesson",
        };

    public static string ChannelIcon(Channel channel) =>
        channel switch
        {
            Channel.InPerson => "in-person",
            Channel.Phone => "phone",
            Channel.Chat => "chat",
            Channel.GroupVideo => "group",
            _ => "video",
        };

    /// <summary>« Séance simulée, vidéo », « 12 min », « réussite à 80 % ».</summary>
    public static IEnumerable<string> Facts(Activity activity, IStringLocalizer<TrainingText> texts)
    {
        yield return activity switch
        {
            Aid => texts["Activity.Aid"],
            Quiz => texts["Activity.Quiz"],
            Scenario scenario => texts["Activity.ScenarioOn", texts[$"Channel.{scenario.Channel}"]],
            _ => texts["Activity.Lesson"],
        };
        if (activity is Aid)
            yield return texts["Activity.Optional"];
        else
            yield return Durations.Say(activity.Duration, texts);
        if (activity is Quiz quiz)
            yield return texts["Activity.Mastery", quiz.Mastery];
        if (activity is Scenario session)
            yield return texts["Activity.Mastery", session.Mastery];
    }
}
