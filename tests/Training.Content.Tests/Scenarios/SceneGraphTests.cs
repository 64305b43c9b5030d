using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Training.Content.Scenarios;
using Training.Content.Scenarios.Graphs;

namespace Training.Content.Tests.Scenarios;

/// <summary>What holds for the drawing of every script, whatever its author wrote.</summary>
public sealed partial class SceneGraphTests
{
    public static TheoryData<string> Drawn => [.. Session.Names, .. Enumerable.Range(0, 5).Select(seed => $"sixty: {seed}")];

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Every_scene_is_drawn_once_and_no_two_overlap(string name)
    {
        var script = Script(name);

        var graph = SceneGraph.Of(script);

        AssertDrawnApart(script, graph);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Every_line_begins_and_ends_at_the_side_of_a_scene_and_passes_through_no_other(string name)
    {
        var script = Script(name);

        var graph = SceneGraph.Of(script);

        AssertLinesKeepClear(script, graph);
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void The_first_scene_is_at_the_top_and_the_endings_that_choices_lead_to_are_at_the_bottom(string name)
    {
        var script = Script(name);

        var graph = SceneGraph.Of(script);

        Assert.Equal(graph.Nodes.Min(n => n.Box.Y), Node(graph, script.First).Box.Y);
        var lowest = graph.Nodes.Where(n => n.Scene is { Trigger: null, Ending: null }).Max(n => n.Box.Bottom);
        // An ending that something breaks into is none.
        Assert.All(
            graph.Nodes.Where(n => n.Scene is { Trigger: null, Ending: not null } && n.Callers.Count == 0),
            n => Assert.True(n.Box.Y > lowest, n.Scene.Id)
        );
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void The_same_script_is_drawn_the_same(string name) =>
        Assert.Equal(Describe(SceneGraph.Of(Script(name))), Describe(SceneGraph.Of(Script(name))));

    [Theory]
    [MemberData(nameof(Drawn))]
    public void A_script_that_is_still_being_written_is_drawn_too(string name)
    {
        var script = Script(name);

        // Whatever scene isn’t there yet, others lead to it, or answer and break in there.
        foreach (var missing in script.Scenes)
        {
            List<Scene> others = [.. script.Scenes.Where(s => s.Id != missing.Id)];
            var begun = new Script(script.BriefingHtml, script.Warnings, script.Reflection, others, script.Labels, script.Cited);
            Assert.Equal(begun.Scenes.Count, SceneGraph.Of(begun).Nodes.Count);
        }
    }

    [Fact]
    public void Scripts_without_any_sense_are_drawn_too()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var script = SmallScenario.Make(seed).Script.Fr;
            var graph = SceneGraph.Of(script);

            AssertDrawnApart(script, graph);
            AssertLinesKeepClear(script, graph);
        }
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void Every_way_that_choices_lead_is_one_line(string name)
    {
        var script = Script(name);

        var graph = SceneGraph.Of(script);

        Assert.Equal(
            script.Scenes.SelectMany(s => s.Choices.Where(c => c.Target is not null).Select(c => (s.Id, c.Target!))).Distinct().Order(),
            graph.Edges.Select(e => (e.From.Id, e.To.Id)).Order()
        );
        Assert.Equal(script.Scenes.Sum(s => s.Choices.Count(c => c.Target is not null)), graph.Edges.Sum(e => e.Choices.Count));
    }

    [Fact]
    public void Acts_and_interruptions_stand_beside_the_first_scene_they_concern_and_mark_the_others()
    {
        var script = Session.Of("content: releve-technique/la-ligne-coupe").Scenario.Script.Fr;

        var graph = SceneGraph.Of(script);

        var tie = graph.Ties.Single(t => t.Beside.Id == "ou-etes-vous");
        Assert.Equal("accueil", tie.Host.Id);
        Assert.Equal(Node(graph, tie.Host).Box.Y, Node(graph, tie.Beside).Box.Y);
        Assert.True(Node(graph, tie.Beside).Box.X > Node(graph, tie.Host).Box.Right);
        var mark = Node(graph, tie.Beside).Mark;
        Assert.Equal(
            ["accueil", "la-semaine", "a-soir", "de-retour", "la-question"],
            graph.Nodes.Where(n => n.Callers.Any(c => c.Mark == mark)).Select(n => n.Scene.Id)
        );
        // An incident that comes after a time stands beside no scene.
        var anywhere = Node(graph, script.Find("seize-heures")!).Box;
        Assert.NotNull(graph.Anywhere);
        Assert.True(anywhere.X > graph.Anywhere.Value.X && anywhere.Right < graph.Anywhere.Value.Right);
    }

    [Fact]
    public void A_way_back_goes_up()
    {
        var (scenario, _) = Stage.Read(
            """
            ## Accueil

            Luc: Bonjour.

            - [« Bonjour. »](#suite) `C2 +1`
              > Oui.
            - [« Pardon? »](#accueil)
              > Encore.

            ## Suite

            Luc: Et puis?

            - [« Rien. »](#accueil)
              > On recommence.
            - [« Au revoir. »](#fin) `C2 +1`
              > Voilà.

            ## Fin
            `ending`

            C’est fini.

            > Voilà.
            """
        );

        var graph = SceneGraph.Of(scenario!.Script.Fr);

        var back = graph.Edges.Single(e => e.From.Id == "suite" && e.To.Id == "accueil");
        Assert.Equal(Node(graph, back.From).Box.Y, back.Start.Y);
        Assert.Equal(Node(graph, back.To).Box.Bottom, back.End.Y);
        var loop = graph.Edges.Single(e => ReferenceEquals(e.From, e.To));
        Assert.Equal((Node(graph, loop.From).Box.X, Node(graph, loop.From).Box.X), (loop.Start.X, loop.End.X));
    }

    [Theory]
    [InlineData("Seul", "Seul")]
    [InlineData("Où il est, qui peut entendre", "Où il est, qui peut|entendre")]
    [InlineData("Anticonstitutionnellement vôtre", "Anticonstitutionnell…|vôtre")]
    [InlineData(
        "Un titre que son auteur a voulu si long qu’il ne tiendra dans aucune boîte d’aucun dessin",
        "Un titre que son|auteur a voulu si long|qu’il ne tiendra…"
    )]
    public void A_title_is_cut_into_lines_that_fit(string title, string lines) =>
        Assert.Equal(lines, string.Join('|', TitleLines.Cut(title, 152)));

    private static void AssertDrawnApart(Script script, SceneGraph graph)
    {
        Assert.Equal(script.Scenes.Select(s => s.Id).Order(), graph.Nodes.Select(n => n.Scene.Id).Order());
        foreach (var (a, i) in graph.Nodes.Select((n, i) => (n, i)))
        {
            Assert.True(a.Box is { X: >= 0, Y: >= 0 } && a.Box.Right <= graph.Width && a.Box.Bottom <= graph.Height, a.Scene.Id);
            foreach (var b in graph.Nodes.Skip(i + 1))
                Assert.False(
                    a.Box.X < b.Box.Right && b.Box.X < a.Box.Right && a.Box.Y < b.Box.Bottom && b.Box.Y < a.Box.Bottom,
                    $"{a.Scene.Id} and {b.Scene.Id} overlap"
                );
        }
    }

    private static void AssertLinesKeepClear(Script script, SceneGraph graph)
    {
        foreach (var edge in graph.Edges)
        {
            var (from, to) = (Node(graph, edge.From).Box, Node(graph, edge.To).Box);
            Assert.True(IsOnSide(from, edge.Start), $"{edge.From.Id} → {edge.To.Id} begins at {edge.Start}, not on {from}");
            Assert.True(IsOnSide(to, edge.End), $"{edge.From.Id} → {edge.To.Id} ends at {edge.End}, not on {to}");
            if (IsWithinCluster(graph, edge))
                continue;
            foreach (var (x, y) in Points(edge.Path))
                Assert.DoesNotContain(graph.Nodes, n => x > n.Box.X + 1 && x < n.Box.Right - 1 && y > n.Box.Y + 1 && y < n.Box.Bottom - 1);
        }
    }

    private static bool IsWithinCluster(SceneGraph graph, SceneEdge edge) => ReferenceEquals(Root(graph, edge.From), Root(graph, edge.To));

    private static Scene Root(SceneGraph graph, Scene scene) =>
        graph.Ties.FirstOrDefault(t => ReferenceEquals(t.Beside, scene)) is { } tie ? Root(graph, tie.Host) : scene;

    private static bool IsOnSide(Box box, Spot spot) =>
        (spot.X >= box.X && spot.X <= box.Right && (spot.Y == box.Y || spot.Y == box.Bottom))
        || (spot.Y >= box.Y && spot.Y <= box.Bottom && (spot.X == box.X || spot.X == box.Right));

    // Every line and curve of a path, at twenty places.
    private static IEnumerable<(double X, double Y)> Points(string path)
    {
        (double X, double Y) at = (0, 0);
        foreach (Match part in Part().Matches(path))
        {
            var n = Number().Matches(part.Value).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
            var end = (X: n[^2], Y: n[^1]);
            for (var i = 0; i <= 20 && part.Value[0] != 'M'; i++)
            {
                var (t, u) = (i / 20.0, 1 - i / 20.0);
                yield return part.Value[0] == 'L'
                    ? (u * at.X + t * end.X, u * at.Y + t * end.Y)
                    : (
                        u * u * u * at.X + 3 * u * u * t * n[0] + 3 * u * t * t * n[2] + t * t * t * end.X,
                        u * u * u * at.Y + 3 * u * u * t * n[1] + 3 * u * t * t * n[3] + t * t * t * end.Y
                    );
            }
            at = end;
        }
    }

    private static SceneNode Node(SceneGraph graph, Scene scene) => graph.Nodes.Single(n => n.Scene.Id == scene.Id);

    private static string Describe(SceneGraph graph) =>
        JsonSerializer.Serialize(
            new
            {
                graph.Width,
                graph.Height,
                Nodes = graph.Nodes.Select(n => new
                {
                    n.Scene.Id,
                    n.Box,
                    n.Title,
                    n.Mark,
                }),
                Edges = graph.Edges.Select(e => e.Path),
                Ties = graph.Ties.Select(t => t.Path),
            }
        );

    private static Script Script(string name) =>
        name.StartsWith("sixty", StringComparison.Ordinal)
            ? SmallScenario.Make(int.Parse(name[6..], CultureInfo.InvariantCulture), plain: 45, triggered: 15).Script.Fr
            : Session.Of(name).Scenario.Script.Fr;

    [GeneratedRegex("[MLC][^MLC]*")]
    private static partial Regex Part();

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();
}
