namespace Training.Content.Scenarios.Graphs;

/// <summary>A scene and what stands beside it, placed in layers as one: where each stands, from the cluster’s own corner.</summary>
internal sealed class GraphCluster(Scene? root)
{
    public const int NodeWidth = 172;
    private const int Beside = 30;
    private const int Between = 12;
    private const int Indent = 16;
    private const int Margin = 12;
    private const int Heading = 26;
    private const int Slot = 16;

    private readonly List<(Scene Scene, Box Box)> members = [];

    /// <summary>Null for what may happen anywhere.</summary>
    public Scene? Root => root;

    public IReadOnlyList<(Scene Scene, Box Box)> Members => members;
    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>Where lines run down beside the satellites, so that they cross none.</summary>
    public int SlotX => Width - Slot / 2;

    public Box Of(Scene scene) => members.Find(m => ReferenceEquals(m.Scene, scene)).Box;

    /// <param name="satellites">In the order they are stacked; how deep each is nested: an act in an act is one deeper.</param>
    /// <param name="height">How high the box of a scene is.</param>
    /// <param name="loops">The root leads back to itself.</param>
    /// <param name="leads">Some satellite leads elsewhere, or something leads to it.</param>
    public void Place(IReadOnlyList<(Scene Scene, int Depth)> satellites, Func<Scene, int> height, bool loops, bool leads)
    {
        var left =
            root is null ? Margin
            : loops ? Slot * 2
            : 0;
        var top = root is null ? Heading : 0;
        if (root is not null)
        {
            members.Add((root, new(left, 0, NodeWidth, height(root))));
            left += NodeWidth + Beside;
        }
        foreach (var (scene, depth) in satellites)
        {
            members.Add((scene, new(left + Indent * depth, top, NodeWidth, height(scene))));
            top += height(scene) + Between;
        }
        Width = members.Max(m => m.Box.Right) + (root is null ? Margin : 0) + (leads ? Slot : 0);
        Height = members.Max(m => m.Box.Bottom) + (root is null ? Margin : 0);
    }
}
