using System.Net;
using System.Text.RegularExpressions;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using YamlDotNet.Serialization;

namespace Training.Journeys;

/// <summary>The modules of this repository, read as the site reads them: for someone who knows the right answers.</summary>
internal static partial class Shipped
{
    public static ContentSet Content { get; } = Read();

    public static Module Module(string slug) => Content.Find(slug)!;

    /// <summary>The texts of the choices to tick for an item, or of one that is wrong.</summary>
    public static IEnumerable<string> Answers(ChoiceItem item, bool rightly, Language language) =>
        item.Choices.Where(c => c.IsRight == rightly).Take(rightly ? int.MaxValue : 1).Select(c => PlainText(c.Text.In(language).Html));

    /// <summary>The steps of the scenario's best playthrough, each as the words it may have on screen.</summary>
    public static IReadOnlyList<GoodStep> BestWay(Scenario scenario, Language language) =>
        Steps(Playthroughs(scenario)[0], scenario, language);

    /// <summary>What is chosen in any playthrough that passes: chance may bring an incident that the best one doesn’t meet.</summary>
    public static IEnumerable<string> GoodReplies(Scenario scenario, Language language) =>
        Playthroughs(scenario)
            .Where(p => ((Dictionary<object, object>)p["expect"]).TryGetValue("passed", out var passed) && (string)passed == "true")
            .SelectMany(p => Steps(p, scenario, language))
            .SelectMany(step => step.Choices);

    private static List<Dictionary<string, object>> Playthroughs(Scenario scenario)
    {
        var file = Repository.Folder("content", "modules", scenario.Id.Module, scenario.Id.Slug + ".playthroughs.yaml");
        return new DeserializerBuilder().Build().Deserialize<List<Dictionary<string, object>>>(File.ReadAllText(file));
    }

    private static List<GoodStep> Steps(Dictionary<string, object> playthrough, Scenario scenario, Language language) =>
        [.. ((List<object>)playthrough["choose"]).Select(step => ReadStep(step, scenario, language))];

    private static GoodStep ReadStep(object step, Scenario scenario, Language language) =>
        step is Dictionary<object, object> act && act.ContainsKey("act")
            ? new(Content.Shared.FindAct((string)act["act"])!.Label.In(language), [])
            : new(null, step is string words ? [.. Choices(scenario, language, words)] : []);

    // Playthroughs are written with French words; the English script has the same choices in the same places.
    private static IEnumerable<string> Choices(Scenario scenario, Language language, string words) =>
        from scene in scenario.Script.Fr.Scenes
        from choice in scene.Choices
        where Plain(choice.Words).Contains(Plain(words), StringComparison.OrdinalIgnoreCase)
        select scenario.Script.In(language).Find(scene.Id)!.Choices[choice.Index].Words;

    private static string Plain(string text) => text.Replace('\u2019', '\'').Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static string PlainText(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, "")), " ").Trim();

    private static ContentSet Read()
    {
        var problems = new ProblemList();
        var content = ContentReader.Read(ContentFiles.FromFolder(Repository.Folder("content"), problems), problems);
        return content ?? throw new InvalidOperationException("The shipped content cannot be read.");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>One step of a playthrough: an act of the tray, or a choice that may be worded in any of these ways.</summary>
internal sealed record GoodStep(string? Act, IReadOnlyList<string> Choices);
