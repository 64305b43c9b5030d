namespace Training.Content.Scenarios.Graphs;

/// <summary>Draws a script: clusters, layers, order, places, lines, one after the other (after Sugiyama, Tagawa and Toda, 1981).</summary>
internal sealed class GraphDrawing
{
    private const int TitleWidth = GraphCluster.NodeWidth - 20;
    private const int LineHeight = 18;
    private const int CallersInRow = 4;

    /// <summary>The space around the drawing, and that between two layers.</summary>
    private const int Margin = 14;
    private const int BetweenLayers = 58;

    private readonly ScriptFlow flow;
    private readonly List<GraphCluster> clusters = [];
    private readonly Dictionary<Scene, GraphCluster> clusterOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<GraphCluster, IReadOnlyList<(Scene Scene, int Depth)>> members = new(ReferenceEqualityComparer.Instance);
    private readonly List<List<GraphItem>> layers = [];
    private readonly List<GraphWay> ways = [];
    private readonly List<(int Top, int Bottom)> rows = [];

    public GraphDrawing(Script script) => flow = new(script);

    public SceneGraph Draw()
    {
        MakeClusters();
        MakeLayers();
        GraphOrder.Arrange(layers);
        GraphPlaces.Place(layers);
        GraphPorts.TellApart(layers);
        var top = Margin;
        foreach (var layer in layers)
        {
            var height = layer.Max(i => i.Cluster?.Height ?? 0);
            rows.Add((top, top + height));
            top += height + BetweenLayers;
        }
        var nodes = MakeNodes();
        var edges = ways.Select(w => new GraphRoute(w, rows, Margin, Place).Draw()).ToList();
        return new(
            2 * Margin + (int)layers.SelectMany(l => l).Max(i => i.X + i.Width),
            top - BetweenLayers + Margin,
            nodes,
            edges,
            [.. nodes.Where(n => flow.Host(n.Scene) is not null).Select(n => Tie(flow.Host(n.Scene)!, n.Scene))],
            clusters.Find(c => c.Root is null) is { } anywhere ? Frame(anywhere) : null
        );
    }

    private void MakeClusters()
    {
        var scenes = flow.Script.Scenes;
        var beside = scenes
            .Where(s => flow.Host(s) is not null)
            .ToLookup(s => flow.Host(s)!, (IEqualityComparer<Scene>)ReferenceEqualityComparer.Instance);
        foreach (var scene in scenes.Where(s => s.Trigger is null))
            Add(scene, [.. beside[scene].SelectMany(s => Nested(s, 0))]);
        var anywhere = scenes.Where(s => s.Trigger is not null && flow.Host(s) is null).SelectMany(s => Nested(s, 0)).ToList();
        if (anywhere.Count > 0)
            Add(null, anywhere);
        foreach (var cluster in clusters)
            cluster.Place(
                [.. members[cluster]],
                Height,
                loops: flow.Edges.Any(e => ReferenceEquals(e.From, cluster.Root) && ReferenceEquals(e.To, cluster.Root)),
                leads: flow.Edges.Any(e => HasSatellite(cluster, e.From) || HasSatellite(cluster, e.To))
            );

        IEnumerable<(Scene, int)> Nested(Scene scene, int depth) =>
            beside[scene].SelectMany(s => Nested(s, depth + 1)).Prepend((scene, depth));
    }

    private void Add(Scene? root, IReadOnlyList<(Scene Scene, int Depth)> satellites)
    {
        var cluster = new GraphCluster(root);
        clusters.Add(cluster);
        members[cluster] = satellites;
        if (root is not null)
            clusterOf[root] = cluster;
        foreach (var (scene, _) in satellites)
            clusterOf[scene] = cluster;
    }

    private bool HasSatellite(GraphCluster cluster, Scene scene) =>
        !ReferenceEquals(scene, cluster.Root) && ReferenceEquals(clusterOf[scene], cluster);

    private int Height(Scene scene)
    {
        var callers = flow.Callers(scene).Count;
        return 14 + LineHeight * (1 + TitleLines.Cut(scene.Title, TitleWidth).Count) + (callers + CallersInRow - 1) / CallersInRow * 28;
    }

    private void MakeLayers()
    {
        var placed = new GraphLayers(clusters, flow.Edges.Select(e => (clusterOf[e.From], clusterOf[e.To])));
        for (var layer = 0; layer < placed.Count; layer++)
            layers.Add([]);
        var items = new Dictionary<GraphCluster, GraphItem>(ReferenceEqualityComparer.Instance);
        foreach (var cluster in clusters)
            layers[placed.Of(cluster)].Add(items[cluster] = new(placed.Of(cluster), cluster));
        var lines = new GraphLines(layers);
        foreach (var (from, to, choices) in flow.Edges)
            ways.Add(new(from, to, choices, lines.Join(items[clusterOf[from]], from, items[clusterOf[to]], to)));
    }

    private List<SceneNode> MakeNodes() =>
        [
            .. layers
                .SelectMany(l => l)
                .Where(i => i.Cluster is not null)
                .SelectMany(i => i.Cluster!.Members)
                .Select(m => new SceneNode(
                    m.Scene,
                    Place(m.Scene),
                    TitleLines.Cut(m.Scene.Title, TitleWidth),
                    flow.Mark(m.Scene),
                    flow.Callers(m.Scene)
                )),
        ];

    private Box Place(Scene scene)
    {
        var cluster = clusterOf[scene];
        var box = cluster.Of(scene);
        var corner = Frame(cluster);
        return box with { X = box.X + corner.X, Y = box.Y + corner.Y };
    }

    private Box Frame(GraphCluster cluster)
    {
        var item = layers.SelectMany(l => l).First(i => ReferenceEquals(i.Cluster, cluster));
        return new(Margin + (int)item.X, rows[item.Layer].Top, cluster.Width, cluster.Height);
    }

    private SceneTie Tie(Scene host, Scene beside)
    {
        var (a, b) = (Place(host), Place(beside));
        var isNested = host.Trigger is not null;
        var path = isNested
            ? $"M{a.X + 8} {a.Bottom}V{b.Middle}H{b.X}"
            : $"M{a.Right} {Math.Min(a.Middle, b.Middle)}H{b.X - 16}V{b.Middle}H{b.X}";
        return new(host, beside, path);
    }
}
