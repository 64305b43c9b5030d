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
using Training.Content;
using Training.Content.Markup;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Authoring.Media;

/// <summary>What goes with a picture.</summary>
public sealed class PictureForm
{
    public string? Alt { get; set; }
}

/// <summary>Which picture goes.</summary>
public sealed class RemovePictureForm
{
    public string? Path { get; set; }

    /// <summary>That it goes although files show it.</summary>
    public bool Sure { get; set; }
}

/// <summary>A picture of a draft.</summary>
/// <param name="UsedIn">The files that show it.</param>
public sealed record DraftPicture(string Path, int Size, int Revision, IReadOnlyList<string> UsedIn)
{
    public string Name => Path[KeepPictures.Folder.Length..];
}

/// <summary>An author adds pictures to a module, sees what each costs on a slow line, and removes those that nothing shows.</summary>
internal static class KeepPictures
{
    public const string Folder = "media/";
    private const int MostBody = PreparePicture.MostBytes + (1 << 20);
    private const int LongestName = 60;
    private const int LongestAlt = 300;

    public static void MapKeepPictures(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/drafts/{slug}/media", Show);
        routes
            .MapPost("/drafts/{slug}/media", Add)
            .WithMetadata(new MostBytes(MostBody))
            .WithFormOptions(multipartBodyLengthLimit: MostBody);
        routes.MapPost("/drafts/{slug}/media/remove", Remove);
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
        var shown = view.Pictures.FirstOrDefault(p => p.Name == added);
        return Page(view with { Added = shown, Alt = alt ?? "", Removed = removed is not null }, new FormErrors(), StatusCodes.Status200OK);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MediaPage>, NotFound>> Add(
        string slug,
        IFormFile? file,
        [FromForm] PictureForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        DraftQuota quota,
        CurrentLearner learner,
        TimeProvider clock,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft)
            return TypedResults.NotFound();
        var (errors, alt) = (new FormErrors(), Words(form.Alt));
        var (picture, refusal) = await PreparePicture.ReadAsync(
            file is null ? [] : await file.ReadAsync(PreparePicture.MostBytes + 1, ct),
            ct
        );
        if (refusal is not null)
            errors.Add("file", text[refusal.Text, refusal.Details]);
        if (alt.Length is 0 or > LongestAlt)
            errors.Add("alt", text["DraftMedia.Alt.Missing", LongestAlt]);
        if (picture is { Bytes.Length: > ContentFiles.MostMediaBytes })
            errors.Add("file", text["DraftMedia.File.Large", ContentFiles.MostMediaBytes >> 20]);
        if (picture is not null && !await quota.HasRoomAsync(picture.Bytes.Length, ct))
            errors.Add("file", text["Archive.Full", quota.Most / DraftQuota.Megabyte]);
        if (errors.Any)
        {
            var view = await ViewAsync(draft, db, quota, ct);
            return Page(view with { Alt = form.Alt ?? "" }, errors, StatusCodes.Status422UnprocessableEntity);
        }

        for (var tries = 0; tries < DuplicateKey.MostTries; tries++)
        {
            var (path, isThere) = await FreeAsync(draft, NameOf(file!.FileName), picture!, db, ct);
            if (!isThere)
            {
                await write.PutAsync(draft, null, path, picture!.Bytes, ct);
                db.Add(Event(draft, DraftEventKind.FileAdded, path, learner, clock));
            }
            if (isThere || await db.TrySaveAsync(ct))
                return TypedResults.LocalRedirect(
                    $"~/authoring/drafts/{slug}/media?added={path[Folder.Length..]}&alt={Uri.EscapeDataString(alt)}#added"
                );
            draft = await db.Set<ModuleDraft>().SingleAsync(d => d.Slug == slug, ct);
        }
        throw new InvalidOperationException("Others keep adding pictures of the same name.");
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<MediaPage>, NotFound>> Remove(
        string slug,
        [FromForm] RemovePictureForm form,
        OpenDraft drafts,
        TrainingDbContext db,
        WriteDraft write,
        DraftQuota quota,
        CurrentLearner learner,
        TimeProvider clock,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (await drafts.FindAsync(slug, ct) is not { } draft || form.Path?.StartsWith(Folder, StringComparison.Ordinal) is not true)
            return TypedResults.NotFound();
        if (await db.Set<DraftFile>().SingleOrDefaultAsync(f => f.DraftId == draft.Id && f.Path == form.Path, ct) is { } file)
        {
            var view = await ViewAsync(draft, db, quota, ct);
            if (!form.Sure && view.Pictures.First(p => p.Path == file.Path) is { UsedIn.Count: > 0 } used)
            {
                var errors = new FormErrors();
                errors.Add($"remove-{used.Name}", text["DraftMedia.Used", used.Name, string.Join(", ", used.UsedIn)]);
                return Page(view with { Doubted = used.Path }, errors, StatusCodes.Status409Conflict);
            }
            write.Remove(draft, file);
            db.Add(Event(draft, DraftEventKind.FileRemoved, file.Path, learner, clock));
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect($"~/authoring/drafts/{slug}/media?removed=1");
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Give(
        string slug,
        string file,
        TrainingDbContext db,
        HttpContext http,
        CancellationToken ct
    )
    {
        var path = Folder + file;
        var bytes = await db.Set<DraftFile>()
            .Where(f => f.Path == path && db.Set<ModuleDraft>().Any(d => d.Id == f.DraftId && d.Slug == slug))
            .Select(f => f.Content)
            .SingleOrDefaultAsync(ct);
        if (bytes is null || MediaType(file) is not { } type)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(bytes, type);
    }

    private static string? MediaType(string file) =>
        Path.GetExtension(file) switch
        {
            ".svg" => "image/svg+xml",
            ".png" => "image/png",
            ".jpg" => "image/jpeg",
            ".webp" => "image/webp",
            _ => null,
        };

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
        var pictures = files
            .Where(f => f.Text is null)
            .Select(f => new DraftPicture(
                f.Path,
                f.Size,
                f.Revision,
                [.. texts.Where(text => text.Value.Contains(f.Path, StringComparison.Ordinal)).Select(text => text.Key)]
            ));
        return new(draft, [.. pictures], await quota.UsedAsync(ct), quota.Most);
    }

    /// <summary>The same picture keeps its name; another of that name gets a number.</summary>
    private static async Task<(string Path, bool IsThere)> FreeAsync(
        ModuleDraft draft,
        string name,
        PreparedPicture picture,
        TrainingDbContext db,
        CancellationToken ct
    )
    {
        var start = Folder + name;
        var taken = await db.Set<DraftFile>()
            .Where(f => f.DraftId == draft.Id && f.Path.StartsWith(start))
            .Select(f => new { f.Path, Content = f.Size == picture.Bytes.Length ? f.Content : null })
            .AsNoTracking()
            .ToListAsync(ct);
        if (taken.FirstOrDefault(f => f.Content is { } content && content.AsSpan().SequenceEqual(picture.Bytes)) is { } same)
            return (same.Path, true);
        var path = start + picture.Ending;
        for (var number = 2; taken.Exists(f => f.Path == path); number++)
            path = $"{start}-{number}{picture.Ending}";
        return (path, false);
    }

    private static string NameOf(string fileName)
    {
        var name = fileName.Replace('\\', '/').Split('/')[^1];
        var slug = Slug.From(Path.GetFileNameWithoutExtension(name[..Math.Min(name.Length, 200)]));
        return slug.Length == 0 ? "image" : slug[..Math.Min(slug.Length, LongestName)].Trim('-');
    }

    private static string Words(string? typed) =>
        string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static DraftEvent Event(ModuleDraft draft, DraftEventKind kind, string path, CurrentLearner learner, TimeProvider clock) =>
        new()
        {
            DraftId = draft.Id,
            Kind = kind,
            ById = learner.Id,
            At = clock.GetUtcNow(),
            Note = path,
        };

    private static RazorComponentResult<MediaPage> Page(MediaView view, FormErrors errors, int status) =>
        new(new { View = view, Errors = errors }) { StatusCode = status };
}

/// <summary>The pictures of a draft, as their page shows them.</summary>
/// <param name="Used">What the institution’s drafts weigh, in bytes; and may weigh.</param>
public sealed record MediaView(ModuleDraft Draft, IReadOnlyList<DraftPicture> Pictures, long Used, long Most)
{
    /// <summary>The one that was just added, and its alternative text.</summary>
    public DraftPicture? Added { get; init; }

    public string Alt { get; init; } = "";

    /// <summary>The one that files show, and that someone wants to remove.</summary>
    public string? Doubted { get; init; }

    public bool Removed { get; init; }
}
