using Microsoft.EntityFrameworkCore;
using Training.Content.Modules;
using Training.Content.Translations;
using Training.Data;

namespace Training.Authoring.Drafts;

/// <summary>Changes the list of activities of a draft’s <c>module.md</c>, and nothing else in it.</summary>
internal static class ListActivities
{
    /// <returns>False when the list is written in a way that only its author can change.</returns>
    public static async Task<bool> ChangeAsync(
        ModuleDraft draft,
        Func<byte[], byte[]?> change,
        WriteDraft write,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var files = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && (f.Path == "module.md" || f.Path == "module.en.md"))
            .ToListAsync(ct);
        if (files.Find(f => f.Path == DraftPath.Module) is not { } module)
            return false;
        var before = module.Content;
        if (change(before) is not { } content)
            return false;
        await write.PutAsync(draft, module, module.Path, content, ct);
        // The order of activities isn’t translated: a translation that was up to date still is.
        if (
            files.Find(f => f.Path != DraftPath.Module) is { } translation
            && TranslationStamp.Write(translation.Content, TranslationStamp.Of(before)!) is null
            && TranslationStamp.Write(translation.Content, TranslationStamp.Of(content)!) is { } stamped
        )
            await write.PutAsync(draft, translation, translation.Path, stamped, ct);
        return true;
    }
}
