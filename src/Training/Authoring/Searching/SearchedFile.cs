using Training.Authoring.Drafts;
using Training.Content.Search;

namespace Training.Authoring.Searching;

/// <summary>A text that authors may look through.</summary>
/// <param name="Module">The module’s slug.</param>
/// <param name="ModuleTitle">In the reader’s language.</param>
/// <param name="IsDraft">Whether it is a draft’s, as it is now; otherwise what is published.</param>
public sealed record SearchedFile(string Module, string ModuleTitle, DraftPath Path, bool IsDraft, IReadOnlyList<Passage> Passages)
{
    /// <summary>As the text itself says it.</summary>
    public string Title => Passages.FirstOrDefault(p => p.IsTitle)?.Words ?? Path.Slug;

    /// <summary>Where the passage is read; a draft’s, where it is written.</summary>
    public string AddressOf(Passage passage)
    {
        if (IsDraft)
            return $"~/authoring/drafts/{Module}/files/{Path.Path}#L{passage.Line}";
        var anchor = passage.Anchor is { } id ? $"#{id}" : "";
        return Path.Kind switch
        {
            DraftFileKind.Module => $"~/modules/{Module}",
            DraftFileKind.Quiz => $"~/authoring/bank?module={Module}&q={Uri.EscapeDataString(passage.Heading)}",
            DraftFileKind.Scenario => $"~/authoring/{Module}/{Path.Slug}" + (anchor.Length > 0 ? $"#scene-{passage.Anchor}" : ""),
            _ => $"~/modules/{Module}/{Path.Slug}{anchor}",
        };
    }
}

/// <summary>A passage that holds what was looked for.</summary>
public sealed record Found(SearchedFile File, Passage Passage);
