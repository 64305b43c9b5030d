using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Training.Credentials.Badges.LinkedData;

/// <summary>What a word of a document stands for: an address, the type of its values, and the words that only count inside it.</summary>
internal sealed record Term(string Iri, string? Type, string? Container, JsonObject? Context);

/// <summary>The words that count at one place of a document (JSON-LD 1.1, as far as credentials need it).</summary>
internal sealed class Terms
{
    public static readonly Terms None = new(ImmutableDictionary<string, Term>.Empty);
    private readonly ImmutableDictionary<string, Term> words;

    private Terms(ImmutableDictionary<string, Term> words)
    {
        this.words = words;
    }

    public Term? Find(string word) => words.GetValueOrDefault(word);

    public Terms With(JsonObject? context)
    {
        if (context is null)
            return this;
        var more = words.ToBuilder();
        foreach (var (word, means) in context)
            if (!word.StartsWith('@'))
                more[word] = Read(means, more);
        return new(more.ToImmutable());
    }

    private static Term Read(JsonNode? means, IReadOnlyDictionary<string, Term> known)
    {
        if (means is JsonValue)
            return new(Expand(means, known), null, null, null);
        if (means is not JsonObject details)
            throw new FormatException("A word without a meaning.");
        return new(
            Expand(details["@id"], known),
            details["@type"]?.GetValue<string>(),
            details["@container"]?.GetValue<string>(),
            details["@context"] as JsonObject
        );
    }

    private static string Expand(JsonNode? id, IReadOnlyDictionary<string, Term> known)
    {
        var text = id?.GetValue<string>() ?? throw new FormatException("A word without an address.");
        return known.TryGetValue(text, out var other) ? other.Iri : text;
    }
}
