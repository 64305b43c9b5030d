using Training.Catalogue;
using Training.Cohorts;
using Training.Content;
using Training.Content.Modules;

namespace Training.Reports;

/// <summary>The modules of an offering, in the versions that its cohort reads.</summary>
internal static class OfferedModules
{
    public static async Task<IReadOnlyList<PublishedModule>> ModulesAsync(
        this ContentLibrary content,
        Offering offering,
        CancellationToken ct
    )
    {
        var modules = new List<PublishedModule>();
        foreach (var module in offering.Modules.OrderBy(m => m.Position))
            modules.Add(await content.GetAsync(module.ContentHash, ct));
        return modules;
    }

    /// <returns>Null when the offering has no such activity.</returns>
    public static async Task<(PublishedModule Version, T Activity)?> FindAsync<T>(
        this ContentLibrary content,
        Offering offering,
        ActivityId id,
        CancellationToken ct
    )
        where T : Activity =>
        offering.Modules.Find(m => m.Module == id.Module) is { } module
        && await content.GetAsync(module.ContentHash, ct) is var version
        && version.Module.Find(id.Slug) is T activity
            ? (version, activity)
            : null;
}
