using System.Globalization;

namespace Training.Authoring.ScenarioForms;

/// <summary>Directives as a list of words: each is changed where it stands, so that a form changes nothing that it wasn’t asked to.</summary>
internal static class Tokens
{
    /// <param name="wanted">Null for none.</param>
    public static List<string> With(IReadOnlyList<string> tokens, Func<string, bool> isIt, string? wanted)
    {
        var now = tokens.ToList();
        var at = now.FindIndex(token => isIt(token));
        if (at >= 0 && wanted is null)
            now.RemoveAt(at);
        else if (at >= 0)
            now[at] = wanted!;
        else if (wanted is not null)
            now.Add(wanted);
        return now;
    }

    /// <summary>Those that no field had, one per line, as their author leaves them.</summary>
    public static List<string> WithRest(IReadOnlyList<string> tokens, IReadOnlyList<string> rest, string typed)
    {
        var wanted = Lines(typed);
        List<string> now = [.. tokens.Where(token => !rest.Contains(token) || wanted.Remove(token)), .. wanted];
        return now;
    }

    public static List<string> Lines(string typed) =>
        [.. typed.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim().Trim('`').Trim()).Where(line => line.Length > 0)];

    /// <summary><c>+1</c> of <c>C2 +1</c>.</summary>
    public static string Points(IEnumerable<string> tokens, string name) =>
        tokens.FirstOrDefault(token => IsPoints(token, name)) is { } found ? found[(name.Length + 1)..] : "";

    public static bool IsPoints(string token, string name) =>
        token.Length > name.Length + 1
        && token.StartsWith(name + " ", StringComparison.Ordinal)
        && token[name.Length + 1] is '+' or '-' or '−';

    /// <summary>A number as people type it, with its sign; null for none, and for zero.</summary>
    public static string? Signed(string typed) =>
        Number(typed) is { } number and not 0 ? number.ToString("+0;-0", CultureInfo.InvariantCulture) : null;

    /// <summary>Whether what is typed is a number, with a sign or without, that is no greater; or nothing.</summary>
    public static bool IsNumber(string typed, int most) =>
        string.IsNullOrWhiteSpace(typed) || (Number(typed) is { } number && number >= -most && number <= most);

    private static int? Number(string typed) =>
        int.TryParse(typed.Trim().Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
