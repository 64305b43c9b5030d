using System.Text.RegularExpressions;
using Training.Content.Markup;

namespace Training.Content.Editing;

/// <summary>The facts that a text of scenes names: those of its session, and those that it gives the session in so many words.</summary>
internal sealed partial class ScenesFacts
{
    private const int LongestLine = 8_000;
    private const int LongestName = 60;
    private const int MostNew = 30;
    private const int LongestPhrase = 200;

    // Of a word without its ending.
    private const int LeastStem = 5;

    // What a fact is said with, and doesn’t depend on.
    private static readonly HashSet<string> Small =
    [
        .. "le la les l un une des du de d et est sont a ete etre ont que qu qui on sait vous nous il elle ils elles c ce cet cette ca son".Split(
            ' '
        ),
        .. "sa ses leur leurs mon ma mes votre vos notre nos ton ta tes en dans se s y maintenant bien deja desormais soit".Split(' '),
        .. "the an is are was were has have been be that we you he she they it know knows to of in his her their its now already".Split(
            ' '
        ),
    ];

    private static readonly HashSet<string> Negative = ["ne", "n", "pas", "jamais", "not", "never", "isn", "doesn", "t"];

    private readonly List<(string Name, HashSet<string> Words)> all;
    private readonly HashSet<string> people;
    private readonly Dictionary<string, string> guesses = new(StringComparer.Ordinal);

    public ScenesFacts(ScenesNames names, IEnumerable<string> lines)
    {
        people = [.. names.Cast.SelectMany(WordsOf)];
        all = [.. names.Facts.Select(fact => (fact, WordsOf(fact)))];
        if (names.MayAddFacts)
            foreach (var line in lines.Where(line => line.Length <= LongestLine))
            foreach (Match made in Made().Matches(line))
                Gain(made.Groups["fact"].Value, names.Facts.Count + MostNew);
    }

    /// <param name="isMeant">The words around it say that it is a fact; else it has to be said whole.</param>
    public string? Find(string phrase, bool isMeant) => Sure(phrase, WordsOf(phrase), isMeant);

    /// <summary>The only fact that has one of the long words of a phrase that is meant as one; a name is no such word.</summary>
    public string? Guess(string phrase)
    {
        if (phrase.Length > LongestPhrase)
            return null;
        var words = WordsOf(phrase);
        bool IsSaid(string word) => word.Length >= LeastStem && !people.Contains(word) && words.Contains(word);
        var guess = Only(fact => fact.Any(IsSaid) && fact.Overlaps(Negative) == words.Overlaps(Negative));
        if (guess is not null)
            guesses[phrase.Trim()] = guess;
        return guess;
    }

    /// <summary>The phrases that were taken for a fact that says something else, since this was last asked, and those facts.</summary>
    public List<KeyValuePair<string, string>> TakeGuesses()
    {
        var taken = guesses.ToList();
        guesses.Clear();
        return taken;
    }

    private string? Sure(string phrase, HashSet<string> words, bool isMeant)
    {
        var slug = Slug.From(phrase);
        if (all.Find(fact => fact.Name == slug).Name is { } exact)
            return exact;
        return words.Count == 0 ? null
            : Only(fact => fact.SetEquals(words)) is { } same ? same
            : isMeant ? Only(fact => IsWithin(fact, words)) ?? Only(fact => IsWithin(words, fact))
            : null;
    }

    private string? Only(Func<HashSet<string>, bool> isIt) =>
        all.Where(fact => fact.Words.Count > 0 && isIt(fact.Words)).Take(2).ToList() is [var only] ? only.Name : null;

    // One says more than the other, and neither denies it.
    private static bool IsWithin(HashSet<string> less, HashSet<string> more) =>
        less.All(word => more.Contains(word) || more.Any(other => IsSameStem(word, other)))
        && less.Overlaps(Negative) == more.Overlaps(Negative);

    // « demandé », « demandait ».
    private static bool IsSameStem(string word, string other) =>
        word.Length >= LeastStem
        && other.Length >= LeastStem
        && (word.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(word, StringComparison.Ordinal));

    private void Gain(string phrase, int most)
    {
        var slug = Slug.From(phrase);
        var name = slug.Length > LongestName ? slug[..LongestName].TrimEnd('-') : slug;
        if (all.Count < most && name.Length > 1 && WordsOf(phrase) is { Count: > 0 } words && Sure(phrase, words, isMeant: true) is null)
            all.Add((name, words));
    }

    // « posée » and « posés » say the same.
    private static HashSet<string> WordsOf(string phrase) =>
        [
            .. Slug.From(phrase)
                .Split('-', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !Small.Contains(word))
                .Select(word => word.Length > 3 && word.TrimEnd('e', 's') is { Length: > 1 } stem ? stem : word),
        ];

    [GeneratedRegex(
        @"(?<!\p{L})(?:(?:rend(?:ant)? vrai|[ée]tablit|fait|sets|makes true|establishes|(?:seulement|uniquement|sauf) si|only if|unless)\s?:\s?|(?:on|vous) (?:sait|savez|apprend|apprenez)(?: maintenant| désormais)? (?:que\s|qu['’])|[ée]tablit (?:que\s|qu['’])|(?:we|you) (?:now )?(?:know|learn) that\s)(?<fact>[^,;().:→«»“”]{2,80})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Made();
}
