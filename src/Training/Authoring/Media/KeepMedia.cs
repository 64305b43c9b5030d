using System.Text;
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
using Training.Content;
using Training.Content.Files;
using Training.Content.Markup;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Media;

/// <summary>What goes with a picture, a sound or a document.</summary>
public sealed class MediaForm
{
    public string? Alt { get; set; }
}

/// <summary>Which file goes.</summary>
public sealed class RemoveMediaForm
{
    public string? Path { get; set; }

    /// <summary>That it goes although files show it.</summary>
    public bool Sure { get; set; }
}

/// <summary>Of which sound captions begin, and in which language.</summary>
public sealed class CaptionsForm
{
    public string? Path { get; set; }
    public bool English { get; set; }
}

/// <summary>A picture, a sound, captions or a document of a draft.</summary>
/// <param name="UsedIn">The files that show it; for captions, their sound.</param>
public sealed record DraftMedium(string Path, int Size, int Revision, IReadOnlyList<string> UsedIn)
{
    public string Name => Path[MediaKinds.Folder.Length..];

    /// <summary>Null for what came from elsewhere and is no medium.</summary>
    public MediaKind? Kind => MediaKinds.Of(Path);
}

/// <summary>An author adds pictures, sounds and documents to a module, sees what each costs on a slow line, and removes those that nothing shows.</summary>
internal static class KeepMedia
{
    private const string Folder = MediaKinds.Folder;
    private const int MostBody = PreparePicture.MostBytes + (1 << 20);
    private const int LongestName = 60;
    private const int LongestAlt = 300;

    public static void MapKeepMedia(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{slug}/media", Show);
        routes.MapPost("/drafts/{slug}/media", Add).TakesUpTo(MostBody);
        routes.MapPost("/drafts/{slug}/media/remove", Remove);
        routes.MapPost("/drafts/{slug}/media/captions", BeginCaptions);
        routes.MapGet("/drafts/{slug}/media/{file}", Give);
    }

