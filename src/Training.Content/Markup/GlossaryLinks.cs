using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Content.Markup;

/// <summary><c>[the word in the sentence](glossary:its-id)</c>: whether the entry is there, and which entries nothing links to.</summary>
internal sealed class GlossaryLinks(SharedContent shared, ProblemList problems)
{
    private const string Scheme = "glossary:";

    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>The entry that an address names; null for any other address.</summary>
    public static string? EntryOf(string? url) =>
        url?.StartsWith(Scheme, StringComparison.Ordinal) == true && Slug.IsSlug(url[Scheme.Length..]) ? url[Scheme.Length..] : null;

    public static IEnumerable<string> In(MarkdownFile file) =>
        file.Blocks.Descendants<LinkInline>().Select(link => EntryOf(link.Url)).OfType<string>();

    /// <param name="isShownInPlace">Whether the file is shown at its own address only, from which the link finds the glossary.</param>
    public void Check(MarkdownFile file, bool isShownInPlace)
    {
        var prompts = file.Blocks.OfType<CustomContainer>().Where(box => BoxKinds.Of(box.Info) == BoxKind.Try);
        var elsewhere = prompts.SelectMany(box => box.Descendants<LinkInline>()).ToHashSet();
        foreach (var link in file.Blocks.Descendants<LinkInline>())
        {
            if (EntryOf(link.Url) is not { } entry)
                continue;
            linked.Add(entry);
            if (!shared.Glossary.ContainsKey(entry))
                problems.Error(
                    ProblemCodes.GlossaryUnknown,
                    file.At(link),
                    $"Le mot « {entry} » n’est pas dans glossary.yaml.",
                    $"The word “{entry}” is not in glossary.yaml.",
                    new($"Le mot « {entry} » n’est pas dans le glossaire.", $"The word “{entry}” is not in the glossary.")
                );
            else if (!isShownInPlace || elsewhere.Contains(link))
                problems.Error(
                    ProblemCodes.GlossaryMisplaced,
                    file.At(link),
                    "Un lien vers le glossaire va dans une leçon, hors d’un encadré « essayer », ou dans un aide-mémoire.",
                    "A link to the glossary goes in a lesson, outside of a “try” box, or in a job aid."
                );
        }
    }

    /// <summary>Call last, when all was read.</summary>
    public void WarnOfUnused(ContentFiles files)
    {
        foreach (var (map, fields) in YamlFile.Entries(files, Files.ContentPath.Glossary, new ProblemList()))
            if (fields.Optional("id") is { } id && shared.Glossary.ContainsKey(id) && !linked.Contains(id))
                problems.Warning(
                    ProblemCodes.GlossaryUnused,
                    map.At,
                    $"Aucun texte ne mène au mot « {id} » : mettez un lien là où il compte d’abord.",
                    $"No text leads to the word “{id}”: put a link where it first matters."
                );
    }
}
