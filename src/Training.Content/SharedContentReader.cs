using System.Text.RegularExpressions;
using Training.Content.Competencies;
using Training.Content.Files;
using Training.Content.Markup;

namespace Training.Content;

/// <summary>Reads the files at the top of the content folder, and the people.</summary>
internal sealed partial class SharedContentReader(ContentFiles files, ProblemList problems)
{
    /// <summary>Null when a file is missing: without it, everything else would be called unknown.</summary>
    public SharedContent? Read()
    {
        string[] needed = [ContentPath.Competencies, ContentPath.Acts, ContentPath.Sources, ContentPath.HelpLines];
        var missing = needed.Where(path => files.Find(path) is null).ToList();
        foreach (var path in missing)
            problems.Error(
                ProblemCodes.SharedFileMissing,
                new(path, 1, 1),
                $"Il manque {path} en haut du dossier de contenu.",
                $"{path} is missing at the top of the content folder."
            );
        if (missing.Count > 0)
            return null;

        var sources = Entries(ContentPath.Sources, "id", Slug.IsSlug, ReadSource);
        return new(
            Entries(ContentPath.Competencies, "code", code => Code().IsMatch(code), ReadCompetency),
            [.. Entries(ContentPath.Acts, "id", Slug.IsSlug, ReadAct).Values],
            sources,
            Entries(ContentPath.HelpLines, "id", Slug.IsSlug, (id, fields) => ReadHelpLine(id, fields, sources)),
            new PeopleReader(files, problems).Read(),
            [.. YamlFile.Entries(files, ContentPath.Terms, problems).Select(entry => ReadTerm(entry.Fields)).OfType<Term>()],
            Entries(ContentPath.Glossary, "id", Slug.IsSlug, (id, fields) => ReadGlossaryEntry(id, fields, sources))
        );
    }

    private OrderedDictionary<string, T> Entries<T>(string path, string key, Func<string, bool> isId, Func<string, Fields, T> read)
    {
        var entries = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (_, fields) in YamlFile.Entries(files, path, problems))
        {
            var id = fields.Text(key);
            if (id.Length > 0 && !isId(id))
                problems.Error(
                    ProblemCodes.IdWrong,
                    fields.At(key),
                    $"L’identifiant « {id} » n’en est pas un : {(key == "code" ? "C et un numéro" : "minuscules sans accent et traits d’union")}.",
                    $"“{id}” is no id: {(key == "code" ? "C and a number" : "lowercase without accents, and hyphens")}."
                );
            var entry = read(id, fields);
            fields.NothingElse();
            if (id.Length > 0 && !entries.TryAdd(id, entry))
                problems.Error(
                    ProblemCodes.IdTwice,
                    fields.At(key),
                    $"L’identifiant « {id} » est là deux fois : changez celui-ci.",
                    $"The id “{id}” is there twice: change this one."
                );
        }
        return entries;
    }

    private Competency ReadCompetency(string code, Fields fields)
    {
        var name = fields.Both("name");
        var levels = new Dictionary<CompetencyLevel, Localized<IReadOnlyList<string>>>();
        if (fields.Inner("levels") is { } inner)
        {
            foreach (var level in Enum.GetValues<CompetencyLevel>())
                levels[level] = inner.BothLists(level.ToString());
            inner.NothingElse();
        }
        return new(code, name, levels);
    }

    private Source ReadSource(string id, Fields fields)
    {
        var reference = fields.Text("reference");
        var url = fields.Optional("url");
        if (url is not null && !Url().IsMatch(url))
            BadLink(fields.At("url"), "https://", "https://");
        return new(
            id,
            fields.Text("label"),
            InlineMarkdown.ToHtml(reference, fields.At("reference"), problems),
            url,
            fields.Has("note") ? fields.Both("note") : null
        );
    }

    private static Term? ReadTerm(Fields fields)
    {
        var language = fields.Word<Language>("language", required: true);
        var use = fields.Text("use");
        var avoid = fields.List("avoid", required: true);
        fields.NothingElse();
        return language is null || avoid.Count == 0
            ? null
            : Term.Of(language.Value, use, avoid.Select(word => Typography.Set(word.Value.Trim(), language.Value)));
    }

    private static Act ReadAct(string id, Fields fields) =>
        new(
            id,
            fields.Word<ActGroup>("group", required: true) ?? ActGroup.Frame,
            fields.Both("label"),
            fields.Both("help"),
            fields.Both("reply")
        );

    private HelpLine ReadHelpLine(string id, Fields fields, OrderedDictionary<string, Source> sources)
    {
        var href = fields.Optional("href");
        if (href is not null && !Href().IsMatch(href))
            BadLink(fields.At("href"), "tel:, sms: ou https://", "tel:, sms: or https://");
        var source = fields.Text("source");
        CheckSource(source, fields, sources);
        var asOf = fields.Optional("asOf");
        if (asOf is not null && !AsOf().IsMatch(asOf))
            problems.Error(
                ProblemCodes.KeyWrong,
                fields.At("asOf"),
                "« asOf » doit être une date, comme 2021-04.",
                "“asOf” must be a date, such as 2021-04."
            );
        return new(id, fields.Both("name"), fields.Both("reach"), fields.Both("hours"), href, source, asOf);
    }

    private GlossaryEntry ReadGlossaryEntry(string id, Fields fields, OrderedDictionary<string, Source> sources)
    {
        var source = fields.Optional("source");
        CheckSource(source ?? "", fields, sources);
        return new(id, fields.Both("word"), fields.Both("meaning"), source);
    }

    private void CheckSource(string source, Fields fields, OrderedDictionary<string, Source> sources)
    {
        if (source.Length > 0 && !sources.ContainsKey(source))
            problems.Error(
                ProblemCodes.SourceUnknown,
                fields.At("source"),
                $"La source « {source} » n’est pas dans sources.yaml.",
                $"The source “{source}” is not in sources.yaml."
            );
    }

    private void BadLink(SourcePoint at, string fr, string en) =>
        problems.Error(ProblemCodes.LinkUnsafe, at, $"Cette adresse doit commencer par {fr}.", $"This address must start with {en}.");

    [GeneratedRegex(@"^C\d{1,2}\z")]
    private static partial Regex Code();

    // Some old documents are at a plain http: address only.
    [GeneratedRegex(@"^https?://[^\s""<>]+\z")]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?:tel:|sms:|https://)[^\s""<>]+\z")]
    private static partial Regex Href();

    [GeneratedRegex(@"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?\z")]
    private static partial Regex AsOf();
}
