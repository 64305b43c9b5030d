using System.Xml.Linq;

namespace Training.Content.Interchange.Word;

/// <summary>An item of a list: how deep, how it is marked, and its number.</summary>
/// <param name="Number">From 0; of a numbered list alone.</param>
/// <param name="IsLettered">Whether its numbers are letters.</param>
internal sealed record WordItem(int List, int Level, bool IsOrdered, int Number, bool IsLettered);

/// <summary>The lists of a Word file, and how far each has counted.</summary>
internal sealed class WordLists
{
    public const int MostLevels = 9;
    private const int MostNumber = 100_000;

    private readonly Dictionary<int, Definition> definitions = [];
    private readonly Dictionary<int, NumberedList> lists = [];
    private readonly HashSet<int> begun = [];

    public WordLists(XElement? part)
    {
        foreach (var element in part.Children("abstractNum"))
            if (element.Number("abstractNumId") is { } id)
                definitions.TryAdd(id, new(element));
        foreach (var element in part.Children("num"))
            if (element.Number("numId") is { } id && element.Child("abstractNumId").Number() is { } of)
                lists.TryAdd(id, new(of, element));
    }

    /// <summary>The level that a list gives to a style.</summary>
    public int? LevelOf(int list, string? style) =>
        style is not null
        && DefinitionOf(list) is { } definition
        && Array.FindIndex(definition.Levels, l => l?.Style == style) is >= 0 and var at
            ? at
            : null;

    /// <returns>Null for what is in no list.</returns>
    public WordItem? Next(int list, int level)
    {
        if (DefinitionOf(list) is not { } definition)
            return null;
        var own = lists[list];
        level = Math.Clamp(level, 0, MostLevels - 1);
        // Lists made of one definition count on, unless one says that it starts anew.
        if (begun.Add(list))
            for (var at = 0; at < MostLevels; at++)
                if (own.Starts[at] is { } start)
                    definition.Counts[at] = start - 1;
        definition.Counts[level]++;
        for (var deeper = level + 1; deeper < MostLevels; deeper++)
            definition.Counts[deeper] = definition.StartOf(deeper) - 1;
        var format = own.Formats[level] ?? definition.Levels[level]?.Format;
        var isOrdered = format is not (null or "bullet" or "none");
        return new(list, level, isOrdered, definition.Counts[level], IsLettered: format is "lowerLetter" or "upperLetter");
    }

    private Definition? DefinitionOf(int list) =>
        lists.TryGetValue(list, out var own) ? definitions.GetValueOrDefault(own.Definition) : null;

    private static int? StartIn(XElement? start) => start.Number() is { } number ? Math.Clamp(number, 0, MostNumber) : null;

    private static bool IsLevel(int? level) => level is >= 0 and < MostLevels;

    private sealed record Level(string? Format, int Start, string? Style);

    private sealed class Definition
    {
        public Definition(XElement element)
        {
            foreach (var level in element.Children("lvl"))
                if (level.Number("ilvl") is { } at && IsLevel(at))
                    Levels[at] ??= new(level.Child("numFmt").Val(), StartIn(level.Child("start")) ?? 1, level.Child("pStyle").Val());
            Counts = [.. Enumerable.Range(0, MostLevels).Select(level => StartOf(level) - 1)];
        }

        public Level?[] Levels { get; } = new Level?[MostLevels];
        public int[] Counts { get; }

        public int StartOf(int level) => Levels[level]?.Start ?? 1;
    }

    private sealed class NumberedList
    {
        public NumberedList(int definition, XElement element)
        {
            Definition = definition;
            foreach (var change in element.Children("lvlOverride"))
                if (change.Number("ilvl") is { } at && IsLevel(at))
                {
                    Starts[at] ??= StartIn(change.Child("startOverride"));
                    Formats[at] ??= change.Child("lvl").Child("numFmt").Val();
                }
        }

        public int Definition { get; }
        public int?[] Starts { get; } = new int?[MostLevels];
        public string?[] Formats { get; } = new string?[MostLevels];
    }
}
