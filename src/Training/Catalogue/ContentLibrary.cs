using Training.Content;
using Training.Content.Courses;
using Training.Content.Modules;
using Training.Institutions;

namespace Training.Catalogue;

/// <summary>What an institution’s people find: the platform’s modules, and those that its own authors published.</summary>
public sealed class ContentLibrary(PublishedContent all, CurrentInstitution institution)
{
    /// <summary>What the catalogue offers.</summary>
    public IEnumerable<PublishedModule> Catalogue => all.Catalogue(institution.Id);

    /// <summary>All that was published for them: what the catalogue offers, and what authors took out of it.</summary>
    public IEnumerable<PublishedModule> Published => all.Published(institution.Id);

    /// <summary>The version that is current, whether the catalogue offers it or its authors took it out.</summary>
    public PublishedModule? Current(string module) => all.Current(institution.Id, module);

    /// <summary>Whether its authors took a module out of the catalogue. Who is on it goes on, and so do the courses that have it; nobody else begins it.</summary>
    public bool IsWithdrawn(string module) => all.IsWithdrawn(institution.Id, module);

    /// <summary>The courses composed of the platform’s modules, read when a page first needs them.</summary>
    public IReadOnlyList<Course> Courses => all.Courses;

    /// <summary>The names of all that was published for them.</summary>
    public IEnumerable<string> Modules => all.Modules(institution.Id);

    /// <summary>What all modules share, as the content folder has it now: what new versions are made with.</summary>
    public ContentFiles Shared => all.Shared;

    /// <summary>The kind of an activity, in whatever version knows it: which slice answers its address.</summary>
    public bool IsKind<T>(string module, string activity)
        where T : Activity => all.IsKind<T>(institution.Id, module, activity);

    /// <summary>The module that may be tried without an account; null when the platform’s authors chose none.</summary>
    public PublishedModule? Taster => all.Taster;

    /// <summary>Whether an activity may be opened without an account, in whatever version says so: a guest finishes the one they started.</summary>
    public bool IsInTaster(string module, string activity) => all.IsInTaster(module, activity);

    /// <summary>The version that a row is pinned to: whose row it is says who may read it.</summary>
    public ValueTask<PublishedModule> GetAsync(string hash, CancellationToken ct) => all.GetAsync(hash, ct);

    /// <summary>The version that an address or a form names.</summary>
    /// <returns>Null when no version has this hash, or another institution’s has.</returns>
    public ValueTask<PublishedModule?> FindAsync(string hash, CancellationToken ct) => all.FindAsync(institution.Id, hash, ct);

    /// <summary>The files of a version, as its row holds them.</summary>
    public static ContentFiles Unpack(string hash, byte[] pack) =>
        ContentFiles.Unpack(pack, new ProblemList()) ?? throw new InvalidOperationException($"The files of version {hash} are damaged.");
}
