using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Authoring.Publishing;

/// <summary>Which part of a version’s number rises.</summary>
public enum Rise
{
    /// <summary>A mistake mended, a word put better: nothing that learners do changes.</summary>
    Patch,

    /// <summary>Something more, or done otherwise; what was done before still counts.</summary>
    Minor,

    /// <summary>An activity left or is another: what was done before may count no more.</summary>
    Major,
}

/// <summary>The number that an author gives to a version: 1.4.2.</summary>
public readonly partial record struct VersionNumber(int Major, int Minor, int Patch) : IComparable<VersionNumber>
{
    public static VersionNumber? Find(string? text) =>
        text is not null
        && Written().Match(text) is { Success: true } match
        && Part(match, 1) is { } major
        && Part(match, 2) is { } minor
        && Part(match, 3) is { } patch
            ? new(major, minor, patch)
            : null;

    public VersionNumber Raise(Rise part) =>
        part switch
        {
            Rise.Major => new(Major + 1, 0, 0),
            Rise.Minor => new(Major, Minor + 1, 0),
            _ => new(Major, Minor, Patch + 1),
        };

    public int CompareTo(VersionNumber other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public static bool operator <(VersionNumber left, VersionNumber right) => left.CompareTo(right) < 0;

    public static bool operator <=(VersionNumber left, VersionNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >(VersionNumber left, VersionNumber right) => left.CompareTo(right) > 0;

    public static bool operator >=(VersionNumber left, VersionNumber right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    private static int? Part(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Five digits each leave room for one more, and fit where versions are kept.
    [GeneratedRegex(@"^([0-9]{1,5})\.([0-9]{1,5})\.([0-9]{1,5})\z")]
    private static partial Regex Written();
}
