using Training.Content.Scenarios;

namespace Training.Content.Tests.Scenarios;

/// <summary>Small sessions made by chance, with everything that a session can have and no sense at all.</summary>
internal sealed class SmallScenario
{
    /// <summary>The acts that its scenes may answer.</summary>
    public static readonly string[] Acts = ["check-place", "ask-suicide"];

    private static readonly string[] Facts = ["f", "g", "h"];
    private static readonly string[] Gauges = ["a", "b"];
    private static readonly SourcePoint Nowhere = new("made-up", 1, 1);

    private readonly Random random;
    private readonly int plain;
    private readonly int triggered;

    private SmallScenario(int seed, int? plain, int? triggered)
    {
        random = new(seed);
        this.plain = plain ?? random.Next(3, 7);
        this.triggered = triggered ?? random.Next(0, 4);
    }

    public static Scenario Make(int seed, int? plain = null, int? triggered = null) => new SmallScenario(seed, plain, triggered).Make();

    private Scenario Make()
    {
        var scenes = Enumerable.Range(0, plain + triggered).Select(MakeScene).ToList();
        var script = new Script("", [], [], scenes, new Dictionary<string, string>(), []);
        return new(
            new("made-up", "small"),
            new("", ""),
            TimeSpan.Zero,
            Pick(Enum.GetValues<Channel>()),
            0.7,
            ["C2", "C3"],
            Gauges.ToDictionary(g => g, _ => random.Next(-1, 2)),
            Facts,
            new Dictionary<string, string> { ["Luc"] = "luc" },
            [],
            Back.No,
            [],
            new(script, script)
        );
    }

    private Scene MakeScene(int number)
    {
        var trigger = number < plain ? null : MakeTrigger();
        Ending? ending = number == plain - 1 || Happens(10) && number > 0 ? Pick(Enum.GetValues<Ending>()) : null;
        var fewest = trigger is null ? 1 : 0;
        var choices = ending is null
            ? Enumerable.Range(0, random.Next(fewest, 4)).Select(i => MakeChoice(number, i, trigger)).ToList()
            : [];
        return new(
            Id(number),
            "",
            Nowhere,
            [
                Happens(70)
                    ? new Narration("")
                    : new Line("Luc", Happens(50) ? "Oui." : null, [new(Pick(Enum.GetValues<Layer>()), "…")], null),
            ],
            choices,
            trigger,
            Once: trigger is not null && Happens(50),
            If: trigger is null ? [] : Conditions(40),
            Effects(30),
            Happens(80)
                ? ChannelChange.None
                : new(Happens(50) ? Pick(Enum.GetValues<Channel>()) : null, Pick(Enum.GetValues<ChannelCondition>()), null),
            Happens(20) ? TimeSpan.FromSeconds(20) : null,
            ending,
            "",
            Crosses: false
        );
    }

    private Trigger MakeTrigger() =>
        random.Next(4) switch
        {
            0 => new ActTrigger([Pick(Acts)], []),
            1 => new ActTrigger([Pick(Acts)], Places()),
            2 => new InterruptionTrigger(Places(), OneOf: Happens(50), Happens(30) ? Delay() : null),
            _ => new InterruptionTrigger([], OneOf: false, Delay()),
        };

    private Choice MakeChoice(int scene, int index, Trigger? trigger) =>
        new(
            index,
            Nowhere,
            $"{Id(scene)}/{index}",
            trigger is not null && Happens(70) ? null : Id(random.Next(plain)),
            Effects(45),
            Conditions(30),
            IsCritical: false,
            OnTimeout: Happens(20),
            ""
        );

    private Effects Effects(int chance) =>
        new(
            Happens(chance) ? new Dictionary<string, int> { [Happens(70) ? "C2" : "C3"] = random.Next(-1, 3) } : new(),
            Happens(chance / 3) ? new Dictionary<string, int> { [Pick(Gauges)] = Happens(50) ? 1 : -1 } : new(),
            Happens(chance) ? [Pick(Facts)] : []
        );

    private List<Condition> Conditions(int chance)
    {
        var conditions = new List<Condition>();
        while (Happens(chance) && conditions.Count < 3)
            conditions.Add(
                Happens(60)
                    ? new FactCondition(Pick(Facts), Happens(50))
                    : new GaugeCondition(Pick(Gauges), Pick(Enum.GetValues<Comparison>()), random.Next(-1, 3), Happens(80))
            );
        return conditions;
    }

    private List<string> Places() => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Id(random.Next(plain + triggered))).Distinct()];

    private TimeSpan Delay() => TimeSpan.FromSeconds(Pick([30, 90]));

    private bool Happens(int percent) => random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];

    private static string Id(int number) => $"s{number}";
}
