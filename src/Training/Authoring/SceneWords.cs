using Microsoft.Extensions.Localization;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Authoring;

/// <summary>What kind of scene one is, and who leads to it, in words.</summary>
internal static class SceneWords
{
    /// <returns>Null for a scene like most.</returns>
    public static string? Kind(Scene scene, IStringLocalizer<TrainingText> texts) =>
        scene switch
        {
            { Ending: Ending.Harm } => texts["Authoring.Kind.Harm"].Value,
            { Ending: not null } => texts["Authoring.Kind.Ending"].Value,
            { Trigger: ActTrigger } => texts["Authoring.Kind.Act"].Value,
            { Trigger: InterruptionTrigger } => texts["Authoring.Kind.Interruption"].Value,
            _ => null,
        };

    /// <summary>The scenes whose choices lead to one.</summary>
    public static IEnumerable<Scene> From(Script script, Scene scene) => script.Scenes.Where(s => s.Choices.Any(c => c.Target == scene.Id));

    /// <summary>The scenes that one’s choices lead to.</summary>
    public static IEnumerable<Scene> To(Script script, Scene scene) =>
        scene.Choices.Select(c => c.Target is null ? null : script.Find(c.Target)).OfType<Scene>().Distinct();

    /// <summary>Some way leads back to where an act or an interruption broke in.</summary>
    public static bool Resumes(Scene scene) => scene.ResumesByItself || scene.Choices.Any(c => c.Target is null);

    /// <summary>The scenes where an act is answered or an interruption breaks in; none for anywhere.</summary>
    public static IEnumerable<Scene> Places(Script script, Scene scene) =>
        script.Scenes.Where(s =>
            scene.Trigger switch
            {
                ActTrigger act => act.In.Contains(s.Id),
                InterruptionTrigger interruption => interruption.At.Contains(s.Id),
                _ => false,
            }
        );
}
