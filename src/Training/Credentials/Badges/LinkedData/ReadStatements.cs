using System.Text.Json.Nodes;

namespace Training.Credentials.Badges.LinkedData;

/// <summary>
/// What a JSON-LD document says. A word that no context explains, or a construct that our documents don’t have, is refused: whatever is signed was read whole.
/// </summary>
internal sealed class ReadStatements
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    private readonly List<Statement> statements = [];
    private readonly Terms terms;
    private int blanks;

    private ReadStatements(Terms terms)
    {
        this.terms = terms;
    }

    /// <param name="document">Without its <c>@context</c>.</param>
    /// <exception cref="FormatException">It can’t be read whole.</exception>
    public static IReadOnlyList<Statement> Of(JsonObject document, Terms terms)
    {
        var read = new ReadStatements(terms);
        read.Node(document);
        return read.statements;
    }

    private string Node(JsonObject node)
    {
        var types = Each(node["type"]).Select(Text).ToList();
        // The words that a type brings count for its own node, not for those inside it.
        var inside = types.Order(StringComparer.Ordinal).Aggregate(terms, (all, type) => all.With(terms.Find(type)?.Context));
        var subject = node["id"] is { } id ? Address(Text(id)) : Statement.Blank($"b{blanks++}");

        foreach (var type in types)
            Say(subject, Rdf + "type", Address(terms.Find(type)?.Iri ?? throw new FormatException($"No such type: {type}")));
        foreach (var (word, values) in node)
            if (word is not ("id" or "type"))
            {
                var term = inside.Find(word) is { Container: null or "@set" } known
                    ? known
                    : throw new FormatException($"No such word: {word}");
                foreach (var value in Each(values ?? throw new FormatException($"Nothing said: {word}")))
                    Say(subject, term.Iri, Value(value, term));
            }
        return subject;
    }

    private string Value(JsonNode? value, Term term)
    {
        if (value is JsonObject node && term.Context is null)
            return Node(node);
        if (value is not JsonValue single)
            throw new FormatException("Neither a node nor a value.");
        if (single.TryGetValue<bool>(out var yes))
            return Statement.Words(yes ? "true" : "false", term.Type ?? Xsd + "boolean");
        var text = Text(single);
        return term.Type switch
        {
            null => Statement.Words(text),
            "@id" => Address(text),
            "@vocab" => Address(terms.With(term.Context).Find(text)?.Iri ?? text),
            ['@', ..] => throw new FormatException($"A value of type {term.Type}."),
            var type => Statement.Words(text, type),
        };
    }

    private void Say(string subject, string predicate, string value) => statements.Add(new(subject, Address(predicate), value));

    private static IEnumerable<JsonNode?> Each(JsonNode? values) =>
        values is null ? [] : values as JsonArray ?? (IEnumerable<JsonNode?>)[values];

    private static string Text(JsonNode? value) =>
        value is JsonValue single && single.TryGetValue<string>(out var text) ? text : throw new FormatException("Not words.");

    private static string Address(string iri) =>
        Uri.TryCreate(iri, UriKind.Absolute, out _) && iri.All(c => c > ' ' && !"<>\"{}|^`\\".Contains(c, StringComparison.Ordinal))
            ? Statement.Address(iri)
            : throw new FormatException($"Not an address: {iri}");
}
