using System.Globalization;

namespace Training.Benchmarks;

/// <summary>What the command line says after the name of the command: <c>--name value</c> pairs.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> values;

    public Options(IReadOnlyList<string> args) =>
        values = args.Chunk(2)
            .ToDictionary(
                pair => pair[0].TrimStart('-'),
                pair => pair.Length == 2 ? pair[1] : throw new ArgumentException($"{pair[0]} has no value.")
            );

    public bool UsesPostgreSql =>
        values.GetValueOrDefault("database", "postgresql") switch
        {
            "postgresql" => true,
            "sqlite" => false,
            var other => throw new ArgumentException($"--database is postgresql or sqlite, not {other}."),
        };

    /// <summary>A folder with a published site; null to publish the one of this repository first.</summary>
    public string? Site => values.GetValueOrDefault("site");

    public int Requests => Number("requests", 1024);
    public int[] Connections => [.. values.GetValueOrDefault("connections", "1,8,32").Split(',').Select(Parse)];

    /// <summary>How many come at once.</summary>
    public int Learners => Number("learners", 2000);

    /// <summary>How long a crowd takes to come.</summary>
    public TimeSpan Within => TimeSpan.FromSeconds(Number("seconds", 60));

    /// <summary>Only the pages whose name holds this.</summary>
    public string Page => values.GetValueOrDefault("page", "");

    /// <summary>The longest that one page is asked for, whatever the number of requests.</summary>
    public TimeSpan Longest => TimeSpan.FromSeconds(Number("seconds", 30));

    public static int SayUsage()
    {
        Console.WriteLine(
            """
            parts        the parts, with BenchmarkDotNet; --filter *Scenario* for some of them
            load         the pages of a published site: --database postgresql|sqlite --requests 1024 --connections 1,8,32
                         --seconds 30 --page lesson --site FOLDER
            submit-rush  many learners who submit a quiz within a minute: --database, --site, --learners 2000, --seconds 60
            term         an institution with many learners and offerings, and what its pages cost: --learners 10000 --offerings 200
            first-visit  what a first lesson visit downloads, and the second start: --database, --site
            """
        );
        return 2;
    }

    /// <summary>A whole number by its name.</summary>
    public int Number(string name, int otherwise) => values.TryGetValue(name, out var text) ? Parse(text) : otherwise;

    private static int Parse(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
