using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Training.Files;
using Training.Learners;
using Training.Privacy.Auditing;

namespace Training.Institutions.Members;

/// <summary>An admin has a long list of members made into a file, sees when it is ready, and downloads it.</summary>
internal static class PrepareMembers
{
    public static void MapPrepareMembers(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("members/files", Ask);
        routes.MapGet("members/files/{file:guid}/{format}", Download);
    }

    private static Task<Results<RedirectHttpResult, NotFound>> Ask(
        string? q,
        string? role,
        [FromForm] FileForm form,
        AskForFile files,
        CancellationToken ct
    )
    {
        var search = new MemberSearch(q, Roles.Find(role));
        return files.AskAsync(MembersFile.Of(search), form, $"~/institution/members{search.ToQuery()}#files", ct);
    }

    private static Task<Results<FileContentHttpResult, NotFound>> Download(
        string? q,
        string? role,
        Guid file,
        string format,
        AskForFile files,
        CancellationToken ct
    ) => files.GiveAsync(MembersFile.Of(new(q, Roles.Find(role))), file, format, AuditAction.MembersExported, "", ct);
}
