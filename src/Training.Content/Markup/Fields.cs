using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Content.Markup;

/// <summary>Reads the keys of a front matter or a YAML map by name and kind, and reports what is missing, wrong or unknown.</summary>
internal sealed partial class Fields(YamlMap map, ProblemList problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public SourcePoint At(string key) => map[key]?.At ?? map.At;

    public bool Has(string key) => map[key] is not null;

    public YamlNode? Node(string key)
    {
        asked.Add(key);
        return map[key];
    }

    public string Text(string key)
    {
        if (Optional(key) is { Length: > 0 } text)
            return text;
        Missing(key, At(key));
        return "";
    }

    public string? Optional(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlText text:
                return text.Value.Trim();
            case var other:
                Wrong(key, other.At, "un texte", "a text");
                return null;
        }
    }

    public IReadOnlyList<YamlText> List(string key, bool required)
    {
        switch (Node(key))
        {
            case YamlList list when list.Items.All(i => i is YamlText):
                if (required && list.Items.Count == 0)
                    problems.Error(ProblemCodes.KeyMissing, list.At, $"« {key} » est vide.", $"“{key}” is empty.", ToFill(key, list.At));
                return [.. list.Items.Cast<YamlText>()];
            case null when required:
                Missing(key, map.At);
                return [];
            case null:
                return [];
            case var other:
                Wrong(key, other.At, "une liste, comme [a, b]", "a list, such as [a, b]");
                return [];
        }
    }

    public IReadOnlyList<(YamlText Key, YamlText Value)> Map(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlMap inner when inner.Entries.All(e => e.Value is YamlText):
                return [.. inner.Entries.Select(e => (e.Key, (YamlText)e.Value))];
            case var other:
                Wrong(key, other.At, "des paires, comme { a: 1 }", "pairs, such as { a: 1 }");
                return [];
        }
    }

    public decimal Number(string key, decimal least, decimal most, decimal? otherwise = null)
    {
        if (Optional(key) is not { } text)
        {
            if (otherwise is null)
                Missing(key, At(key));
            return otherwise ?? least;
        }
        if (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(
            key,
            At(key),
            string.Create(CultureInfo.InvariantCulture, $"un nombre de {least} à {most}"),
            string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"),
            NumberInForm(key, least, most)
        );
        return otherwise ?? least;
    }

    public bool YesOrNo(string key, bool otherwise)
    {
        switch (Optional(key))
        {
            case null:
                return otherwise;
            case "yes":
                return true;
            case "no":
                return false;
            default:
                Wrong(key, At(key), "yes ou no", "yes or no", Choose);
                return otherwise;
        }
    }

    /// <summary>A length of time such as <c>12 min</c> or <c>90 s</c>.</summary>
    public TimeSpan? Duration(string key, bool required)
    {
        if ((required ? Text(key) : Optional(key)) is not { Length: > 0 } text)
            return null;
        if (ParseDuration(text) is { } duration)
            return duration;
        Wrong(
            key,
            At(key),
            "une durée, comme 12 min",
            "a duration, such as 12 min",
            new("écrivez une durée, comme 12 min", "write a duration, such as 12 min")
        );
        return null;
    }

    /// <param name="spelling">How a value is written; lowercase with hyphens when nothing is said.</param>
    public T? Word<T>(string key, bool required, Func<T, string>? spelling = null)
        where T : struct, Enum
    {
        spelling ??= Words.Of;
        if ((required ? Text(key) : Optional(key)) is not { Length: > 0 } text)
            return null;
        foreach (var value in Enum.GetValues<T>())
            if (spelling(value) == text)
                return value;
        var words = string.Join(", ", Enum.GetValues<T>().Select(spelling));
        Wrong(key, At(key), $"l’un de : {words}", $"one of: {words}", Choose);
        return null;
    }

    public Localized<string> Both(string key)
    {
        switch (Node(key))
        {
            case YamlMap { Entries.Count: 2 } pair
                when pair["fr"] is YamlText { Value.Length: > 0 } fr && pair["en"] is YamlText { Value.Length: > 0 } en:
                return new(Typography.Set(fr.Value.Trim(), Language.Fr), Typography.Set(en.Value.Trim(), Language.En));
            case null:
                Missing(key, map.At);
                break;
            case var other:
                Wrong(key, other.At, "dans les deux langues, { fr: …, en: … }", "in both languages, { fr: …, en: … }");
                break;
        }
        return new("", "");
    }

    /// <summary>A list in each language, of the same length.</summary>
    public Localized<IReadOnlyList<string>> BothLists(string key)
    {
        if (Inner(key) is not { } inner)
            return new([], []);
        var fr = inner.List("fr", required: true);
        var en = inner.List("en", required: true);
        inner.NothingElse();
        if (fr.Count != en.Count)
            Wrong(key, At(key), "deux listes de même longueur", "two lists of the same length");
        return new([.. fr.Select(t => Typography.Set(t.Value, Language.Fr))], [.. en.Select(t => Typography.Set(t.Value, Language.En))]);
    }

    public Fields? Inner(string key)
    {
        switch (Node(key))
        {
            case YamlMap inner:
                return new(inner, problems);
            case null:
                Missing(key, map.At);
                return null;
            case var other:
                Wrong(key, other.At, "des clés, comme { fr: …, en: … }", "keys, such as { fr: …, en: … }");
                return null;
        }
    }

    /// <summary>Call last: a key nobody asked for is a typing error worth naming.</summary>
    public void NothingElse()
    {
        foreach (var (key, _) in map.Entries.Where(e => !asked.Contains(e.Key.Value)))
            problems.Error(
                ProblemCodes.KeyUnknown,
                key.At,
                $"La clé « {key.Value} » n’existe pas ici. Clés possibles : {string.Join(", ", asked)}.",
                $"There is no key “{key.Value}” here. Possible keys: {string.Join(", ", asked)}.",
                new(
                    $"Le réglage « {key.Value} » n’existe pas ici : l’éditeur de texte permet de le retirer.",
                    $"There is no setting “{key.Value}” here: the text editor lets you remove it."
                )
            );
    }

    public static TimeSpan? ParseDuration(string text)
    {
        var match = DurationPattern().Match(text);
        if (!match.Success || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return null;
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(amount),
            "min" => TimeSpan.FromMinutes(amount),
            _ => TimeSpan.FromHours(amount),
        };
    }

    private void Missing(string key, SourcePoint at) =>
        problems.Error(ProblemCodes.KeyMissing, at, $"Il manque « {key} ».", $"“{key}” is missing.", ToFill(key, at));

    /// <summary>What a form says of a key that has no value yet.</summary>
    public static Localized<string> ToFill(string key, SourcePoint at) =>
        FormLabels.Of(at.File, key) is { } label
            ? new($"Remplissez « {label.Fr} ».", $"Fill in “{label.En}”.")
            : new(
                $"Il manque un réglage, « {key} » : l’éditeur de texte permet de l’écrire.",
                $"A setting is missing, “{key}”: the text editor lets you write it."
            );

    private static readonly Localized<string> Choose = new("choisissez dans la liste", "choose from the list");

    private static readonly Localized<string> Rewrite = new(
        "c’est écrit d’une façon que le formulaire ne lit pas; l’éditeur de texte permet de le récrire",
        "this is written in a way that the form doesn’t read; the text editor lets you rewrite it"
    );

    // Forms ask for percents.
    private static Localized<string> NumberInForm(string key, decimal least, decimal most)
    {
        var (from, to) = key == "mastery" ? (100 * least, 100 * most) : (least, most);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"écrivez un nombre de {from:0.##} à {to:0.##}"),
            string.Create(CultureInfo.InvariantCulture, $"write a number from {from:0.##} to {to:0.##}")
        );
    }

    /// <param name="inForm">What to do in its field; when nothing is said, no field holds it.</param>
    private void Wrong(string key, SourcePoint at, string fr, string en, Localized<string>? inForm = null)
    {
        var label = FormLabels.Of(at.File, key) ?? new(key, key);
        inForm ??= Rewrite;
        problems.Error(
            ProblemCodes.KeyWrong,
            at,
            $"« {key} » doit être {fr}.",
            $"“{key}” must be {en}.",
            new($"« {label.Fr} » : {inForm.Fr}.", $"“{label.En}”: {inForm.En}.")
        );
    }

    [GeneratedRegex(@"^(\d{1,4})\s*(s|min|h)$")]
    private static partial Regex DurationPattern();
}
