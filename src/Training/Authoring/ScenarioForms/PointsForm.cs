using System.Globalization;
using Microsoft.AspNetCore.Http;
using Training.Content.Editing;

namespace Training.Authoring.ScenarioForms;

/// <summary>Points that were typed for a choice that someone else took away or reworded meanwhile.</summary>
public sealed record LeftPoints(string Scene, string Choice, string Competency, string Typed);

/// <summary>The points that the choices of a session give, as one page shows them and sends them back.</summary>
/// <param name="Revision">Which the page was opened from.</param>
/// <param name="Competencies">Its columns.</param>
/// <param name="Typed">What was typed, by the names of the fields.</param>
public sealed record PointsForm(int Revision, IReadOnlyList<string> Competencies, IReadOnlyDictionary<string, string> Typed)
{
    private const string Prefix = "points-";

    public static string Field(string scene, int choice, string competency) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}{scene}-{choice}-{competency}");

    public static PointsForm Of(EditedScenario scenario) => new(scenario.Revision, scenario.Competencies, new Dictionary<string, string>());

    public static PointsForm Read(IFormCollection posted, EditedScenario scenario) =>
        new(
            SceneFields.Number(posted["revision"].ToString()),
            [
                .. SceneNames
                    .In(posted)
                    .Counted.Where(name => scenario.Competencies.Contains(name) || scenario.AllCompetencies.Any(c => c.Id == name)),
            ],
            posted
                .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .ToDictionary(field => field.Key, field => field.Value.ToString().Trim())
        );

    /// <summary>What a field shows.</summary>
    public string Value(string scene, int choice, string competency, SceneChoice written) =>
        Typed.GetValueOrDefault(Field(scene, choice, competency)) ?? Tokens.Points(written.Directives, competency);

    /// <summary>The fields that hold no number of points.</summary>
    public IEnumerable<(ScenePart Scene, int Choice, string Competency)> Wrong(ScenarioText text) =>
        from scene in text.Scenes
        from choice in (text.FormOf(scene)?.Choices ?? []).Index()
        from competency in Competencies
        where !Tokens.IsNumber(Value(scene.Key, choice.Index, competency, choice.Item), SceneFields.MostOf(competency))
        select (scene, choice.Index, competency);

    /// <summary>The text with these points; what else its choices do stays. Null when it can’t be written.</summary>
    public ScenarioText? ApplyTo(ScenarioText text)
    {
        ScenarioText? now = text;
        foreach (var scene in text.Scenes)
        {
            if (text.FormOf(scene) is not { } form)
                continue;
            var choices = form.Choices.Select((choice, i) => With(scene.Key, i, choice)).ToList();
            if (!choices.SequenceEqual(form.Choices, ReferenceEqualityComparer.Instance))
                now = now?.Find(scene.Key) is { } part ? now.With(part, form with { Choices = choices }) : null;
        }
        return now;
    }

    /// <summary>The other language with what these points change in its source; null when nothing changes.</summary>
    public ScenarioText? Follow(ScenarioText before, ScenarioText after, ScenarioText other)
    {
        ScenarioText? now = other;
        foreach (var scene in before.Scenes)
        {
            if (
                before.FormOf(scene) is not { } was
                || after.Find(scene.Key) is not { } changed
                || after.FormOf(changed) is not { } becomes
                || now?.Find(scene.Key) is not { } part
                || now.FormOf(part) is not { } form
                || form.Choices.Count != was.Choices.Count
                || becomes.Choices.Count != was.Choices.Count
            )
                continue;
            var choices = form.Choices.Select((choice, i) => Following(was.Choices[i], becomes.Choices[i], choice)).ToList();
            if (!choices.SequenceEqual(form.Choices, ReferenceEqualityComparer.Instance))
                now = now.With(part, form with { Choices = choices });
        }
        return ReferenceEquals(now, other) ? null : now;
    }

    /// <summary>Over what someone else wrote meanwhile: each choice is found again by its words, and what wasn’t touched is theirs.</summary>
    public (PointsForm Form, IReadOnlyList<LeftPoints> Left) Over(ScenarioText before, ScenarioText now, EditedScenario scenario)
    {
        var typed = new Dictionary<string, string>();
        var left = new List<LeftPoints>();
        foreach (var scene in before.Scenes)
        {
            var there = now.Find(scene.Key) is { } part && now.FormOf(part) is { } form ? form.Choices : [];
            foreach (var (i, choice) in (before.FormOf(scene)?.Choices ?? []).Index())
            foreach (var competency in Competencies)
            {
                var points = Value(scene.Key, i, competency, choice);
                if (IsSame(points, Tokens.Points(choice.Directives, competency)))
                    continue;
                var at =
                    there.ElementAtOrDefault(i)?.Words == choice.Words
                        ? i
                        : there.Index().Where(other => other.Item.Words == choice.Words).Select(other => other.Index).FirstOrDefault(-1);
                if (at >= 0 && scenario.Competencies.Contains(competency))
                    typed[Field(scene.Key, at, competency)] = points;
                else
                    left.Add(new(scene.Title, choice.Words, competency, points));
            }
        }
        return (new(scenario.Revision, scenario.Competencies, typed), left);
    }

    /// <summary>Whether two ways to write points say the same: 2 and +2, nothing and 0.</summary>
    public static bool IsSame(string one, string other) =>
        one == other
        || (Tokens.IsNumber(one, int.MaxValue) && Tokens.IsNumber(other, int.MaxValue) && Tokens.Signed(one) == Tokens.Signed(other));

    private SceneChoice With(string scene, int index, SceneChoice choice)
    {
        foreach (var competency in Competencies)
            choice = Give(choice, competency, Value(scene, index, competency, choice));
        return choice;
    }

    private SceneChoice Following(SceneChoice was, SceneChoice becomes, SceneChoice choice)
    {
        foreach (var competency in Competencies)
            if (Tokens.Points(becomes.Directives, competency) is var points && points != Tokens.Points(was.Directives, competency))
                choice = Give(choice, competency, points);
        return choice;
    }

    // The same choice when it gives them already.
    private static SceneChoice Give(SceneChoice choice, string competency, string points) =>
        IsSame(points, Tokens.Points(choice.Directives, competency))
            ? choice
            : choice with
            {
                Directives = Tokens.With(
                    choice.Directives,
                    token => Tokens.IsPoints(token, competency),
                    Tokens.Signed(points) is { } signed ? $"{competency} {signed}" : null
                ),
            };
}
