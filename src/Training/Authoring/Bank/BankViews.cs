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

/// <summary>What an address of the bank asks for; what can’t be read asks nothing.</summary>
internal sealed record BankAddress(string? Q, string? Competency, string? Level, string? Kind, string? Source, string? Module, int? Page)
{
    public BankSearch Search => new(Q, Competency, Read<CompetencyLevel>(Level), Read<ItemKind>(Kind), Source, Module);

    private static T? Read<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

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

    /// <summary>The quiz that was chosen, when the form comes back.</summary>
    public string? Target { get; init; }
}

/// <summary>Reads a page of the bank.</summary>
internal sealed class BankViews(ItemBank bank, ContentLibrary library, TrainingDbContext db)
{
    public async Task<BankView> OfAsync(BankAddress address, CancellationToken ct)
    {
        var search = address.Search;
        var found = search.In(bank.All(library)).ToList();
        var at = Paging.Within(address.Page, found.Count, BankView.PageSize);
        var shown = found.Skip((at - 1) * BankView.PageSize).Take(BankView.PageSize).ToList();
        return new(
            search,
            shown,
            found.Count,
            at,
            await FiguresAsync(shown, ct),
            await TargetsAsync(ct),
            [.. library.Published.Where(v => v.Module.Activities.Any(a => a is Quiz))]
        );
    }

    // As the page of a quiz’s statistics adds them up: over all versions in which the quiz is what it is now.
    private async Task<Dictionary<string, ItemFigures>> FiguresAsync(IReadOnlyList<BankItem> items, CancellationToken ct)
    {
        var quizzes = items.DistinctBy(i => i.Quiz.Id).ToDictionary(i => i.Quiz.Id);
        var tallies = await TalliesAsync(quizzes, ct);
        var figures = new Dictionary<ActivityId, QuizFigures>();
        foreach (var same in tallies.GroupBy(t => t.ActivityId))
        {
            var asked = quizzes[same.Key];
            var sum = new QuizTally { ActivityId = same.Key, ContentHash = asked.Version.Hash };
            foreach (var tally in same)
                sum.Add(tally);
            figures[same.Key] = new(asked.Quiz, sum);
        }
        return (
            from item in items
            where figures.ContainsKey(item.Quiz.Id)
            let own = figures[item.Quiz.Id].Items.First(f => f.Item.Id == item.Item.Id)
            where own.Count > 0
            select (item.Name, own)
        ).ToDictionary(f => f.Name, f => f.own, StringComparer.Ordinal);
    }

    private async Task<List<QuizTally>> TalliesAsync(Dictionary<ActivityId, BankItem> quizzes, CancellationToken ct)
    {
        var ids = quizzes.Keys.ToList();
        var counted = await db.Set<QuizTally>()
            .Where(t => ids.Contains(t.ActivityId))
            .Select(t => new
            {
                t.Id,
                t.ActivityId,
                t.ContentHash,
            })
            .ToListAsync(ct);
        var same = new List<Guid>();
        foreach (var tally in counted)
            if (QuizEditions.AreSame(await library.GetAsync(tally.ContentHash, ct), quizzes[tally.ActivityId].Version, tally.ActivityId))
                same.Add(tally.Id);
        return same.Count == 0
            ? []
            : await db.Set<QuizTally>()
                .AsNoTracking()
                .Include(t => t.Items)
                .AsSingleQuery()
                .Where(t => same.Contains(t.Id))
                .ToListAsync(ct);
    }

    private async Task<List<BankTarget>> TargetsAsync(CancellationToken ct)
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