    private static async Task<Results<RazorComponentResult<MediaPage>, NotFound>> Show(
        string slug,
        string? added,
        string? alt,
        string? removed,
        OpenDraft drafts,
        TrainingDbContext db,
        DraftQuota quota,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var view = await ViewAsync(draft, db, quota, ct);
        var shown = view.Media.FirstOrDefault(p => p.Name == added);
        return Page(view with { Added = shown, Alt = alt ?? "", Removed = removed is not null }, new FormErrors(), StatusCodes.Status200OK);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MediaPage>, NotFound>> Add(
        string slug,
        IFormFile? file,
        [FromForm] MediaForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        DraftQuota quota,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var (errors, alt) = (new FormErrors(), Words(form.Alt));
        var (medium, refusal) = await PrepareMedia.ReadAsync(
            file?.FileName ?? "",
            file is null ? [] : await file.ReadAsync(PreparePicture.MostBytes + 1, ct),
            ct
        );
        if (refusal is not null)
            errors.Add("file", text[refusal.Text, refusal.Details]);
        // Captions are of a sound, which has its own words.
        if (alt.Length > LongestAlt || alt.Length == 0 && medium?.Kind != MediaKind.Captions)
            errors.Add("alt", text["DraftMedia.Alt.Missing", LongestAlt]);
        if (medium is { Bytes.Length: > ContentFiles.MostMediaBytes })
            errors.Add("file", text["DraftMedia.File.Large", ContentFiles.MostMediaBytes >> 20]);
        if (medium is not null && !await quota.HasRoomAsync(medium.Bytes.Length, ct))
            errors.Add("file", text["Archive.Full", quota.Most / DraftQuota.Megabyte]);
        if (
            medium is { Kind: MediaKind.Captions }
            && await CaptionsProblemAsync(draft, file!.FileName, medium, db, text, ct) is { } problem
        )
            errors.Add("file", problem);
        if (errors.Any)
        {
            var view = await ViewAsync(draft, db, quota, ct);
            return Page(view with { Alt = form.Alt ?? "" }, errors, StatusCodes.Status422UnprocessableEntity);
        }

        for (var tries = 0; tries < DuplicateKey.MostTries; tries++)
        {
            var (path, isThere) = await FreeAsync(draft, NameOf(file!.FileName, medium!), medium!, db, ct);
            if (!isThere)
            {
                await write.PutAsync(draft, null, path, medium!.Bytes, ct);
                write.Note(draft, DraftEventKind.FileAdded, path);
            }
            if (isThere || await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect(
                    $"~/authoring/drafts/{slug}/media?added={path[Folder.Length..]}&alt={Uri.EscapeDataString(alt)}#added"
                );
            draft = await db.Set<ModuleDraft>().SingleAsync(d => d.Slug == slug, ct);
        }
        throw new InvalidOperationException("Others keep adding files of the same name.");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MediaPage>, NotFound>> Remove(
        string slug,
        [FromForm] RemoveMediaForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        DraftQuota quota,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft || form.Path?.StartsWith(Folder, StringComparison.Ordinal) is not true)
            return TypedResults.NotFound();
        if (await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == form.Path, ct) is { } file)
        {
            var view = await ViewAsync(draft, db, quota, ct);
            if (!form.Sure && view.Media.First(p => p.Path == file.Path) is { UsedIn.Count: > 0 } used)
            {
                var errors = new FormErrors();
                errors.Add($"remove-{used.Name}", text["DraftMedia.Used", used.Name, string.Join(", ", used.UsedIn)]);
                return Page(view with { Doubted = used.Path }, errors, StatusCodes.Status409Conflict);
            }
            write.Remove(draft, file);
            write.Note(draft, DraftEventKind.FileRemoved, file.Path);
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/media?removed=1");
    }

    /// <summary>Captions to write in the site: those of the source again with their times, for a translation; otherwise one cue.</summary>
    private static async Task<Results<RedirectHttpResult, NotFound>> BeginCaptions(
        string slug,
        [FromForm] CaptionsForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft || form.Path is null || MediaKinds.Of(form.Path) != MediaKind.Sound)
            return TypedResults.NotFound();
        var (source, path) = (
            MediaKinds.CaptionsOf(form.Path, Language.Fr),
            MediaKinds.CaptionsOf(form.Path, form.English ? Language.En : Language.Fr)
        );
        var files = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && (f.Path == form.Path || f.Path == source || f.Path == path))
            .Select(f => new { f.Path, Text = f.Path == source ? f.Content : null })
            .ToListAsync(ct);
        if (!files.Exists(f => f.Path == form.Path))
            return TypedResults.NotFound();
        if (!files.Exists(f => f.Path == path))
        {
            var first = Encoding.UTF8.GetBytes(form.English ? FirstCue : FirstCueInFrench);
            await write.PutAsync(draft, null, path, files.Find(f => f.Text is not null)?.Text ?? first, ct);
            write.Note(draft, DraftEventKind.FileAdded, path);
            // Lost to a second click, they are there all the same.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{draft.Slug}/files/{path}");
    }

    private const string FirstCueInFrench = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Prénom>Ce qui se dit dans ces quatre secondes.\n";
    private const string FirstCue = "WEBVTT\n\n00:00.000 --> 00:04.000\n<v Name>What is said in these four seconds.\n";

    private static async Task<Results<FileContentHttpResult, NotFound>> Give(
        string slug,
        string file,
        TrainingDbContext db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var path = Folder + file;
        var found = await db.Set<DraftFile>()
            .Where(f => f.Path == path && db.Set<ModuleDraft>().Any(d => d.Id == f.DraftId && d.Slug == slug))
            .Select(f => new
            {
                f.Id,
                f.Revision,
                f.Content,
            })
            .SingleOrDefaultAsync(ct);
        return found is null
            ? TypedResults.NotFound()
            : MediaAnswer.Of(http, file, found.Content, $"{found.Id:N}-{found.Revision}", "private, no-cache");
    }

    private static async Task<MediaView> ViewAsync(ModuleDraft draft, TrainingDbContext db, DraftQuota quota, CancellationToken ct)
    {
        // The texts whole, the pictures by their size alone.
        var files = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id)
            .OrderBy(f => f.Path)
            .Select(f => new
            {
                f.Path,
                f.Size,
                f.Revision,
                Text = f.Path.StartsWith(Folder) ? null : f.Content,
            })
            .ToListAsync(ct);
        var texts = files
            .Where(f => f.Text is not null)
            .Select(f => new KeyValuePair<string, string>(f.Path, Encoding.UTF8.GetString(f.Text!)))
            .ToList();
        var sounds = files.Select(f => f.Path).Where(path => MediaKinds.Of(path) == MediaKind.Sound).ToList();
        var media = files
            .Where(f => f.Text is null)
            .Select(f => new DraftMedium(
                f.Path,
                f.Size,
                f.Revision,
                MediaKinds.Of(f.Path) == MediaKind.Captions
                    ? sounds.FindAll(sound => MediaKinds.StemOf(sound) == MediaKinds.StemOf(f.Path))
                    : [.. texts.Where(text => text.Value.Contains(f.Path, StringComparison.Ordinal)).Select(text => text.Key)]
            ));
        return new(draft, [.. media], await quota.UsedAsync(ct), quota.Most);
    }

