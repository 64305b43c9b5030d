using System.Globalization;
using System.Text;

namespace Training.Content.Scenarios.Graphs;

/// <summary>The line of one way: straight past each layer, curved between two, from one scene’s side to the other’s.</summary>
internal sealed class GraphRoute(GraphWay way, IReadOnlyList<(int Top, int Bottom)> rows, int margin, Func<Scene, Box> place)
{
    private const int Curl = 20;

    public SceneEdge Draw()
    {
        var (from, to) = (place(way.From), place(way.To));
        if (way.Links.Count == 0)
            return ReferenceEquals(way.From, way.To) ? Loop(from) : Aside(from, to);

        var points = Points();
        if (!IsBack)
            return Edge(points);
        points.Reverse();
        return Edge(points);
    }

    private bool IsBack => !ReferenceEquals(way.Links[0].AboveScene, way.From);

    // From above to below: where the line leaves a row, then where it enters the next, and so on.
    private List<(Spot Spot, bool IsStraight)> Points()
    {
        var points = new List<(Spot, bool)>();
        var first = way.Links[0];
        var above = place(first.AboveScene!);
        var x = X(first.Above, first.AbovePort);
        points.Add((IsRoot(first.Above, first.AboveScene) ? new(x, above.Bottom) : new(above.Right, above.Middle), true));
        if (!IsRoot(first.Above, first.AboveScene))
            points.Add((new(x, above.Middle), true));
        foreach (var link in way.Links)
        {
            points.Add((new(X(link.Above, link.AbovePort), rows[link.Above.Layer].Bottom), true));
            points.Add((new(X(link.Below, link.BelowPort), rows[link.Below.Layer].Top), false));
        }
        var last = way.Links[^1];
        var below = place(last.BelowScene!);
        if (!IsRoot(last.Below, last.BelowScene))
        {
            points.Add((new(X(last.Below, last.BelowPort), below.Middle), true));
            points.Add((new(below.Right, below.Middle), true));
        }
        return points;
    }

    private static bool IsRoot(GraphItem item, Scene? scene) => ReferenceEquals(item.Cluster?.Root, scene);

    private int X(GraphItem item, double port) => margin + (int)Math.Round(item.X + port);

    private SceneEdge Edge(List<(Spot Spot, bool IsStraight)> points)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].Spot.X} {points[0].Spot.Y}");
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1].Spot, points[i].Spot);
            // Read backwards, a curve is the point before’s.
            var isStraight = IsBack ? points[i - 1].IsStraight : points[i].IsStraight;
            if (a == b)
                continue;
            if (isStraight)
                path.Append(CultureInfo.InvariantCulture, $"L{b.X} {b.Y}");
            else
                path.Append(CultureInfo.InvariantCulture, $"C{a.X} {(a.Y + b.Y) / 2} {b.X} {(a.Y + b.Y) / 2} {b.X} {b.Y}");
        }
        return new(way.From, way.To, way.Choices, points[0].Spot, points[^1].Spot, path.ToString());
    }

    private SceneEdge Loop(Box box)
    {
        var (a, b) = (new Spot(box.X, box.Y + box.Height / 3), new Spot(box.X, box.Bottom - box.Height / 3));
        return new(way.From, way.To, way.Choices, a, b, $"M{a.X} {a.Y}C{a.X - Curl} {a.Y} {b.X - Curl} {b.Y} {b.X} {b.Y}");
    }

    // Within a cluster, or between two scenes of one layer: from side to side.
    private SceneEdge Aside(Box from, Box to)
    {
        var isLeft = to.Centre <= from.Centre;
        var start = new Spot(isLeft ? from.X : from.Right, from.Middle + 6);
        var end = new Spot(isLeft ? to.Right : to.X, to.Middle + 6);
        if (from.X == to.X)
            (start, end) = (new(from.Right, from.Middle + 6), new(to.Right, to.Middle + 6));
        var (c1, c2) = from.X == to.X ? (start.X + Curl, end.X + Curl) : ((start.X + end.X) / 2, (start.X + end.X) / 2);
        return new(way.From, way.To, way.Choices, start, end, $"M{start.X} {start.Y}C{c1} {start.Y} {c2} {end.Y} {end.X} {end.Y}");
    }
}
