namespace Training.Content.Scenarios.Graphs;

/// <summary>Orders each layer so that lines cross as little as may be: every item goes to the middle of its neighbours, until that helps no more.</summary>
internal static class GraphOrder
{
    private const int MostSweeps = 24;

    public static void Arrange(IReadOnlyList<List<GraphItem>> layers)
    {
        foreach (var layer in layers)
            Number(layer);
        var best = Keep(layers);
        var fewest = Crossings(layers);
        for (var sweep = 0; sweep < MostSweeps && fewest > 0; sweep++)
        {
            if (sweep % 2 == 0)
                for (var i = 1; i < layers.Count; i++)
                    Sort(layers[i], item => Middle(item.Up, l => l.Above.Order + Fraction(l.Above, l.AboveScene)));
            else
                for (var i = layers.Count - 2; i >= 0; i--)
                    Sort(layers[i], item => Middle(item.Down, l => l.Below.Order + Fraction(l.Below, l.BelowScene)));
            if (Crossings(layers) is var crossings && crossings < fewest)
                (best, fewest) = (Keep(layers), crossings);
        }
        for (var i = 0; i < layers.Count; i++)
        {
            layers[i].Clear();
            layers[i].AddRange(best[i]);
            Number(layers[i]);
        }
    }

    private static double Fraction(GraphItem item, Scene? scene) => item.Port(scene) / item.Width;

    private static double? Middle(List<GraphLink> links, Func<GraphLink, double> place) => links.Count == 0 ? null : links.Average(place);

    private static void Sort(List<GraphItem> layer, Func<GraphItem, double?> middle)
    {
        // Those without neighbours stay about where they are.
        var keyed = layer.Select(item => (Item: item, Key: middle(item) ?? item.Order + 0.5)).ToList();
        layer.Clear();
        layer.AddRange(keyed.OrderBy(k => k.Key).Select(k => k.Item));
        Number(layer);
    }

    private static void Number(List<GraphItem> layer)
    {
        for (var i = 0; i < layer.Count; i++)
            layer[i].Order = i;
    }

    private static List<GraphItem[]> Keep(IReadOnlyList<List<GraphItem>> layers) => [.. layers.Select(l => l.ToArray())];

    private static int Crossings(IReadOnlyList<List<GraphItem>> layers) => layers.Sum(Crossings);

    private static int Crossings(List<GraphItem> layer)
    {
        var ends = layer
            .SelectMany(item => item.Down)
            .OrderBy(l => l.Above.Order + Fraction(l.Above, l.AboveScene))
            .ThenBy(l => l.Below.Order + Fraction(l.Below, l.BelowScene))
            .Select(l => l.Below.Order + Fraction(l.Below, l.BelowScene))
            .ToArray();
        var crossings = 0;
        for (var i = 0; i < ends.Length; i++)
        for (var j = i + 1; j < ends.Length; j++)
            if (ends[j] < ends[i])
                crossings++;
        return crossings;
    }
}
