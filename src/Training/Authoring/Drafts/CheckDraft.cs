using System.Runtime.CompilerServices;
using Training.Catalogue;
using Training.Content;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Authoring.Drafts;

/// <summary>What a draft says, and what is wrong with it.</summary>
/// <param name="Files">With what all modules share: a version made now would be these.</param>
/// <param name="Module">What could be read; null when <c>module.md</c> can’t.</param>
/// <param name="Problems">
/// Of the module’s own files: what is shared isn’t its authors’ to mend. That a file has no translation is one once another file has one.
/// </param>
public sealed record CheckedDraft(ContentFiles Files, Module? Module, SharedContent? Shared, IReadOnlyList<ContentProblem> Problems)
{
    /// <summary>Nothing of it is translated: that is said once, and not of each file.</summary>
    public bool IsInFrenchOnly { get; init; }

    /// <summary>While there is one, nothing is published.</summary>
    public IEnumerable<ContentProblem> Errors => Problems.Where(p => p.Severity == Severity.Error);

    public IEnumerable<ContentProblem> Warnings => Problems.Where(p => p.Severity == Severity.Warning);

    /// <summary>What an activity marks and the module doesn’t say that it aims at; nothing while the module aims at nothing yet.</summary>
    public IEnumerable<(Activity Activity, IReadOnlyList<string> Competencies)> Unaimed =>
        Module is { Competencies: { Count: > 0 } aimed }
            ? Module
                .Activities.Select(activity =>
                    (activity, (IReadOnlyList<string>)[.. Marked(activity).Except(aimed).Order(StringComparer.Ordinal)])
                )
                .Where(marked => marked.Item2.Count > 0)
            : [];

    private static IEnumerable<string> Marked(Activity activity) =>
        activity switch
        {
            Scenario scenario => scenario.Competencies,
            Quiz quiz => quiz.Items.SelectMany(item => item.Competencies),
            _ => [],
        };

    public bool IsSound => Module is not null && !Errors.Any();
}

/// <summary>Reads drafts as the checker does, and remembers what it said for as long as a draft stays the same.</summary>
internal sealed class CheckDraft(PublishedContent library)
{
    private readonly ConditionalWeakTable<ContentFiles, CheckedDraft> known = [];
    private readonly ConditionalWeakTable<ContentFiles, SharedContent> shared = [];

    public CheckedDraft Of(string slug, ContentFiles files, IReadOnlyList<ContentProblem> refused) =>
        known.GetValue(files, _ => Check(slug, files, refused));

    /// <summary>A draft with a text that isn’t saved yet.</summary>
    /// <param name="path">From the top of the content.</param>
    /// <param name="refused">Of the draft’s other files.</param>
    public CheckedDraft With(
        string slug,
        ContentFiles files,
        string path,
        ReadOnlyMemory<byte> typed,
        IReadOnlyList<ContentProblem> refused
    )
    {
        var problems = new ProblemList();
        problems.Take(refused.Where(p => p.At.File != path));
        var all = files.With(path, typed, problems);
        return Check(slug, all, problems.Items);
    }

    /// <summary>What all modules share; null when an installation’s own files can’t be read.</summary>
    public SharedContent? Shared
    {
        get
        {
            var files = library.Shared;
            if (shared.TryGetValue(files, out var read))
                return read;
            read = ContentReader.ReadShared(files, new ProblemList());
            if (read is not null)
                shared.AddOrUpdate(files, read);
            return read;
        }
    }

    private CheckedDraft Check(string slug, ContentFiles files, IReadOnlyList<ContentProblem> refused)
    {
        var problems = new ProblemList();
        problems.Take(refused);
        var module = Shared is { } all ? ContentReader.ReadModule(files, slug, all, problems) : null;
        var isInFrenchOnly = !files.Paths.Any(path => IsInEnglish(path, OpenDraft.PathOf(slug, "")));
        var said = problems.Items.Where(p => !isInFrenchOnly || p.Code != ProblemCodes.TranslationMissing);
        return new(
            files,
            module,
            Shared,
            [.. said.OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line).ThenBy(p => p.At.Column)]
        )
        {
            IsInFrenchOnly = isInFrenchOnly,
        };
    }

    private static bool IsInEnglish(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && DraftPath.Of(path[folder.Length..]) is { IsText: true, Language: Language.En };
}
