using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;

namespace Training.Institutions.Invitations;

/// <summary>What the buttons beside the join code send.</summary>
public sealed class JoinCodeForm
{
    /// <summary>The code that the page showed; empty for none.</summary>
    public string? Code { get; set; }

    /// <summary>Whether another takes its place, or none.</summary>
    public bool Close { get; set; }
}

/// <summary>An admin makes a join code, another one, or closes it.</summary>
internal static class ChangeJoinCode
{
    public static void MapChangeJoinCode(this IEndpointRouteBuilder routes) => routes.MapPost("code", Submit).RequireRecentSignIn();

    private static async Task<RedirectHttpResult> Submit(
        [FromForm] JoinCodeForm form,
        InstitutionDirectory directory,
        TrainingDbContext db,
        CurrentInstitution current,
        CancellationToken ct
    )
    {
        var shown = form.Code is { Length: > 0 } code ? code : null;
        var next = form.Close ? null : JoinCode.New();
        // Pressed twice, the second finds that the code it saw is gone, and changes nothing.
        await db.Set<Institution>()
            .Where(i => i.Id == current.Id && i.JoinCode == shown)
            .ExecuteUpdateAsync(c => c.SetProperty(i => i.JoinCode, next), ct);
        await directory.ReloadAsync(ct);
        return TypedResults.LocalRedirect("~/institution/invitations#code");
    }
}
