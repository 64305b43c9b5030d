using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Training.Authoring.Beginnings;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Editing;

namespace Training.Authoring.Describing;

/// <summary>What people will be able to do.</summary>
/// <param name="Competencies">Their codes, in the order in which they are written.</param>
public sealed record ObjectiveRow(string Words, IReadOnlyList<string> Competencies, string Level)
{
    public static readonly ObjectiveRow Blank = new("", [], "");
}

/// <summary>A <c>module.md</c> as fields.</summary>
public sealed partial record DescriptionForm
{
    public const int FewestObjectives = 3;
    public const int MostObjectives = 5;

    public static readonly IReadOnlyList<string> Keys = ["title", "summary", "hours", "competencies", "moveOn", "audience", "objectives"];

    // What a translation says in its own words.
    public static readonly IReadOnlyList<string> TranslatedKeys = ["title", "summary", "audience", "objectives"];

    public static readonly IReadOnlyList<string> MoveOns =
    [
        "CompletedAndPassed",
        "Completed",
        "Passed",
        "CompletedOrPassed",
        "NotApplicable",
    ];
    public static readonly IReadOnlyList<string> Levels = ["N1", "N2", "N3"];

    public int Revision { get; init; }
    public string Title { get; init; } = "";
    public string Summary { get; init; } = "";
    public string Hours { get; init; } = "";
    public string MoveOn { get; init; } = "";
    public string Audience { get; init; } = "";
    public string Presentation { get; init; } = "";
    public IReadOnlyList<string> Competencies { get; init; } = [];
    public IReadOnlyList<ObjectiveRow> Objectives { get; init; } = [];

    /// <summary>Whether a field can show what a key says, and change it.</summary>
    public static bool Holds(FrontMatterText front, string key) =>
        key is "competencies" or "objectives" ? front.Items(key) is { Count: <= 2 * MostObjectives } : front.Holds(key);

    /// <summary>What the form of a new module says.</summary>
    public static DescriptionForm Begun(Language language) =>
        ModuleText.Read(OpenDraft.PathOf("module", DraftPath.Module), Beginning.Module(language)) is { } text
            ? Of(text, revision: 0)
            : new();

    public static DescriptionForm Of(ModuleText text, int revision) =>
        new()
        {
            Revision = revision,
            Title = text.Front.Value("title") ?? "",
            Summary = text.Front.Value("summary") ?? "",
            Hours = text.Front.Value("hours") ?? "",
            MoveOn = text.Front.Value("moveOn") ?? "",
            Audience = text.Front.Value("audience") ?? "",
            Presentation = text.Presentation,
            Competencies = text.Front.Items("competencies") ?? [],
            Objectives = [.. (text.Front.Items("objectives") ?? []).Select(RowOf)],
        };

    /// <summary>With rows to fill, up to as many as a module has.</summary>
    public DescriptionForm WithBlankRows() =>
        this with
        {
            Objectives =
            [
                .. Objectives.Where(row => row.Words.Length > 0),
                .. Enumerable.Repeat(ObjectiveRow.Blank, Math.Max(0, MostObjectives - Objectives.Count(row => row.Words.Length > 0))),
            ],
        };

    public static DescriptionForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].FirstOrDefault()?.ReplaceLineEndings("\n") ?? "";
        string At(string name, int place) => TitleField.Tidy(form[name].ElementAtOrDefault(place));
        List<string> Ticked(string name) => [.. form[name].OfType<string>().Where(code => Code().IsMatch(code)).Distinct()];
        ObjectiveRow Objective(int place) =>
            new(
                At("objective", place),
                Kept(At("objective-was", place).Split(' '), Ticked($"objective-competencies-{place}")),
                At("objective-level", place)
            );
        return new DescriptionForm
        {
            Revision = int.TryParse(Text("revision"), NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Title = Text("title"),
            Summary = Text("summary"),
            Hours = Text("hours"),
            MoveOn = Text("moveOn"),
            Audience = Text("audience"),
            Presentation = Text("presentation"),
            // The button that ticks what an objective names sends them together.
            Competencies =
            [
                .. form["competencies"].OfType<string>().Concat(Text("tick").Split(' ')).Where(code => Code().IsMatch(code)).Distinct(),
            ],
            Objectives = [.. Enumerable.Range(0, form["objective"].Count).Select(Objective)],
        }.Without(Ticked("untick"));
    }

    /// <summary>Its objectives follow the module, which aims at some competencies no more: those that are left with none take the only one there is.</summary>
    private DescriptionForm Without(List<string> gone) =>
        gone.Count == 0
            ? this
            : this with
            {
                Objectives =
                [
                    .. Objectives.Select(row =>
                        row.Competencies.Any(gone.Contains)
                            ? row with
                            {
                                Competencies =
                                    row.Competencies.Except(gone).ToList() is { Count: > 0 } kept ? kept
                                    : Competencies is [var only] ? [only]
                                    : [],
                            }
                            : row
                    ),
                ],
            };

    /// <summary>The text with what changed; null when it could no longer be read.</summary>
    public ModuleText? ApplyTo(ModuleText text, Language language)
    {
        var front = text.Front.With("title", Word(Title)).With("summary", Word(Summary)).With("audience", Word(Audience));
        if (language == Language.Fr)
        {
            front = front.With("hours", Word(Hours)?.Replace(',', '.')).With("moveOn", Word(MoveOn));
            if (Holds(front, "competencies"))
                front = front.WithItems("competencies", Kept(front.Items("competencies")!, Competencies));
        }
        if (Holds(front, "objectives"))
            front = front.WithItems("objectives", [.. Objectives.Where(row => row.Words.Length > 0).Select(TextOf)], isProse: true);
        return text.With(front)?.WithPresentation(Presentation);
    }

    // What ends otherwise than its marks stays in its words, to the letter.
    private static ObjectiveRow RowOf(string objective)
    {
        var match = Marked().Match(objective);
        var row = new ObjectiveRow(
            match.Groups["words"].Value,
            [.. match.Groups["competency"].Captures.Select(c => c.Value)],
            match.Groups["level"].Value
        );
        return match.Success && TextOf(row) == objective ? row : ObjectiveRow.Blank with { Words = objective };
    }

    private static string TextOf(ObjectiveRow row) =>
        string.Concat([
            row.Words,
            .. row
                .Competencies.Append(row.Level)
                .Select(mark => mark.Replace("`", "", StringComparison.Ordinal))
                .Where(mark => mark.Length > 0)
                .Select(mark => $" `{mark}`"),
        ]);

    // In the order in which their author wrote them.
    private static List<string> Kept(IEnumerable<string> before, IReadOnlyList<string> chosen) =>
        [.. before.Where(chosen.Contains), .. chosen.Except(before).Order(StringComparer.Ordinal)];

    private static string? Word(string typed) => TitleField.Tidy(typed) is { Length: > 0 } word ? word : null;

    [GeneratedRegex(@"^C\d{1,3}\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A(?<words>.*?)(?: `(?<competency>C\d{1,3})`)*(?: `(?<level>N[1-3])`)?\z")]
    private static partial Regex Marked();
}
