using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Catalogue;
using Training.Content.Files;
using Training.Content.Quizzes;
using Training.Data;

namespace Training.Authoring.Bank;

/// <summary>Which item is to stand in which quiz, as the bank’s page names them.</summary>
public sealed record ReuseForm
{
    public string? Item { get; init; }
    public string? Target { get; init; }
}

/// <summary>
/// An author takes an item of the bank into a quiz that they are writing: its text as it is, in both languages where both quizzes have them. What was
/// published goes on as it was.
/// </summary>
internal static class ReuseItem
{
    public static void MapReuseItem(this IEndpointRouteBuilder routes) => routes.MapPost("/bank/reuse", Take);

    private static async Task<Results<RedirectHttpResult, NotFound>> Take(
        [FromForm] ReuseForm form,
        ItemBank bank,
        ContentLibrary library,
        OpenDraft open,
        WriteDraft write,
        TrainingDbContext db,
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
            var lessons = await LessonsAsync(db, draft, ct);
            var id = await PutAsync(draft, source, item.Text, item.Heading, id: null, lessons, write, ct);
            if (files.Find(f => f.Path == path.Translation) is { } translation && item.English is { } english)
                await PutAsync(draft, translation, english, item.Heading, id, lessons, write, ct);
            if (await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/files/{path.Path}?saved=saved");
            if (await open.FindAsync(slug, ct) is not { } again)
                return TypedResults.NotFound();
            draft = again;
        }
        throw new InvalidOperationException($"{slug}/{path.Path} changes too fast to take an item in.");
    }

    /// <returns>The id that it has there: its own, unless another item has it. Taken a second time, it is there once.</returns>
    private static async Task<string> PutAsync(
        ModuleDraft draft,
        DraftFile file,
        string item,
        string heading,
        string? id,
        HashSet<string> lessons,
        WriteDraft write,
        CancellationToken ct
    )
    {
        var text = AuthoredText.Read(file.Content) ?? "";
        var there = ItemTexts.Of(text);
        item = ItemTexts.WithLessons(item, lessons.Contains);
        id ??= there.FirstOrDefault(t => t.Value == ItemTexts.WithId(item, t.Key)).Key ?? Free(heading, there.Keys);
        if (there.ContainsKey(id))
            return id;
        var content = AuthoredText.Write(ItemTexts.Append(text, ItemTexts.WithId(item, id)), file.Content);
        await write.PutAsync(draft, file, file.Path, content, ct);
        return id;
    }

    private static string Free(string id, IEnumerable<string> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? id : $"{id}-{n}").First(name => !taken.Contains(name));

    private static async Task<HashSet<string>> LessonsAsync(TrainingDbContext db, ModuleDraft draft, CancellationToken ct)
    {
        var paths = await db.Set<DraftFile>().Where(f => f.DraftId == draft.Id).Select(f => f.Path).ToListAsync(ct);
        return [.. paths.Select(DraftPath.Of).Where(p => p is { Kind: DraftFileKind.Lesson, IsTranslation: false }).Select(p => p.Slug)];
    }
}
