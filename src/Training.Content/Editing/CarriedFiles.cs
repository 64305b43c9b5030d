namespace Training.Content.Editing;

/// <summary>What names a session's scenes, people and marks besides its own text: its other language, and its playthroughs.</summary>
public static class CarriedFiles
{
    /// <summary>The translation of a session with the names that its source has now.</summary>
    /// <returns>Null when nothing changes there, or it can’t be read.</returns>
    public static string? Translation(string path, string text, IReadOnlyList<NameChange> changes)
    {
        var now = ScenarioText.Read(path, text);
        foreach (var change in changes.Where(c => c.Kind == NamedKind.Scene))
            if (change.To is { } to && now?.Find(to) is null && now?.Find(change.From) is { } scene)
                now = now.WithId(scene, to);
        now = now is null ? null : WithLabels(now, changes)?.With(changes);
        return now is null || now.Text == text ? null : now.Text;
    }

    /// <inheritdoc cref="Translation"/>
    public static string? Playthroughs(string path, string text, IReadOnlyList<NameChange> changes) =>
        PlaythroughsText.Read(path, text)?.With(changes)?.Text is { } now && now != text ? now : null;

    /// <summary>The playthroughs of a session whose sentences call someone otherwise.</summary>
    /// <inheritdoc cref="Translation" path="/returns"/>
    public static string? Playthroughs(string path, string text, string from, string to) =>
        from.Length > 0 && PlaythroughsText.Read(path, text)?.WithName(from, to).Text is { } now && now != text ? now : null;

    private static ScenarioText? WithLabels(ScenarioText text, IReadOnlyList<NameChange> changes)
    {
        if (FrontMatterText.Read(text.Text) is not { } front || front.Pairs("labels") is not { Count: > 0 } labels)
            return text;
        var gauges = changes.Where(c => c.Kind == NamedKind.Gauge).ToDictionary(c => c.From, c => c.To);
        var now = labels
            .Select(label => (Name: gauges.GetValueOrDefault(label.Name, label.Name), label.Value))
            .Where(label => label.Name is not null)
            .DistinctBy(label => label.Name)
            .ToDictionary(label => label.Name!, label => label.Value);
        var renamed = gauges.Where(g => g.Value is not null).ToDictionary(g => g.Key, g => g.Value!);
        return text.With(front.WithPairs("labels", now, renamed));
    }
}
