using Training.Content.Markup;

namespace Training.Content;

/// <summary>Reads <c>people/</c>: who may be met in a session, and whether each of their portraits is drawn.</summary>
internal sealed class PeopleReader(ContentFiles files, ProblemList problems)
{
    public Dictionary<string, Person> Read()
    {
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var path in files.Paths)
            if (path.Split('/') is ["people", var name] && YamlFile.Read(files, path, problems) is { } node)
            {
                if (node is YamlMap map)
                    people.Add(name[..^".yaml".Length], ReadPerson(name[..^".yaml".Length], new Fields(map, problems)));
                else
                    problems.Error(
                        ProblemCodes.KeyWrong,
                        node.At,
                        "Une personne s’écrit en clés : « name: … », « pronouns: … », « about: … ».",
                        "A person is written as keys: “name: …”, “pronouns: …”, “about: …”."
                    );
            }
        people.TryAdd(Person.NotDrawn, new(Person.NotDrawn, "", null, new("", ""), null, []));
        return people;
    }

    private Person ReadPerson(string id, Fields fields)
    {
        var name = fields.Text("name");
        int? age = fields.Node("age") is null ? null : (int)fields.Number("age", 0, 120);
        var pronouns = fields.Both("pronouns");
        var about = fields.Both("about");
        var portrait = fields.Optional("portrait");
        // A drawing, its description and its expressions go together.
        var drawn = portrait is not null || fields.Has("expressions") || fields.Has("alt");
        var alt = drawn ? fields.Both("alt") : null;
        var expressions = drawn ? fields.List("expressions", required: true) : [];
        if (drawn)
            fields.Text("portrait");
        fields.NothingElse();

        foreach (var expression in expressions.Where(_ => portrait is not null))
            CheckDrawn(Person.PortraitPath(portrait!, expression.Value), expression.At);
        return new(id, name, age, about, alt, [.. expressions.Select(e => e.Value)], pronouns, portrait);
    }

    private void CheckDrawn(string path, SourcePoint at)
    {
        if (files.Find(path) is null)
            problems.Error(
                ProblemCodes.PortraitMissing,
                at,
                $"Il manque le dessin de cette expression : {path}.",
                $"The drawing of this expression is missing: {path}."
            );
    }
}