    /// <summary>Captions go by their sound’s name, and stand in its place once: what is there already is for its editor.</summary>
    private static async Task<string?> CaptionsProblemAsync(
        ModuleDraft draft,
        string fileName,
        PreparedMedia captions,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var stem = Folder + NameOf(fileName, captions);
        var paths = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path.StartsWith(stem))
            .Select(f => f.Path)
            .ToListAsync(ct);
        if (!paths.Exists(path => MediaKinds.Of(path) == MediaKind.Sound && MediaKinds.StemOf(path) == stem))
            return text["DraftMedia.Captions.NoSound", stem[Folder.Length..]].Value;
        return paths.Contains(stem + captions.Ending) ? text["DraftMedia.Captions.There", stem + captions.Ending].Value : null;
    }

    /// <summary>The same file keeps its name; another of that name gets a number. A sound shares its captions with no other.</summary>
    private static async Task<(string Path, bool IsThere)> FreeAsync(
        ModuleDraft draft,
        string name,
        PreparedMedia medium,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var start = Folder + name;
        var taken = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path.StartsWith(start))
            .Select(f => new { f.Path, Content = f.Size == medium.Bytes.Length ? f.Content : null })
            .AsNoTracking()
            .ToListAsync(ct);
        if (taken.FirstOrDefault(f => f.Content is { } content && content.AsSpan().SequenceEqual(medium.Bytes)) is { } same)
            return (same.Path, true);
        var path = start + medium.Ending;
        for (var number = 2; taken.Exists(f => IsTaken(f.Path)); number++)
            path = $"{start}-{number}{medium.Ending}";
        return (path, false);

        bool IsTaken(string other) =>
            other == path
            || medium.Kind == MediaKind.Sound
                && MediaKinds.Of(other) == MediaKind.Sound
                && MediaKinds.StemOf(other) == MediaKinds.StemOf(path);
    }

    private static string NameOf(string fileName, PreparedMedia medium)
    {
        var name = fileName.Replace('\\', '/').Split('/')[^1];
        name = medium.Kind == MediaKind.Captions ? name[..^medium.Ending.Length] : Path.GetFileNameWithoutExtension(name);
        var slug = Slug.From(name[..Math.Min(name.Length, 200)]);
        return slug.Length == 0 ? medium.Kind.ToString().ToLowerInvariant() : slug[..Math.Min(slug.Length, LongestName)].Trim('-');
    }

    private static string Words(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static RazorComponentResult<MediaPage> Page(MediaView view, FormErrors errors, int status) =>
        new(new { View = view, Errors = errors }) { StatusCode = status };
}

/// <summary>The media of a draft, as their page shows them.</summary>
/// <param name="Used">What the institution’s drafts weigh, in bytes; and may weigh.</param>
public sealed record MediaView(ModuleDraft Draft, IReadOnlyList<DraftMedium> Media, long Used, long Most)
{
    /// <summary>The one that was just added, and its alternative text.</summary>
    public DraftMedium? Added { get; init; }

    public string Alt { get; init; } = "";

    /// <summary>The one that files show, and that someone wants to remove.</summary>
    public string? Doubted { get; init; }

    public bool Removed { get; init; }

    /// <summary>The captions of a sound in a language; null while it has none.</summary>
    public DraftMedium? CaptionsOf(DraftMedium sound, Language language) =>
        Media.FirstOrDefault(m => m.Path == MediaKinds.CaptionsOf(sound.Path, language));
}
