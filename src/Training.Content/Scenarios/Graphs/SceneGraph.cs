namespace Training.Content.Scenarios.Graphs;

/// <summary>
/// A script drawn: scenes in layers from the first down to the endings, acts and interruptions beside the first scene where they answer or break in,
/// lines where choices lead. Pure: the same script always gives the same drawing.
/// </summary>
/// <param name="Nodes">Every scene, in reading order: from above to below, from left to right, each followed by what stands beside it.</param>
/// <param name="Edges">Every way that some choice leads; what goes back to where it broke in has none.</param>
/// <param name="Ties">What joins acts and interruptions to the scene that they stand beside.</param>
/// <param name="Anywhere">The frame around what may answer or break in anywhere; null when nothing does.</param>
public sealed record SceneGraph(
    int Width,
    int Height,
    IReadOnlyList<SceneNode> Nodes,
    IReadOnlyList<SceneEdge> Edges,
    IReadOnlyList<SceneTie> Ties,
    Box? Anywhere
)
{
    public static SceneGraph Of(Script script) => new GraphDrawing(script).Draw();
}

/// <param name="Title">The scene’s title, cut into lines that fit.</param>
/// <param name="Mark">Of an act or an interruption, the short name that it has at the scenes it concerns: A1, I2.</param>
/// <param name="Callers">The marks of the acts that are answered here and of the interruptions that break in here.</param>
public sealed record SceneNode(Scene Scene, Box Box, IReadOnlyList<string> Title, string? Mark, IReadOnlyList<Caller> Callers);

/// <summary>An act that is answered in a scene, or an interruption that breaks into it.</summary>
public sealed record Caller(string Mark, Scene Scene);

/// <param name="Choices">The choices that lead this way.</param>
/// <param name="Path">The line, as SVG writes it.</param>
public sealed record SceneEdge(Scene From, Scene To, IReadOnlyList<Choice> Choices, Spot Start, Spot End, string Path)
{
    public bool IsCritical => Choices.Any(c => c.IsCritical);
}

public sealed record SceneTie(Scene Host, Scene Beside, string Path);

public readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;
    public int Bottom => Y + Height;
    public int Centre => X + Width / 2;
    public int Middle => Y + Height / 2;
}

public readonly record struct Spot(int X, int Y);
