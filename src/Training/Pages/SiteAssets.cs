using System.Collections.Frozen;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Training.Pages;

/// <summary>Finds the fingerprinted address of a static file, which browsers keep without asking again.</summary>
public sealed class SiteAssets(EndpointDataSource endpoints)
{
    // Built at the first page: the host maps its files after this is registered.
    private readonly Lazy<FrozenDictionary<string, string>> fingerprinted = new(() => Read(endpoints));

    public string Find(string path) => fingerprinted.Value.GetValueOrDefault(path, path);

    private static FrozenDictionary<string, string> Read(EndpointDataSource endpoints) =>
        endpoints
            .Endpoints.Select(e => e.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Select(asset => (asset.Route, Label: asset.Properties.FirstOrDefault(p => p.Name == "label")?.Value))
            .Where(asset => asset.Label is not null)
            .DistinctBy(asset => asset.Label)
            .ToFrozenDictionary(asset => asset.Label!, asset => asset.Route);
}
