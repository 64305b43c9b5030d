namespace Training.Content.Scenarios.Graphs;

/// <summary>Spreads the lines of a scene over its side, in the order of where they go, so that they can be told apart.</summary>
internal static class GraphPorts
{
    private const double Widest = 26;

    public static void TellApart(IReadOnlyList<List<GraphItem>> layers)
    {
        foreach (var item in layers.SelectMany(l => l))
        {
            Spread(item, item.Down, l => l.AboveScene, l => l.Below.X + l.Below.Port(l.BelowScene), (l, x) => l.AbovePort = x);
            Spread(item, item.Up, l => l.BelowScene, l => l.Above.X + l.Above.Port(l.AboveScene), (l, x) => l.BelowPort = x);
        }
    }

    private static void Spread(
        GraphItem item,
        IEnumerable<GraphLink> links,
        Func<GraphLink, Scene?> scene,
        Func<GraphLink, double> end,
        Action<GraphLink, double> set
    )
    {
        foreach (var side in links.GroupBy(l => item.Port(scene(l))))
        {
            var inOrder = side.OrderBy(end).ToList();
            // A root’s side is wide; beside the satellites there is room for one line only.
            var isWide = ReferenceEquals(scene(inOrder[0]), item.Cluster?.Root) && item.Cluster is not null;
            var step = isWide ? Math.Min(Widest, (GraphCluster.NodeWidth - 32.0) / inOrder.Count) : 0;
            for (var i = 0; i < inOrder.Count; i++)
                set(inOrder[i], side.Key + step * (i - (inOrder.Count - 1) / 2.0));
        }
    }
}
