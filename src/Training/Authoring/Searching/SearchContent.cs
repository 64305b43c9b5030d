using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Authoring.Drafts;
using Training.Content;
using Training.Content.Search;
using Training.Institutions;

namespace Training.Authoring.Searching;

/// <summary>What an author looks for; what is null or empty asks nothing.</summary>
/// <param name="Where"><c>published</c> or <c>drafts</c>.</param>
public sealed record ContentSearch(string? Q, string? Module, DraftFileKind? Kind, Language? Language, string? Where)
{
    public FoldedWords Words { get; } = FoldedWords.Of(Q);

    /// <summary>Titles first; then as the texts stand.</summary>
    public IReadOnlyList<Found> In(IEnumerable<SearchedFile> files) =>
        Words.IsEmpty
            ? []
            :
            [
                .. files
                    .Where(f =>
                        (string.IsNullOrEmpty(Module) || f.Module == Module)
                        && (Kind is null || f.Path.Kind == Kind)
                        && (Language is null || f.Path.Language == Language)
                        && (string.IsNullOrEmpty(Where) || f.IsDraft == (Where == "drafts"))
                    )
                    .SelectMany(f => f.Passages.Where(p => Words.AreIn(p.Folded)).Select(p => new Found(f, p)))
                    .OrderByDescending(f => f.Passage.IsTitle),
            ];
}

/// <summary>A page of what was found.</summary>
/// <param name="Modules">Those that can be looked through, by slug.</param>
public sealed record SearchView(
    ContentSearch Search,
    IReadOnlyList<Found> Found,
    int Count,
    int Page,
    IReadOnlyList<(string Slug, string Title)> Modules
)
{
    public const int PageSize = 20;
}

/// <summary>An author looks for words in all that is published and in all that is being written.</summary>
internal static class SearchContent
{
    public static void MapSearchContent(this IEndpointRouteBuilder routes) => routes.MapGet("/search", Show);

    private static async Task<RazorComponentResult<SearchPage>> Show(
        string? q,
        string? module,
        string? kind,
        string? language,
        string? where,
        int? page,
        SearchedTexts texts,
        CancellationToken ct
    )
    {
        var search = new ContentSearch(q, module, Read<DraftFileKind>(kind), Read<Language>(language), where);
        var all = await texts.AllAsync(ct);
        var found = search.In(all);
        var at = Paging.Within(page, found.Count, SearchView.PageSize);
        return new(
            new
            {
                View = new SearchView(
                    search,
                    [.. found.Skip((at - 1) * SearchView.PageSize).Take(SearchView.PageSize)],
                    found.Count,
                    at,
                    [
                        .. all.Select(f => (f.Module, f.ModuleTitle))
                            .DistinctBy(m => m.Module)
                            .OrderBy(m => m.ModuleTitle, StringComparer.CurrentCulture),
                    ]
                ),
            }
        );
    }

    // What an address says otherwise asks nothing.
    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
