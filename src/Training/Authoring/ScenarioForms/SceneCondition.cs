using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Training.Authoring.ScenarioForms;

/// <summary>A condition as a row of fields.</summary>
/// <param name="What"><c>if</c> or <c>unless</c>, a colon, and a fact or a gauge; empty for a row to fill.</param>
/// <param name="Comparison">Of a gauge; empty for a fact.</param>
/// <param name="Amount">What a gauge is compared with, as it is typed.</param>
internal sealed partial record SceneCondition(string What, string Comparison, string Amount)
{
    public static readonly IReadOnlyList<string> Comparisons = [">=", ">", "=", "<=", "<"];

    public const string Unless = "unless";
    public const string If = "if";

    public string Way => What.Split(':')[0];

    public string Name => What.Split(':') is [_, var name] ? name : "";

    /// <summary>The row that shows a directive; null for one that no row can.</summary>
    public static SceneCondition? Of(string token, SceneNames names) =>
        Pattern().Match(token) is not { Success: true } match ? null
        : match.Groups["sign"].Success
            ? names.Counted.Contains(match.Groups["name"].Value)
                    ? new($"{match.Groups["way"]}:{match.Groups["name"]}", match.Groups["sign"].Value, match.Groups["amount"].Value)
                : null
        : names.Facts.Contains(match.Groups["name"].Value) ? new($"{match.Groups["way"]}:{match.Groups["name"]}", "", "")
        : null;

    public static IReadOnlyList<SceneCondition> Posted(IFormCollection form, string prefix) =>
        [
            .. form[$"{prefix}when"]
                .Zip(form[$"{prefix}compare"], form[$"{prefix}amount"])
                .Select(row => new SceneCondition(row.First ?? "", row.Second ?? "", row.Third?.Trim() ?? "")),
        ];

    /// <summary>What the engine reads; null for a row to fill.</summary>
    /// <returns>Whether it can be said.</returns>
    public bool TrySay(SceneNames names, out string? token)
    {
        token = null;
        if (What.Length == 0)
            return true;
        if (Way is not (If or Unless))
            return false;
        if (names.Facts.Contains(Name))
            token = $"{Way} {Name}";
        else if (
            names.Counted.Contains(Name)
            && Comparisons.Contains(Comparison)
            && int.TryParse(Amount.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)
            && amount is > -1000 and < 1000
        )
            token = string.Create(CultureInfo.InvariantCulture, $"{Way} {Name} {Comparison} {amount}");
        return token is not null;
    }

    [GeneratedRegex(@"^(?<way>if|unless) +(?<name>[a-z0-9-]+)(?: *(?<sign><=|>=|<|>|=) *(?<amount>-?[0-9]{1,3}))?\z")]
    private static partial Regex Pattern();
}
