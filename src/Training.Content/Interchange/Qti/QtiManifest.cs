using System.Xml.Linq;

namespace Training.Content.Interchange.Qti;

/// <summary>What the manifest of a package says of its files: their order, and the keywords of each. A package may do without one.</summary>
internal sealed class QtiManifest
{
    public static readonly QtiManifest None = new();

    private readonly Dictionary<string, List<string>> keywords = new(StringComparer.Ordinal);

    /// <summary>The paths of the files that are there, in the order of the manifest.</summary>
    public List<string> Paths { get; } = [];

    public IReadOnlyList<string> KeywordsOf(string path) => keywords.GetValueOrDefault(path) ?? [];

    public static QtiManifest Read(XElement? xml, string at, QtiPackage package)
    {
        var manifest = new QtiManifest();
        foreach (var resource in xml?.Named("resources").SelectMany(r => r.Named("resource")) ?? [])
        {
            if (package.Resolve(at, resource.Said("href")) is not { } path || manifest.keywords.ContainsKey(path))
                continue;
            manifest.Paths.Add(path);
            manifest.keywords[path] =
            [
                .. resource
                    .Named("metadata")
                    .SelectMany(metadata => metadata.Within("keyword"))
                    .SelectMany(word => word.Elements())
                    .Select(word => word.Value),
            ];
        }
        return manifest;
    }
}
