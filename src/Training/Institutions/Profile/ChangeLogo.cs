using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Institutions.Profile;

/// <summary>An admin gives the institution a logo, another one, or none.</summary>
internal static class ChangeLogo
{
    public static void MapChangeLogo(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("logo", Give);
        routes.MapPost("logo/remove", Remove);
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<InstitutionPage>>> Give(
        IFormFile? logo,
        InstitutionDirectory directory,
        TrainingDbContext db,
        CurrentInstitution current,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var (picture, refusal) = LogoPicture.Read(await ReadAsync(logo, ct));
        if (refusal is not null)
        {
            var errors = new FormErrors();
            errors.Add("logo", text[refusal.Text, refusal.Details]);
            var institution = await db.Set<Institution>().SingleAsync(i => i.Id == current.Id, ct);
            return EditInstitution.Page(institution, InstitutionForm.Of(institution), errors);
        }

        await KeepAsync(picture!, db, ct);
        await NameAsync(picture!.Hash, db, current, ct);
        await directory.ReloadAsync(ct);
        return TypedResults.LocalRedirect("~/institution?saved=logo#logo-now");
    }

    private static async Task<RedirectHttpResult> Remove(
        InstitutionDirectory directory,
        TrainingDbContext db,
        CurrentInstitution current,
        CancellationToken ct
    )
    {
        await NameAsync(null, db, current, ct);
        await db.Set<InstitutionLogo>().ExecuteDeleteAsync(ct);
        await directory.ReloadAsync(ct);
        return TypedResults.LocalRedirect("~/institution?saved=nologo");
    }

    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        // One byte more than allowed is enough to know.
        var bytes = new byte[Math.Min(file.Length, InstitutionLogo.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static async Task KeepAsync(LogoPicture picture, TrainingDbContext db, CancellationToken ct)
    {
        if (await db.Set<InstitutionLogo>().SingleOrDefaultAsync(ct) is { } kept)
            (kept.Hash, kept.MediaType, kept.Bytes) = (picture.Hash, picture.MediaType, picture.Bytes);
        else
            db.Add(
                new InstitutionLogo
                {
                    InstitutionId = db.InstitutionId,
                    Hash = picture.Hash,
                    MediaType = picture.MediaType,
                    Bytes = picture.Bytes,
                }
            );
        // Of two that are given for the first time at once, one is kept.
        await db.TrySaveAsync(ct);
    }

    // Apart from the revision: whoever edits the rest meanwhile overwrites nothing of this.
    private static Task<int> NameAsync(string? hash, TrainingDbContext db, CurrentInstitution current, CancellationToken ct) =>
        db.Set<Institution>().Where(i => i.Id == current.Id).ExecuteUpdateAsync(c => c.SetProperty(i => i.LogoHash, hash), ct);
}
