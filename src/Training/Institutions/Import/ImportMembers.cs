using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Institutions.Invitations;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Institutions.Import;

/// <summary>The rows of a file, what would become of each, and the same rows sealed for the form that confirms them.</summary>
public sealed record ImportTrial(IReadOnlyList<(Invitee Person, InviteOutcome Outcome)> Rows, string Sealed)
{
    public int Written => Rows.Count(r => r.Outcome.IsWritten());
    public int Wrong => Rows.Count(r => r.Outcome.IsWrong());
}

/// <summary>The rows that a look at a file left in its page.</summary>
public sealed class ConfirmImportForm
{
    public string? Rows { get; set; }
}

/// <summary>An admin invites many people from a file: first sees what would become of every row, then says yes.</summary>
internal static class ImportMembers
{
    // More than a file may have: what is a little too large is told so, in words.
    private const int MostBody = 4 * MembersCsv.MostBytes;

    public static void MapImportMembers(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("import", () => new RazorComponentResult<ImportPage>(new { Errors = new FormErrors() }));
        routes.MapPost("import", TryOut).TakesUpTo(MostBody);
        routes.MapPost("import/confirm", Confirm).RequireRecentSignIn();
    }

    private static async Task<RazorComponentResult<ImportPage>> TryOut(
        IFormFile? file,
        InviteMembers invite,
        ImportedRows rows,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var (people, refusal) = MembersCsv.Read(await ReadAsync(file, ct));
        if (refusal is not null)
            return Refused(text[refusal.Text, refusal.Details]);
        if (rows.Seal(institution.Id, people) is not { } form)
            return Refused(text["Import.Rows.Long"]);
        return new(new { Trial = new ImportTrial([.. people.Zip(await invite.TryOutAsync(people, ct))], form), Errors = new FormErrors() });
    }

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<ImportPage>>> Confirm(
        [FromForm] ConfirmImportForm form,
        InviteMembers invite,
        ImportedRows rows,
        CurrentInstitution institution,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        if (rows.Open(institution.Id, form.Rows) is not { } people)
            return Refused(text["Import.Rows.Strange"]);
        var outcomes = await invite.InviteAsync(people, ct);
        return TypedResults.LocalRedirect($"~/institution/invitations?saved=invited&count={outcomes.Count(o => o.IsWritten())}");
    }

    private static async Task<byte[]> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        var bytes = new byte[Math.Min(file.Length, MembersCsv.MostBytes + 1)];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static RazorComponentResult<ImportPage> Refused(string why)
    {
        var errors = new FormErrors();
        errors.Add("file", why);
        return new(new { Errors = errors }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}
