using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>
/// The passages that a page shows one after the other. The places that directives and choices have in the text aren’t among them, nor is the note of an
/// ending, which stands with the question whether the session ends there.
/// </summary>
internal static class ShownPassages
{
    /// <param name="note">Which passage is the note.</param>
    public static IReadOnlyList<int> Of(SceneForm form, int? note) =>
        [.. form.Passages.Index().Where(p => !p.Item.IsPlace && p.Index != note).Select(p => p.Index)];

    /// <summary>After those that are shown, and after what stands before the choices, which end most scenes.</summary>
    public static int PlaceOfNew(SceneForm form, int? note)
    {
        var end = Of(form, note).Append(-1).Max() + 1;
        return Math.Max(end, form.Passages.Index().FirstOrDefault(p => p.Item.Kind == ScenePassageKind.Choices).Index);
    }

    public static IReadOnlyList<ScenePassage> Added(SceneForm form, ScenePassageKind kind, int? note)
    {
        var now = form.Passages.ToList();
        if (now.Count < SceneForm.MostPassages)
            now.Insert(PlaceOfNew(form, note), new() { Kind = kind });
        return now;
    }

    /// <summary>With a passage before the one shown above it, or after the one shown below.</summary>
    public static IReadOnlyList<ScenePassage> Moved(SceneForm form, int index, bool up, int? note)
    {
        var shown = Of(form, note).ToList();
        var at = shown.IndexOf(index);
        var other = at + (up ? -1 : 1);
        if (at < 0 || other < 0 || other >= shown.Count)
            return form.Passages;
        var now = form.Passages.ToArray();
        (now[index], now[shown[other]]) = (now[shown[other]], now[index]);
        return now;
    }

    /// <summary>The form with a note to fill, and which of its passages that is: an ending’s own, if it has one.</summary>
    /// <returns>Null where there is no room for one.</returns>
    public static (SceneForm Form, int? Note) WithNote(SceneForm form)
    {
        var own = form.Passages.Index().LastOrDefault(p => p.Item.Kind == ScenePassageKind.Debrief, (-1, null!)).Index;
        return own >= 0 && SceneFields.IsEnding(form) ? (form, own)
            : form.Passages.Count >= SceneForm.MostPassages ? (form, null)
            : (form with { Passages = [.. form.Passages, new() { Kind = ScenePassageKind.Debrief }] }, form.Passages.Count);
    }
}
