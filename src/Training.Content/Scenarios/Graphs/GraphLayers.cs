namespace Training.Content.Scenarios.Graphs;

/// <summary>Puts clusters in layers: each below all that lead to it, but for ways that lead back; endings last.</summary>
internal sealed class GraphLayers
{
    private readonly Dictionary<GraphCluster, int> layers = new(ReferenceEqualityComparer.Instance);

    public GraphLayers(IReadOnlyList<GraphCluster> clusters, IEnumerable<(GraphCluster From, GraphCluster To)> ways)
    {
        var next = ways.Where(w => !ReferenceEquals(w.From, w.To))
            .Distinct()
            .ToLookup(w => w.From, w => w.To, (IEqualityComparer<GraphCluster>)ReferenceEqualityComparer.Instance);
        var order = DownwardsOrder(clusters, next, out var back);
        // What leads back to the first scene, and nothing leads to, stands below it.
        foreach (var cluster in order)
            layers[cluster] = !ReferenceEquals(cluster, clusters[0]) && next[cluster].Contains(clusters[0]) ? 1 : 0;
        foreach (var from in order)
        foreach (var to in next[from].Where(to => !back.Contains((from, to))))
            layers[to] = Math.Max(layers[to], layers[from] + 1);

        LowerOrphans(clusters, next, back);
        var last = clusters.Where(c => !EndsAll(c, next)).Select(Of).DefaultIfEmpty(-1).Max() + 1;
        foreach (var ending in clusters.Where(c => EndsAll(c, next)))
            layers[ending] = last;
        Count = layers.Values.DefaultIfEmpty(-1).Max() + 1;
    }

    public int Count { get; }

    public int Of(GraphCluster cluster) => layers[cluster];

    /// <summary>The clusters so that each comes before all that it leads to, but for the ways back that make circles.</summary>
    private static List<GraphCluster> DownwardsOrder(
        IReadOnlyList<GraphCluster> clusters,
        ILookup<GraphCluster, GraphCluster> next,
        out HashSet<(GraphCluster, GraphCluster)> back
    )
    {
        var (done, open) = (new List<GraphCluster>(), new HashSet<GraphCluster>(ReferenceEqualityComparer.Instance));
        var seen = new HashSet<GraphCluster>(ReferenceEqualityComparer.Instance);
        var ways = back = [];
        // A stack of our own: a scenario may have a thousand scenes in a row.
        var path = new Stack<(GraphCluster Cluster, IEnumerator<GraphCluster> Next)>();
        foreach (var cluster in clusters)
        {
            Enter(cluster);
            while (path.TryPeek(out var top))
                if (!top.Next.MoveNext())
                {
                    done.Add(path.Pop().Cluster);
                    open.Remove(top.Cluster);
                }
                // Whatever leads to the first scene leads back to it.
                else if (open.Contains(top.Next.Current) || ReferenceEquals(top.Next.Current, clusters[0]))
                {
                    ways.Add((top.Cluster, top.Next.Current));
                }
                else
                {
                    Enter(top.Next.Current);
                }
        }
        done.Reverse();
        return done;

        void Enter(GraphCluster cluster)
        {
            if (!seen.Add(cluster))
                return;
            open.Add(cluster);
            path.Push((cluster, next[cluster].GetEnumerator()));
        }
    }

    // What nothing leads to stands just above what it leads to, not at the top.
    private void LowerOrphans(
        IReadOnlyList<GraphCluster> clusters,
        ILookup<GraphCluster, GraphCluster> next,
        HashSet<(GraphCluster, GraphCluster)> back
    )
    {
        var ledTo = clusters
            .SelectMany(from => next[from].Where(to => !back.Contains((from, to))))
            .ToHashSet<GraphCluster>(ReferenceEqualityComparer.Instance);
        foreach (var orphan in clusters.Skip(1).Where(c => c.Root is not null && !ledTo.Contains(c)).Reverse())
            layers[orphan] = Math.Max(
                layers[orphan],
                next[orphan].Where(to => !back.Contains((orphan, to))).Select(Of).DefaultIfEmpty(layers[orphan] + 1).Min() - 1
            );
    }

    private static bool EndsAll(GraphCluster cluster, ILookup<GraphCluster, GraphCluster> next) =>
        cluster.Root?.Ending is not null && !next[cluster].Any();
}
