using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Modules;

namespace Training.Authoring.Publishing;

/// <summary>A draft’s files as they are now, and what the checker says of them.</summary>
/// <param name="Files">With what all modules share: a version made now would be these.</param>
/// <param name="Module">Null when it can’t be read.</param>
/// <param name="Errors">While there is one, nothing is published.</param>
/// <param name="Warnings">Of the module’s own files: what is shared isn’t its authors’ to mend.</param>
public sealed record CheckedDraft(
    ModuleDraft Draft,
    ContentFiles Files,
    Module? Module,
    IReadOnlyList<ContentProblem> Errors,
    IReadOnlyList<ContentProblem> Warnings
)
{
    public bool IsSound => Module is not null && Errors.Count == 0;

    public VersionNumber? Number => VersionNumber.Find(Module?.Version);

    /// <param name="problems">What was met when the files were gathered.</param>
    public static CheckedDraft Of(ModuleDraft draft, ContentFiles files, ProblemList problems)
    {
        var content = ContentReader.Read(files, problems);
        var folder = OpenDraft.PathOf(draft.Slug, "");
        return new(
            draft,
            files,
            content?.Modules.SingleOrDefault(),
            [.. problems.Items.Where(p => p.Severity == Severity.Error)],
            [.. problems.Items.Where(p => p.Severity == Severity.Warning && p.At.File.StartsWith(folder, StringComparison.Ordinal))]
        );
    }
}
