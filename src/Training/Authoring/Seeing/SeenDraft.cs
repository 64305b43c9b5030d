using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Content.Modules;
using Training.Content.Scenarios;

namespace Training.Authoring.Seeing;

/// <summary>A page of a draft as learners would see it.</summary>
/// <param name="Version">The draft, as pages of learners take what is published.</param>
/// <param name="Activity">Null for the module’s own page, and for what can’t be read yet.</param>
/// <param name="Errors">How many errors its files have: they may hide a part of it.</param>
public sealed record SeenDraft(ModuleDraft Draft, PublishedModule Version, string Slug, Activity? Activity, int Errors)
{
    public const string ModulePage = "module";

    public bool IsModule => Slug == ModulePage;

    /// <summary>Whether a session holds together well enough to be played.</summary>
    public bool CanBePlayed => Activity is Scenario && Errors == 0;

    /// <summary>The pages of the draft’s own, from <c>~/</c>.</summary>
    public string Root => $"~/authoring/drafts/{Draft.Slug}";

    /// <summary>HTML of the reader’s, whose media are those of the draft, wherever it is shown.</summary>
    public static string Here(string html, string root) => MediaAddresses.Under(root, html);
}

/// <summary>Makes of a checked draft what pages of learners take.</summary>
internal sealed class SeeDraft(PublishedContent library)
{
    /// <returns>Null while <c>module.md</c> or what all modules share can’t be read, or when there is no such activity.</returns>
    public SeenDraft? Find(ModuleDraft draft, CheckedDraft said, string slug)
    {
        if (VersionOf(said) is not { } version)
            return null;
        var files = slug == SeenDraft.ModulePage ? $"modules/{draft.Slug}/module." : $"modules/{draft.Slug}/{slug}.";
        // A playthrough that departs hides nothing.
        var errors = said.Problems.Count(p =>
            p.Severity == Severity.Error
            && p.At.File.StartsWith(files, StringComparison.Ordinal)
            && p.At.File != OpenDraft.PathOf(draft.Slug, DraftPath.Of(slug, DraftFileKind.Playthroughs))
        );
        var activity = version.Module.Find(slug);
        return slug == SeenDraft.ModulePage || activity is not null ? new(draft, version, slug, activity, errors) : null;
    }

    // Portraits are in every version: any that is published serves them.
    public PublishedModule? VersionOf(CheckedDraft said) =>
        said is { Module: { } module, Shared: { } shared }
            ? new(library.Shipped.FirstOrDefault()?.Hash ?? "", module, shared, said.Files)
            : null;
}
