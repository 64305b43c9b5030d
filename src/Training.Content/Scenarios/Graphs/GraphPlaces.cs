namespace Training.Content.Scenarios.Graphs;

/// <summary>Places the items of each layer from left to right: in their order, apart from each other, and as near as may be to what they are joined to.</summary>
internal static class GraphPlaces
{
    private const int Gap = 26;
    private const int Sweeps = 30;

    public static void Place(IReadOnlyList<List<GraphItem>> layers)
    {
        foreach (var layer in layers)
            PutInOrder(layer, Enumerable.Repeat(0.0, layer.Count), [.. layer.Select(_ => 1.0)]);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var downwards = sweep % 2 == 0;
            foreach (var layer in downwards ? layers : layers.Reverse())
                MoveTowards(layer, up: downwards || sweep >= Sweeps / 2, down: !downwards || sweep >= Sweeps / 2);
        }
        var left = layers.SelectMany(l => l).Min(i => i.X);
        foreach (var item in layers.SelectMany(l => l))
            item.X = Math.Round(item.X - left);
    }

    private static void MoveTowards(List<GraphItem> layer, bool up, bool down)
    {
        var wanted = new List<double>();
        var weights = new List<double>();
        foreach (var item in layer)
        {
            double sum = 0,
                weight = 0;
            if (up)
                foreach (var link in item.Up)
                    Pull(link, link.Above.X + link.Above.Port(link.AboveScene) - item.Port(link.BelowScene));
            if (down)
                foreach (var link in item.Down)
                    Pull(link, link.Below.X + link.Below.Port(link.BelowScene) - item.Port(link.AboveScene));
            // What nothing is joined to stays beside its neighbour.
            wanted.Add(
                weight > 0 ? sum / weight
                : wanted.Count > 0 ? wanted[^1] + layer[wanted.Count - 1].Width + Gap
                : item.X
            );
            weights.Add(weight > 0 ? weight : 0.001);

            void Pull(GraphLink link, double x)
            {
                sum += link.Weight * x;
                weight += link.Weight;
            }
        }
        PutInOrder(layer, wanted, weights);
    }

    /// <summary>
    /// The places nearest to those wanted, by the sum of squares, that keep the order and the gaps. Once the widths are taken off, they are an
    /// isotonic regression: neighbours who want to change sides are pooled, and take their common mean.
    /// </summary>
    private static void PutInOrder(List<GraphItem> layer, IEnumerable<double> wanted, List<double> weights)
    {
        var pools = new List<(double Mean, double Weight, int Items)>();
        double offset = 0;
        var i = 0;
        foreach (var x in wanted)
        {
            pools.Add((x - offset, weights[i], 1));
            while (pools.Count > 1 && pools[^2].Mean > pools[^1].Mean)
            {
                var (a, b) = (pools[^2], pools[^1]);
                pools.RemoveAt(pools.Count - 1);
                var weight = a.Weight + b.Weight;
                pools[^1] = ((a.Mean * a.Weight + b.Mean * b.Weight) / weight, weight, a.Items + b.Items);
            }
            offset += layer[i++].Width + Gap;
        }
        offset = 0;
        i = 0;
        foreach (var pool in pools)
            for (var n = 0; n < pool.Items; n++)
            {
                layer[i].X = pool.Mean + offset;
                offset += layer[i++].Width + Gap;
            }
    }
}
