using Training.Authoring.Drafts;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>Scenes that are begun with another: a choice leads there, and they have a title so far.</summary>
internal static class BegunScenes
{
    /// <summary>
    /// The text with a scene for each title that was typed beside a choice, and the form with choices that lead there. Two of one title lead to the
    /// same.
    /// </summary>
    public static (ScenarioText? Text, SceneForm Form) With(ScenarioText text, SceneView view)
    {
        var now = (ScenarioText?)text;
        var choices = view.Form.Choices.ToArray();
        var begun = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, typed) in view.NewScenes.OrderBy(scene => scene.Key))
        {
            if (now is null || index >= choices.Length)
                break;
            if (choices[index].Target != SceneFields.NewScene)
                continue;
            var title = TitleField.Tidy(typed);
            if (!begun.TryGetValue(title, out var id))
            {
                begun[title] = id = now.FreeIdFor(title);
                // The scene that is being written may have taken that id.
                if (id == view.Form.Id.Trim())
                    begun[title] = id = now.FreeIdFor($"{title} 2");
                now = now.Plus(new() { Title = title, Id = id });
            }
            choices[index] = choices[index] with { Target = id };
        }
        return (now, view.Form with { Choices = choices });
    }

    /// <summary>With the id that a new scene was given the first time, if it is sent twice; else with one that nobody took meanwhile.</summary>
    public static SceneForm Named(SceneView view, ScenarioText before, ScenarioText now)
    {
        if (view.Form.Id.Trim().Length > 0 || view.Form.Title.Trim().Length == 0)
            return view.Form;
        var named = view.Form with { Id = before.FreeIdFor(view.Form.Title) };
        return
            now.Find(named.Id) is not { } taken || now.FormOf(taken)?.Says(With(before, view with { Form = named }).Form.Tidied()) == true
            ? named
            : named with
            {
                Id = now.FreeIdFor(view.Form.Title),
            };
    }
}
