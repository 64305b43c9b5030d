using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Authoring.Archives;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content.Files;
using Training.Content.Quizzes;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Bank;

/// <summary>Which item is to stand in which quiz, as the bank’s page names them.</summary>
public sealed record ReuseForm
{
    public string? Item { get; init; }
    public string? Target { get; init; }
}

/// <summary>
/// An author takes an item of the bank into a quiz that they are writing: its text as it is, in both languages where both quizzes have them, and its
/// pictures. What was published goes on as it was.
/// </summary>
internal static class ReuseItem
{
    public static void MapReuseItem(this IEndpointRouteBuilder routes) => routes.MapPost("/bank/reuse", Take);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<BankPage>, NotFound>> Take(
        [FromForm] ReuseForm form,
        [AsParameters] BankAddress at,
        ItemBank bank,
        BankViews views,
        ContentLibrary library,
        OpenDraft open,
        WriteDraft write,
        DraftQuota quota,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (
            bank.All(library).FirstOrDefault(i => i.Name == form.Item) is not { } item
            || form.Target?.Split('/') is not [var slug, var quiz]
            || await open.FindAsync(slug, ct) is not { } draft
        )
            return TypedResults.NotFound();
        var path = DraftPath.Of(DraftPath.Of(quiz, DraftFileKind.Quiz));
        for (var tries = 1; tries <= DuplicateKey.MostTries; tries++)
        {
            var files = await db.Set<DraftFile>()
                .Where(f => f.DraftId == draft.Id && (f.Path == path.Path || f.Path == path.Translation))
                .ToListAsync(ct);
            if (files.Find(f => f.Path == path.Path) is not { } source)
                return TypedResults.NotFound();
            var translation = item.English is null ? null : files.Find(f => f.Path == path.Translation);
            string[] texts = translation is null ? [item.Text] : [item.Text, item.English!];
            var pictures = await BroughtPictures.OfAsync(item.Version, texts, draft, db, ct);
            if (!await quota.HasRoomAsync(pictures.Size, ct))
                return Refused(
                    await views.OfAsync(at, ct) with
                    {
                        Target = form.Target,
                    },
                    text["Bank.Full", FileSize.Say(pictures.Size, text), FileSize.Say(quota.Most, text)]
                );

            var lessons = await LessonsAsync(db, draft, ct);
            texts = [.. texts.Select(t => pictures.In(ItemTexts.WithLessons(t, lessons.Contains)))];
            var ids = Ids(texts[0], item.Heading, TextOf(source), translation is null ? "" : TextOf(translation));
            foreach (var (file, words) in new[] { source, translation }.OfType<DraftFile>().Zip(texts))
                await PutAsync(draft, file, words, item.Heading, ids, write, ct);
            foreach (var (name, bytes) in pictures.Added)
            {
                await write.PutAsync(draft, null, name, bytes, ct);
                write.Note(draft, DraftEventKind.FileAdded, name);
            }
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/files/{path.Path}?saved=saved");
            if (await open.FindAsync(slug, ct) is not { } again)
                return TypedResults.NotFound();
            draft = again;
        }
        throw new InvalidOperationException($"{slug}/{path.Path} changes too fast to take an item in.");
    }

    private static RazorComponentResult<BankPage> Refused(BankView view, string reason)
    {
        var errors = new FormErrors();
        errors.Add("target", reason);
        return new(new { View = view, Errors = errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>
    /// What the item, and of a case its items, are called in the quiz: as they were, unless others are called so. Taken a second time, it is there once.
    /// </summary>
    private static Dictionary<string, string> Ids(string item, string heading, string quiz, string translation)
    {
        var own = ItemTexts.Ids(item);
        if (ItemTexts.Of(quiz).Values.FirstOrDefault(there => ItemTexts.SayTheSame(there, item)) is { } same)
            return own.Zip(ItemTexts.Ids(same)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var taken = ItemTexts.Ids(quiz).Concat(ItemTexts.Ids(translation)).ToHashSet(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in own.Prepend(heading).Distinct(StringComparer.Ordinal))
            taken.Add(ids[id] = Free(id, taken));
        return ids;
    }

    private static async Task PutAsync(
        ModuleDraft draft,
        DraftFile file,
        string item,
        string heading,
        Dictionary<string, string> ids,
        WriteDraft write,
        CancellationToken ct
    )
    {
        var text = TextOf(file);
        if (ItemTexts.Of(text).ContainsKey(ids[heading]))
            return;
        var named = ItemTexts.WithIds(item, id => ids.GetValueOrDefault(id, id));
        await write.PutAsync(draft, file, file.Path, AuthoredText.Write(ItemTexts.Append(text, named), file.Content), ct);
    }

    private static string TextOf(DraftFile file) => AuthoredText.Read(file.Content) ?? "";

    private static string Free(string id, HashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? id : $"{id}-{n}").First(name => !taken.Contains(name));

    private static async Task<HashSet<string>> LessonsAsync(TrainingDbContext db, ModuleDraft draft, CancellationToken ct)
    {
        var paths = await db.Set<DraftFile>().Where(f => f.DraftId == draft.Id).Select(f => f.Path).ToListAsync(ct);
        return [.. paths.Select(DraftPath.Of).Where(p => p is { Kind: DraftFileKind.Lesson, IsTranslation: false }).Select(p => p.Slug)];
    }
}
