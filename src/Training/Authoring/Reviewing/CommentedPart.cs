using Training.Authoring.Drafts;
using Training.Content.Editing;

namespace Training.Authoring.Reviewing;

/// <summary>What a part of a quiz or a session is.</summary>
public enum PartKind
{
    /// <summary>What stands before the first question or scene.</summary>
    Settings,
    Question,
    Scene,
}

/// <summary>A part of a quiz or a session as people read it, to be commented by who never sees the lines.</summary>
/// <param name="Line">Of the file, from 1: a remark on the part is one on this line.</param>
/// <param name="Title">Empty for the settings.</param>
public sealed record CommentedPart(PartKind Kind, int Line, int First, int Last, string Title)
{
    public QuizPart? Question { get; init; }
    public ScenePart? Scene { get; init; }

    public bool Has(int line) => line >= First && line <= Last;

    /// <summary>Together they have all the lines of the file.</summary>
    public static IReadOnlyList<CommentedPart> Of(QuizText quiz, int lines) =>
        Of(
            [
                .. quiz.Parts.Select(part => new CommentedPart(PartKind.Question, part.Line, part.Line, part.Line, part.Prompt)
                {
                    Question = part,
                }),
            ],
            FrontMatterText.Read(quiz.Text),
            lines
        );

    /// <inheritdoc cref="Of(QuizText, int)"/>
    public static IReadOnlyList<CommentedPart> Of(ScenarioText session, int lines) =>
        Of(
            [
                .. session.Scenes.Select(scene => new CommentedPart(PartKind.Scene, scene.Line, scene.Line, scene.Line, scene.Title)
                {
                    Scene = scene,
                }),
            ],
            FrontMatterText.Read(session.Text),
            lines
        );

    private static IReadOnlyList<CommentedPart> Of(IReadOnlyList<CommentedPart> parts, FrontMatterText? front, int lines)
    {
        var above = parts is [var first, ..] ? first.Line - 1 : lines;
        return
        [
            .. above > 0 ? (CommentedPart[])[new(PartKind.Settings, front?.PlaceOf("title") ?? 1, 1, above, "")] : [],
            .. parts.Select((part, i) => part with { Last = i + 1 < parts.Count ? parts[i + 1].Line - 1 : lines }),
        ];
    }
}
