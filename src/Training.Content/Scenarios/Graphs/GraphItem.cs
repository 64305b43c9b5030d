namespace Training.Content.Scenarios.Graphs;

/// <summary>What has a place in a layer: a cluster, or a line on its way past this layer.</summary>
internal sealed class GraphItem(int layer, GraphCluster? cluster)
{
    private const int LineWidth = 14;

    public int Layer => layer;
    public GraphCluster? Cluster => cluster;
    public int Width => cluster?.Width ?? LineWidth;

    /// <summary>Its place among those of its layer.</summary>
    public int Order { get; set; }

    /// <summary>Its left side.</summary>
    public double X { get; set; }

    /// <summary>The lines to the layer above, and to the one below.</summary>
    public List<GraphLink> Up { get; } = [];
    public List<GraphLink> Down { get; } = [];

    /// <summary>Where lines that concern a scene of it run, from its left side.</summary>
    public double Port(Scene? scene)
    {
        if (cluster is null || scene is null)
            return LineWidth / 2.0;
        var box = cluster.Of(scene);
        return ReferenceEquals(scene, cluster.Root) ? box.Centre : cluster.SlotX;
    }
}

/// <summary>A line between two neighbouring layers, whichever way it is read.</summary>
/// <param name="AboveScene">The scene that it concerns above; null for a line on its way.</param>
internal sealed record GraphLink(GraphItem Above, Scene? AboveScene, GraphItem Below, Scene? BelowScene)
{
    // A line that goes on straight is easier to follow than one that bends.
    public double Weight => (AboveScene is null ? 3 : 1) * (BelowScene is null ? 3 : 1);

    /// <summary>Where it leaves above and arrives below, from the items’ left sides, once lines have been told apart.</summary>
    public double AbovePort { get; set; }
    public double BelowPort { get; set; }
}
