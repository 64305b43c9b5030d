namespace Training.Content.Scenarios.Graphs;

/// <summary>One way that choices lead, and the items that its line passes, from above to below; empty within a cluster or a layer.</summary>
internal sealed record GraphWay(Scene From, Scene To, IReadOnlyList<Choice> Choices, IReadOnlyList<GraphLink> Links);

/// <summary>Joins clusters by lines that pass through every layer between them. Lines to the same scene join on their way.</summary>
internal sealed class GraphLines(IReadOnlyList<List<GraphItem>> layers)
{
    private readonly Dictionary<(string To, bool IsBack, int Layer), GraphItem> passing = [];
    private readonly Dictionary<(GraphItem, string?, GraphItem, string?), GraphLink> links = [];

    public IReadOnlyList<GraphLink> Join(GraphItem from, Scene fromScene, GraphItem to, Scene toScene)
    {
        var isBack = from.Layer > to.Layer;
        var (above, aboveScene, below, belowScene) = isBack ? (to, toScene, from, fromScene) : (from, fromScene, to, toScene);
        var way = new List<GraphLink>();
        var (at, atScene) = (above, (Scene?)aboveScene);
        for (var layer = above.Layer + 1; layer <= below.Layer; layer++)
        {
            var (next, nextScene) = layer == below.Layer ? (below, belowScene) : (Pass(toScene, isBack, layer), null);
            way.Add(Link(at, atScene, next, nextScene));
            (at, atScene) = (next, null);
        }
        return way;
    }

    private GraphItem Pass(Scene to, bool isBack, int layer)
    {
        if (!passing.TryGetValue((to.Id, isBack, layer), out var item))
        {
            passing[(to.Id, isBack, layer)] = item = new(layer, null);
            layers[layer].Add(item);
        }
        return item;
    }

    private GraphLink Link(GraphItem above, Scene? aboveScene, GraphItem below, Scene? belowScene)
    {
        if (!links.TryGetValue((above, aboveScene?.Id, below, belowScene?.Id), out var link))
        {
            links[(above, aboveScene?.Id, below, belowScene?.Id)] = link = new(above, aboveScene, below, belowScene);
            above.Down.Add(link);
            below.Up.Add(link);
        }
        return link;
    }
}
