namespace Training.Content.Markup;

/// <summary>Reads a whole YAML file of a content folder.</summary>
internal static class YamlFile
{
    public static YamlNode? Read(ContentFiles files, string path, ProblemList problems)
    {
        if (files.Find(path) is not { } bytes || SourceText.Read(path, bytes, problems) is not { } text)
            return null;
        var before = problems.Items.Count;
        var node = YamlReader.Read(text, path, 0, problems);
        if (node is null && problems.Items.Count == before)
            Empty(path, problems);
        return node;
    }

    private static void Empty(string path, ProblemList problems)
    {
        if (path.EndsWith(".playthroughs.yaml", StringComparison.Ordinal))
            problems.Error(
                ProblemCodes.YamlUnreadable,
                new(path, 1, 1),
                "Ce fichier d’essais est vide : retirez-le sur la page du module, ou écrivez-y un premier essai, « - name: … ».",
                "This file of playthroughs is empty: remove it on the module’s page, or write a first playthrough in it, “- name: …”.",
                new(
                    "Ce fichier d’essais est vide : retirez-le sur la page du module, puis jouez la séance pour garder un premier essai.",
                    "This file of trials is empty: remove it on the module’s page, then play the session to keep a first trial."
                )
            );
        else
            problems.Error(
                ProblemCodes.YamlUnreadable,
                new(path, 1, 1),
                "Ce fichier est vide : écrivez-y une première entrée, ou retirez-le.",
                "This file is empty: write a first entry in it, or remove it."
            );
    }

    /// <summary>The entries of a file that is a list of maps.</summary>
    public static IEnumerable<(YamlMap Map, Fields Fields)> Entries(ContentFiles files, string path, ProblemList problems)
    {
        var node = Read(files, path, problems);
        if (node is not null and not YamlList)
            WrongShape(node.At, problems);
        foreach (var item in (node as YamlList)?.Items ?? [])
        {
            if (item is YamlMap map)
                yield return (map, new Fields(map, problems));
            else
                WrongShape(item.At, problems);
        }
    }

    private static void WrongShape(SourcePoint at, ProblemList problems) =>
        problems.Error(
            ProblemCodes.KeyWrong,
            at,
            "Ce fichier est une liste : chaque entrée commence par un tiret et sa première clé, « - id: … ».",
            "This file is a list: each entry starts with a hyphen and its first key, “- id: …”."
        );
}
