using Microsoft.AspNetCore.Http;
using Training.Authoring.Drafts;
using Training.Authoring.Forms;
using Training.Content.Editing;
using Training.Content.Markup;

namespace Training.Authoring.ScenarioForms;

/// <summary>A gauge: its name in the file, where it starts, and what people read.</summary>
/// <param name="Was">Its name when the form was opened; empty for a new one.</param>
public sealed record GaugeRow(string Name, string Start, string Label, string Was = "");

/// <summary>Someone in a session, and the file in <c>people/</c> that says who they are.</summary>
/// <param name="Was">Their name when the form was opened; empty for someone new.</param>
public sealed record CastRow(string Name, string Person, string Was = "");

/// <summary>The front matter of a scenario, and its briefing, as fields.</summary>
public sealed record ScenarioForm
{
    // More rows than any session has; what is longer is left to the text.
    public const int MostRows = 40;
    private const int BlankRows = 2;

    // In the order of the page.
    public static readonly IReadOnlyList<string> Keys =
    [
        "title",
        "duration",
        "channel",
        "tiles",
        "mastery",
        "competencies",
        "cast",
        "gauges",
        "labels",
        "facts",
        "warnings",
        "help",
        "reflection",
        "back",
    ];

    // What a translation says in its own words.
    public static readonly IReadOnlyList<string> TranslatedKeys = ["title", "labels", "warnings", "reflection"];

    private static readonly string[] Lists = ["tiles", "competencies", "facts", "warnings", "help", "reflection"];
    private static readonly string[] Maps = ["cast", "gauges", "labels"];

    public int Revision { get; init; }
    public string Title { get; init; } = "";
    public string Briefing { get; init; } = "";
    public string Duration { get; init; } = "";
    public string Channel { get; init; } = "";

    /// <summary>In percent.</summary>
    public string Mastery { get; init; } = "";

    public string Back { get; init; } = "";
    public IReadOnlyList<string> Competencies { get; init; } = [];
    public IReadOnlyList<string> Help { get; init; } = [];
    public IReadOnlyList<CastRow> Cast { get; init; } = [];
    public IReadOnlyList<GaugeRow> Gauges { get; init; } = [];

    // One per line.
    public string Tiles { get; init; } = "";
    public string Facts { get; init; } = "";
    public string Warnings { get; init; } = "";
    public string Reflection { get; init; } = "";

    /// <summary>Whether a field can show what a key says, and change it.</summary>
    public static bool Holds(FrontMatterText front, string key) =>
        Lists.Contains(key) ? front.Items(key) is { } items && items.All(item => item.Length > 0)
        : Maps.Contains(key) ? front.Pairs(key) is { Count: <= MostRows }
        : front.Holds(key);

    /// <summary>Whether the rows of gauges can be shown: each says what two keys hold; a translation has their words alone.</summary>
    public static bool HoldsGauges(FrontMatterText front, DraftPath path) =>
        Holds(front, "labels") && (path.IsTranslation || Holds(front, "gauges"));

    /// <summary>What its page shows: what a field can’t hold isn’t there.</summary>
    /// <summary>In the form, nobody is chosen.</summary>
    public const string NotDrawn = Content.Person.NotDrawn;

    public static ScenarioForm Of(EditedScenario scenario)
    {
        var text = scenario.Text!;
        var front = FrontMatterText.Read(text.Text)!;
        string Lines(string key) => string.Join('\n', front.Items(key) ?? []);
        var labels = (front.Pairs("labels") ?? []).ToDictionary(p => p.Name, p => p.Value);
        var starts = (front.Pairs("gauges") ?? []).ToDictionary(p => p.Name, p => p.Value);
        var gauges = ((IEnumerable<string>)(scenario.Path.IsTranslation ? scenario.Gauges : starts.Keys))
            .Union(labels.Keys)
            .Select(name => new GaugeRow(name, starts.GetValueOrDefault(name, ""), labels.GetValueOrDefault(name, ""), name))
            .ToList();
        return new()
        {
            Revision = scenario.Revision,
            Title = front.Value("title") ?? "",
            Briefing = text.Briefing,
            Duration = front.Value("duration") ?? "",
            Channel = front.Value("channel") ?? "",
            Mastery = PercentField.Of(front.Value("mastery")) ?? "",
            Back = front.Value("back") ?? "no",
            Competencies = Holds(front, "competencies") ? front.Items("competencies")! : [],
            Help = front.Items("help") ?? [],
            Cast = Holds(front, "cast")
                ? [.. front.Pairs("cast")!.Select(p => new CastRow(p.Name, p.Value == NotDrawn ? "" : p.Value, p.Name))]
                : [],
            Gauges = HoldsGauges(front, scenario.Path) ? gauges : [],
            Tiles = Lines("tiles"),
            Facts = Holds(front, "facts") ? Lines("facts") : "",
            Warnings = Lines("warnings"),
            Reflection = Lines("reflection"),
        };
    }

