using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>A module that an institution’s author is writing: the tests’ <c>seul</c>, under a name of its own.</summary>
internal sealed class WrittenModule
{
    private static readonly string Source = Path.Combine(TrainingSite.ContentFolder, "modules", "seul");
    private readonly TrainingSite site;

    private WrittenModule(TrainingSite site, string at, Learner author, Browser browser, ModuleDraft draft) =>
        (this.site, At, Author, Browser, Id, Slug) = (site, at, author, browser, draft.Id, draft.Slug);

    /// <summary>What its institution’s addresses begin with.</summary>
    public string At { get; }

    public Learner Author { get; }
    public Browser Browser { get; }
    public Guid Id { get; }
    public string Slug { get; }

    public string Address => $"{At}/authoring/drafts/{Slug}";

    /// <param name="institution">The home one unless another is given.</param>
    public static async Task<WrittenModule> AtAsync(TrainingSite site, Institution? institution = null, string slug = "propre")
    {
        var author = await site.AddLearnerAsync("Odile", "Beaulieu");
        await site.GrantAsync(author, Role.Author, institution);
        var owner = institution?.Id ?? Institution.HomeId;
        var now = site.Time.GetUtcNow();
        var draft = new ModuleDraft
        {
            InstitutionId = owner,
            Slug = slug,
            Title = "Un seul questionnaire",
            CreatedAt = now,
            CreatedById = author.Id,
            ChangedAt = now,
        };
        await site.InDatabaseAsync(async db =>
        {
            db.Add(draft);
            foreach (var file in Directory.EnumerateFiles(Source))
            {
                var content = await File.ReadAllBytesAsync(file);
                db.Add(New(draft, Path.GetFileName(file), content, author));
            }
            await db.SaveChangesAsync();
        });
        var at = institution is null ? "" : "/i/" + institution.Slug;
        return new(site, at, author, await site.SignInAsync(author.Email!, at: at), draft);
    }

    public Task AddFileAsync(string path, string text) =>
        site.InDatabaseAsync(async db =>
        {
            var draft = await db.Set<ModuleDraft>().OfAllInstitutions().SingleAsync(d => d.Id == Id);
            db.Add(New(draft, path, Encoding.UTF8.GetBytes(text), Author));
            await db.SaveChangesAsync();
        });

    /// <summary>As another page, or another author, would write it.</summary>
    public Task ReplaceAsync(string path, string text, string by) =>
        site.InDatabaseAsync(async db =>
        {
            var file = await db.Set<DraftFile>().OfAllInstitutions().SingleAsync(f => f.DraftId == Id && f.Path == path);
            var whole = Encoding.UTF8.GetString(file.Content);
            Assert.Contains(text, whole, StringComparison.Ordinal);
            file.Content = Encoding.UTF8.GetBytes(whole.Replace(text, by, StringComparison.Ordinal));
            file.Revision++;
            var draft = await db.Set<ModuleDraft>().OfAllInstitutions().SingleAsync(d => d.Id == Id);
            if (draft.State == DraftState.Published)
                (draft.State, draft.Revision) = (DraftState.Draft, draft.Revision + 1);
            await db.SaveChangesAsync();
        });

    /// <summary>Its files in a folder, for git.</summary>
    public Task ExportAsync(string folder) =>
        site.InDatabaseAsync(async db =>
        {
            foreach (var file in await db.Set<DraftFile>().OfAllInstitutions().Where(f => f.DraftId == Id).ToListAsync())
            {
                var path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, file.Content);
            }
        });

    public Task<string> TextAsync(string path) =>
        site.InDatabaseAsync(async db =>
            Encoding.UTF8.GetString(
                await db.Set<DraftFile>()
                    .OfAllInstitutions()
                    .Where(f => f.DraftId == Id && f.Path == path)
                    .Select(f => f.Content)
                    .SingleAsync()
            )
        );

    public Task<ModuleDraft> RowAsync() =>
        site.InDatabaseAsync(db => db.Set<ModuleDraft>().OfAllInstitutions().AsNoTracking().SingleAsync(d => d.Id == Id));

    /// <summary>The earliest first.</summary>
    public Task<List<ModuleVersion>> VersionsAsync() =>
        site.InDatabaseAsync(db =>
            db.Set<ModuleVersion>().AsNoTracking().Where(v => v.Module == Slug).OrderBy(v => v.PublishedAt).ToListAsync()
        );

    public Task<List<DraftEventKind>> HappenedAsync() =>
        site.InDatabaseAsync(db =>
            db.Set<DraftEvent>()
                .OfAllInstitutions()
                .Where(e => e.DraftId == Id)
                .OrderBy(e => e.At)
                .ThenBy(e => e.Id)
                .Select(e => e.Kind)
                .ToListAsync()
        );

    public Task<Page> ReviewAsync() => Browser.GetAsync(Address + "/review");

    /// <summary>Through the page’s form, with every warning read.</summary>
    public async Task<Page> PublishAsync(string notesFr = "Une coquille corrigée.", string notesEn = "", string? rise = null)
    {
        var page = await ReviewAsync();
        List<(string, string)> fields = [("notesFr", notesFr)];
        if (page.Has("[name=notesEn]"))
            fields.Add(("notesEn", notesEn));
        if (page.Has("input[name=acceptAll]"))
            fields.Add(("acceptAll", "1"));
        if (rise is not null)
            fields.Add(("rise", rise));
        return await Browser.SubmitAsync(page, Address + "/review/publish", [.. fields]);
    }

    /// <summary>A typo mended in the quiz, and published.</summary>
    public async Task<Page> MendAndPublishAsync(string notesFr = "Une coquille corrigée.", string notesEn = "A typo mended.")
    {
        await ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        return await PublishAsync(notesFr, notesEn);
    }

    /// <summary>Through the page’s form.</summary>
    public async Task<Page> WithdrawAsync(string note = "Il est dépassé.") =>
        await Browser.SubmitAsync(await Browser.GetAsync(Address + "/withdraw"), Address + "/withdraw", ("note", note));

    /// <summary>Through the page’s form.</summary>
    public async Task<Page> PutBackAsync(string note = "") =>
        await Browser.SubmitAsync(await Browser.GetAsync(Address + "/withdraw"), Address + "/withdraw/back", ("note", note));

    private static DraftFile New(ModuleDraft draft, string path, byte[] content, Learner author) =>
        new()
        {
            InstitutionId = draft.InstitutionId,
            DraftId = draft.Id,
            Path = path,
            Content = content,
            Size = content.Length,
            ChangedAt = draft.CreatedAt,
            ChangedById = author.Id,
        };
}
