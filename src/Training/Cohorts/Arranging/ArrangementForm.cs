using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Training.Cohorts.Arranging;

/// <summary>The modules of an offering as an instructor arranges them: fields as they were typed.</summary>
public sealed record ArrangementForm
{
    private const string Place = "place-";

    public int Revision { get; init; }

    /// <summary>By module: its number in the order, as typed. A module that isn’t here isn’t in the offering.</summary>
    public IReadOnlyDictionary<string, string> Places { get; init; } = new Dictionary<string, string>();

    public IReadOnlySet<string> Optional { get; init; } = new HashSet<string>();

    /// <summary>What was given a place and is no module that can be offered.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The modules from the first to the last; those with one number by name, and what is no number at the end.</summary>
    public IReadOnlyList<string> InOrder =>
        [.. Places.OrderBy(p => Number(p.Value) ?? int.MaxValue).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Key)];

    public static ArrangementForm Of(Offering offering) =>
        new()
        {
            Revision = offering.Revision,
            Places = offering.Modules.ToDictionary(m => m.Module, m => m.Position.ToString(CultureInfo.InvariantCulture)),
            Optional = offering.Modules.Where(m => m.IsOptional).Select(m => m.Module).ToHashSet(),
        };

    /// <param name="modules">Those that can be offered.</param>
    public static ArrangementForm Read(IFormCollection form, IReadOnlyCollection<string> modules)
    {
        var places = form.Where(f => f.Key.StartsWith(Place, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .ToDictionary(f => f.Key[Place.Length..], f => f.Value.ToString().Trim());
        return new()
        {
            Revision = int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Places = places.Where(p => modules.Contains(p.Key)).ToDictionary(),
            Optional = form["optional"].OfType<string>().Where(places.ContainsKey).ToHashSet(),
            Unknown = [.. places.Keys.Except(modules).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Whether the offering has these modules already, in this order.</summary>
    public bool IsThatOf(Offering offering) =>
        offering
            .Modules.OrderBy(m => m.Position)
            .Select(m => (m.Module, m.IsOptional))
            .SequenceEqual(InOrder.Select(module => (module, Optional.Contains(module))));

    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 999 ? number : null;
}