    /// <summary>With rows to fill, below those that are.</summary>
    public ScenarioForm WithBlankRows() =>
        this with
        {
            Cast = [.. Cast.Where(row => !IsBlank(row)), .. Enumerable.Repeat(new CastRow("", ""), BlankRows)],
            Gauges = [.. Gauges.Where(row => !IsBlank(row)), .. Enumerable.Repeat(new GaugeRow("", "", ""), BlankRows)],
        };

    public static ScenarioForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].FirstOrDefault()?.ReplaceLineEndings("\n") ?? "";
        IReadOnlyList<string> Words(string name) => [.. form[name].OfType<string>().Where(Slug.IsSlug)];
        IEnumerable<string> Each(string name) => form[name].Select(value => TitleField.Tidy(value));
        return new()
        {
            Revision = SceneFields.Number(Text("revision")),
            Title = Text("title"),
            Briefing = Text("briefing"),
            Duration = Text("duration"),
            Channel = Text("channel"),
            Mastery = Text("mastery"),
            Back = Text("back"),
            Competencies = [.. form["competencies"].OfType<string>().Where(code => Slug.IsSlug(code.ToLowerInvariant()))],
            Help = Words("help"),
            Cast =
            [
                .. Each("cast-name")
                    .Zip(Each("cast-person"), Each("cast-was"))
                    .Select(row => new CastRow(row.First, row.Second, row.Third)),
            ],
            Gauges =
            [
                .. Each("gauge-name")
                    .Zip(Each("gauge-start"), Each("gauge-label"))
                    .Zip(Each("gauge-was"), (row, was) => new GaugeRow(row.First, row.Second, row.Third, was)),
            ],
            Tiles = Text("tiles"),
            Facts = Text("facts"),
            Warnings = Text("warnings"),
            Reflection = Text("reflection"),
        };
    }

    /// <summary>A name that a map would hold twice, by the field that it stands in.</summary>
    public IEnumerable<(string Field, string Name)> Twice() =>
        [
            .. Repeated(Cast.Where(row => !IsBlank(row)).Select(row => row.Name)).Select(name => ("cast", name)),
            .. Repeated(Gauges.Where(row => !IsBlank(row)).Select(NameOf)).Select(name => ("gauges", name)),
        ];

    /// <summary>Someone without a name, or a gauge whose words make none.</summary>
    public IEnumerable<string> Nameless()
    {
        if (Cast.Any(row => row.Name.Length == 0 && row.Person.Length > 0))
            yield return "cast";
        if (Gauges.Any(row => !IsBlank(row) && NameOf(row).Length == 0))
            yield return "gauges";
    }

    /// <summary>What scenes may name of these settings, row by row.</summary>
    public IReadOnlyList<string> Names(NamedKind kind) =>
        kind switch
        {
            NamedKind.Person => [.. Cast.Select(row => row.Name)],
            NamedKind.Gauge => [.. Gauges.Select(NameOf)],
            NamedKind.Competency => Competencies,
            NamedKind.Fact => [.. Lines(Facts).Select(FactOf)],
            _ => [],
        };

    /// <summary>What each row was called when the form was opened, and is called now; a line of facts by its place.</summary>
    public IEnumerable<(NamedKind Kind, string Was, string Now)> Rows(ScenarioForm before) =>
        [
            .. Cast.Select(row => (NamedKind.Person, row.Was, row.Name)),
            .. Gauges.Select(row => (NamedKind.Gauge, row.Was, NameOf(row))),
            .. before.Names(NamedKind.Fact).Zip(Names(NamedKind.Fact), (was, now) => (NamedKind.Fact, was, now)),
        ];

    /// <summary>On screen stands who takes someone’s place.</summary>
    public ScenarioForm WithTiles(IEnumerable<NameChange> changes)
    {
        var people = changes.Where(c => c is { Kind: NamedKind.Person, To: not null }).ToDictionary(c => c.From, c => c.To!);
        return people.Count == 0
            ? this
            : this with
            {
                Tiles = string.Join('\n', Lines(Tiles).Select(tile => people.GetValueOrDefault(tile, tile)).Distinct()),
            };
    }

    /// <summary>The text with what changed; null when it would be read as something else.</summary>
    public ScenarioText? ApplyTo(ScenarioText text, DraftPath path)
    {
        var front = FrontMatterText.Read(text.Text)!;
        var title = front.Value("title") ?? "";
        var now = front.With("title", Word(Title));
        if (!path.IsTranslation)
            now = WithSettings(now);
        now = WithLists(now, path);
        return text.With(now)?.WithTitle(title, FrontMatterText.Read(now.Text)?.Value("title") ?? title)?.WithBriefing(Briefing);
    }

    private FrontMatterText WithSettings(FrontMatterText front) =>
        front
            .With("duration", Word(Duration))
            .With("channel", Word(Channel))
            .With("mastery", PercentField.Share(Mastery, front.Value("mastery")))
            // What says the same as saying nothing is written only where it already is.
            .With("back", Word(Back) is "no" or null && front.Value("back") != "no" ? null : Word(Back));

    private FrontMatterText WithLists(FrontMatterText front, DraftPath path)
    {
        var now = With(front, "warnings", Lines(Warnings));
        now = Holds(front, "reflection") ? now.WithItems("reflection", Lines(Reflection), isProse: true) : now;
        if (!path.IsTranslation)
        {
            var known = front.Items("facts") ?? [];
            now = With(now, "tiles", Lines(Tiles));
            now = With(now, "competencies", Kept(front, "competencies", Competencies));
            now = With(now, "help", Kept(front, "help", Help));
            now = With(
                now,
                "facts",
                [.. Lines(Facts).Select(fact => known.Contains(fact) ? fact : FactOf(fact)).Where(f => f.Length > 0).Distinct()]
            );
            now = With(
                now,
                "cast",
                Cast.Where(row => !IsBlank(row)).ToDictionary(row => row.Name, row => row.Person.Length > 0 ? row.Person : NotDrawn),
                Renamed(Cast.Select(row => (row.Was, row.Name)))
            );
        }
        return HoldsGauges(front, path) ? WithGauges(now, path) : now;
    }

    private FrontMatterText WithGauges(FrontMatterText front, DraftPath path)
    {
        var renamed = Renamed(Gauges.Select(row => (row.Was, NameOf(row))));
        var labels = Gauges.Where(row => NameOf(row).Length > 0 && row.Label.Length > 0).ToDictionary(NameOf, row => row.Label);
        if (path.IsTranslation)
            return With(front, "labels", labels, renamed);
        // A label alone doesn’t make a gauge of what wasn’t one.
        var named = (front.Pairs("labels") ?? []).Select(p => p.Name).Except((front.Pairs("gauges") ?? []).Select(p => p.Name)).ToHashSet();
        var starts = Gauges
            .Where(row => NameOf(row).Length > 0 && (row.Start.Length > 0 || !named.Contains(NameOf(row))))
            .ToDictionary(NameOf, row => row.Start.Length > 0 ? row.Start.Replace('−', '-') : "0");
        return With(With(front, "gauges", starts, renamed), "labels", labels, renamed);
    }

    private static FrontMatterText With(FrontMatterText front, string key, IReadOnlyList<string> items) =>
        Holds(front, key) ? front.WithItems(key, items) : front;

    private static FrontMatterText With(
        FrontMatterText front,
        string key,
        IReadOnlyDictionary<string, string> pairs,
        IReadOnlyDictionary<string, string> renamed
    ) => Holds(front, key) ? front.WithPairs(key, pairs, renamed) : front;

    private static Dictionary<string, string> Renamed(IEnumerable<(string Was, string Now)> rows) =>
        rows.Where(row => row is { Was.Length: > 0, Now.Length: > 0 })
            .DistinctBy(row => row.Was)
            .ToDictionary(row => row.Was, row => row.Now);

    // In the order in which their author wrote them.
    private static List<string> Kept(FrontMatterText front, string key, IReadOnlyList<string> chosen)
    {
        var before = front.Items(key) ?? [];
        return [.. before.Where(chosen.Contains), .. chosen.Except(before)];
    }

    private static bool IsBlank(CastRow row) => row.Name.Length + row.Person.Length == 0;

    private static bool IsBlank(GaugeRow row) => row.Name.Length + row.Start.Length + row.Label.Length == 0;

    private static string FactOf(string typed) => Slug.IsSlug(typed) ? typed : Slug.From(typed);

    // The words that people read make the name, when it is left blank.
    private static string NameOf(GaugeRow row) => row.Name.Length > 0 ? Name(row.Name) : Slug.From(row.Label);

    private static string Name(string typed) => Slug.IsSlug(typed) ? typed : Slug.From(typed);

    private static IEnumerable<string> Repeated(IEnumerable<string> names) =>
        names.GroupBy(name => name).Where(g => g.Count() > 1).Select(g => g.Key);

    private static IReadOnlyList<string> Lines(string typed) =>
        [.. typed.ReplaceLineEndings("\n").Split('\n').Select(line => TitleField.Tidy(line)).Where(line => line.Length > 0)];

    private static string? Word(string typed) => TitleField.Tidy(typed) is { Length: > 0 } word ? word : null;
}
