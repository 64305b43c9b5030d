using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Scenarios;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring;

/// <summary>Reads a preview from an address that someone may have typed, or kept since the scenario was another.</summary>
internal sealed class PreviewReader(Scenario scenario, string root, SharedContent shared, IStringLocalizer<TrainingText> texts)
{
    public const string GaugePrefix = "gauge-";
    private const int WidestGauge = 100;
    private const int MostOfMark = 64;

    /// <summary>What could not be read, by field; each is then as the scenario has it.</summary>
    public FormErrors Errors { get; } = new();

    public Preview Read(IQueryCollection query) =>
        new(
            scenario,
            ReadScene(query["scene"]),
            ReadGauges(query),
            ReadFacts(query["fact"]),
            ReadChannel(query["channel"]),
            ReadSeed(query["seed"]),
            ReadSteps(query["steps"])
        )
        {
            Root = root,
            Replaces = ReadReplaced(query),
        };

    private static ReplacedTrial? ReadReplaced(IQueryCollection query) =>
        (query[ReplacedTrial.NameField].ToString(), query[ReplacedTrial.MarkField].ToString())
            is ({ Length: > 0 } name, { Length: > 0 } mark)
        && name.Length <= ModuleDraft.TitleLength
        && mark.Length <= MostOfMark
            ? new(name, mark)
            : null;

    private string ReadScene(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return scenario.Script.Fr.First.Id;
        if (scenario.Script.Fr.Find(text) is not null)
            return text;
        Errors.Add("scene", texts["Preview.SceneUnknown", text]);
        return scenario.Script.Fr.First.Id;
    }

    private Dictionary<string, int> ReadGauges(IQueryCollection query)
    {
        var gauges = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, values) in query.Where(q => q.Key.StartsWith(GaugePrefix, StringComparison.Ordinal)))
        {
            var (name, text) = (key[GaugePrefix.Length..], values.ToString());
            if (!scenario.Gauges.TryGetValue(name, out var start))
                Errors.Add("scene", texts["Preview.GaugeUnknown", name]);
            else if (text.Length == 0)
                continue;
            else if (
                !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                || value is < -WidestGauge or > WidestGauge
            )
                Errors.Add(key, texts["Preview.GaugeWrong", name, WidestGauge]);
            else if (value != start)
                gauges[name] = value;
        }
        return gauges;
    }

    private List<string> ReadFacts(IEnumerable<string?> given)
    {
        foreach (var unknown in given.Where(f => !scenario.Facts.Contains(f)))
            Errors.Add("scene", texts["Preview.FactUnknown", unknown ?? ""]);
        return [.. scenario.Facts.Where(given.Contains)];
    }

    private Channel? ReadChannel(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        foreach (var channel in Enum.GetValues<Channel>())
            if (DirectiveText.Of(channel) == text)
                return channel;
        Errors.Add("channel", texts["Preview.ChannelUnknown", text]);
        return null;
    }

    private long ReadSeed(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 1;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
            return seed;
        Errors.Add("seed", texts["Preview.SeedWrong"]);
        return 1;
    }

    private List<PreviewStep> ReadSteps(string? text)
    {
        var words = (text ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > Preview.MostSteps)
            Errors.Add("scene", texts["Preview.TooManySteps", Preview.MostSteps]);
        var steps = new List<PreviewStep>();
        foreach (var word in words.Take(Preview.MostSteps))
            if (PreviewStep.Parse(word, shared) is { } step)
                steps.Add(step);
            else
                Errors.Add("scene", texts["Preview.StepUnknown", word]);
        return steps;
    }
}
