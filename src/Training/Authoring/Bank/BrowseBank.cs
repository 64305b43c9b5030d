using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content;
using Training.Content.Competencies;
using Training.Content.Quizzes;
using Training.Data;
using Training.Institutions;
using Training.Statistics;

namespace Training.Authoring.Bank;

/// <summary>A quiz of a draft that an item can be taken into.</summary>
/// <param name="Name">As a form names it: <c>mon-module/bilan</c>.</param>
public sealed record BankTarget(string Name, string Title);

/// <summary>A page of the bank.</summary>
/// <param name="Figures">Of the items on it that learners of this institution answered, by their names.</param>
public sealed record BankView(
    BankSearch Search,
    IReadOnlyList<BankItem> Items,
    int Count,
    int Page,
    IReadOnlyDictionary<string, ItemFigures> Figures,
    IReadOnlyList<BankTarget> Targets,
    IReadOnlyList<PublishedModule> Modules
)
{
    public const int PageSize = 20;
}

/// <summary>An author looks for items in all that is published, and sees how each does with learners.</summary>
internal static class BrowseBank
{
    public static void MapBrowseBank(this IEndpointRouteBuilder routes) => routes.MapGet("/bank", Show);

    private static async Task<RazorComponentResult<BankPage>> Show(
        string? q,
        string? competency,
        string? level,
        string? kind,
        string? source,
        string? module,
        int? page,
        ItemBank bank,
        ContentLibrary library,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var search = new BankSearch(q, competency, Read<CompetencyLevel>(level), Read<ItemKind>(kind), source, module);
        var found = search.In(bank.All(library)).ToList();
        var at = Paging.Within(page, found.Count, BankView.PageSize);
        var shown = found.Skip((at - 1) * BankView.PageSize).Take(BankView.PageSize).ToList();
        var view = new BankView(
            search,
            shown,
            found.Count,
            at,
            await FiguresAsync(db, shown, ct),
            await TargetsAsync(db, ct),
            [.. library.Catalogue.Where(v => v.Module.Activities.Any(a => a is Quiz))]
        );
        return new(new { View = view });
    }

    // What an address says otherwise asks nothing.
    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static async Task<Dictionary<string, ItemFigures>> FiguresAsync(
        TrainingDbContext db,
        IReadOnlyList<BankItem> items,
        CancellationToken ct
    )
    {
        var quizzes = items.Select(i => i.Quiz.Id).Distinct().ToList();
        var hashes = items.Select(i => i.Version.Hash).Distinct().ToList();
        var tallies = await db.Set<QuizTally>()
            .AsNoTracking()
            .Include(t => t.Items)
            .AsSingleQuery()
            .Where(t => quizzes.Contains(t.ActivityId) && hashes.Contains(t.ContentHash))
            .ToListAsync(ct);
        return (
            from tally in tallies
            join item in items on (tally.ActivityId, tally.ContentHash) equals (item.Quiz.Id, item.Version.Hash)
            let figures = new QuizFigures(item.Quiz, tally).Items.First(f => f.Item.Id == item.Item.Id)
            where figures.Count > 0
            select (item.Name, figures)
        ).ToDictionary(f => f.Name, f => f.figures, StringComparer.Ordinal);
    }

    private static async Task<List<BankTarget>> TargetsAsync(TrainingDbContext db, CancellationToken ct)
    {
        var files = await db.Set<DraftFile>()
            .Where(f => f.Path.EndsWith(".quiz.md"))
            .Join(
                db.Set<ModuleDraft>(),
                f => f.DraftId,
                d => d.Id,
                (f, d) =>
                    new
                    {
                        d.Slug,
                        d.Title,
                        f.Path,
                    }
            )
            .OrderBy(f => f.Title)
            .ThenBy(f => f.Path)
            .ToListAsync(ct);
        return
        [
            .. files
                .Select(f => (f.Slug, f.Title, Quiz: DraftPath.Of(f.Path).Slug))
                .Select(f => new BankTarget($"{f.Slug}/{f.Quiz}", $"{f.Title} – {f.Quiz}")),
        ];
    }
}
