using System.Collections.Frozen;
using Microsoft.Extensions.Localization;
using Training.Content;
using Training.Localization;

namespace Training.Authoring.Drafts;

/// <summary>
/// What the checker refuses because it isn’t written yet, and not because something that is written is wrong. Whoever is writing is told of it as of
/// something to come; publishing refuses it all the same.
/// </summary>
public static class ToCome
{
    private static readonly FrozenSet<string> Codes =
    [
        ProblemCodes.KeyMissing,
        ProblemCodes.TextMissing,
        ProblemCodes.MoveOnImpossible,
        ProblemCodes.ItemMissing,
        ProblemCodes.SceneMissing,
        ProblemCodes.SceneEmpty,
        ProblemCodes.SceneUnreachable,
    ];

    public static IReadOnlyList<ContentProblem> In(IReadOnlyCollection<ContentProblem> problems)
    {
        // Of a scene that has a title so far, that it leads nowhere and that no end is written say the same.
        var empty = problems.Where(p => p.Code == ProblemCodes.SceneEmpty).Select(p => p.At).ToHashSet();
        return
        [
            .. problems
                .Where(p => p.Severity == Severity.Error)
                .Where(p =>
                    Codes.Contains(p.Code)
                    || (p.Code == ProblemCodes.SceneStuck && empty.Contains(p.At))
                    || (p.Code == ProblemCodes.EndingMissing && empty.Any(at => at.File == p.At.File))
                ),
        ];
    }

    /// <summary>What a file doesn’t say yet, in the words of its forms.</summary>
    /// <param name="moveOn">What completes the module, as its front matter has it.</param>
    public static IReadOnlyList<string> Say(IEnumerable<ContentProblem> toCome, string? moveOn, IStringLocalizer<TrainingText> texts)
    {
        var ofScenes = toCome.ToLookup(p => p.Code is ProblemCodes.SceneEmpty or ProblemCodes.SceneStuck or ProblemCodes.EndingMissing);
        var words = ofScenes[false].Select(p => Say(p, moveOn, texts));
        var empty = ofScenes[true].Count(p => p.Code == ProblemCodes.SceneEmpty);
        return [.. empty > 0 ? words.Append(texts.Count("ToCome.scene-empty", empty)) : words];
    }

    public static string Say(ContentProblem problem, string? moveOn, IStringLocalizer<TrainingText> texts) =>
        problem.Code == ProblemCodes.MoveOnImpossible && moveOn is not null
            ? texts["ToCome.move-on-impossible", texts[$"Describe.moveOn.{moveOn}"]]
            : problem.ForForms.Message.In(Languages.Current);
}
