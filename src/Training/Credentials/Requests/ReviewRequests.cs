using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Credentials.Requests;

/// <summary>A page of the requests that wait, and what was ticked and typed when it comes back.</summary>
public sealed record RequestList(IReadOnlyList<WaitingRequest> Rows, int Count, int Page, IReadOnlySet<Guid> Ticked, string Reason)
{
    public const int PageSize = 50;
}

/// <summary>A registrar looks at the requests that wait, and grants or refuses one or many.</summary>
internal static class ReviewRequests
{
    public static void MapReviewRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests", Show);
        routes.MapPost("/requests", Decide).RequireRecentSignIn();
    }

    private static async Task<RazorComponentResult<RequestsPage>> Show(
        int? page,
        int? granted,
        int? refused,
        int? late,
        RequestQueue queue,
        CancellationToken ct
    ) => Page(await ReadAsync(queue, page, [], "", ct), new(), granted, refused, late);

    private static async Task<Results<RedirectHttpResult, RazorComponentResult<RequestsPage>>> Decide(
        IFormCollection form,
        RequestQueue queue,
        DecideRequest decide,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var ticked = form["request"]
            .Select(id => Guid.TryParse(id, out var read) ? read : Guid.Empty)
            .Where(id => id != Guid.Empty)
            .ToHashSet();
        var (refuses, reason) = (form["decision"] == "refuse", form["reason"].ToString().Trim());
        var errors = new FormErrors();
        if (ticked.Count == 0)
            errors.Add("requests", text["Requests.None"]);
        if (refuses && reason.Length == 0)
            errors.Add("reason", text["Registrar.Reason.Missing"]);
        else if (reason.Length > Credential.ReasonLength)
            errors.Add("reason", text["Registrar.Reason.Long", Credential.ReasonLength]);
        if (errors.Any)
            return Page(await ReadAsync(queue, PageOf(form), ticked, reason, ct), errors);

        // A page at most, whatever was posted; those that aren’t there any more, or are another institution’s, are passed over.
        var asked = await queue.FindAsync([.. ticked.Take(RequestList.PageSize)], ct);
        var done = 0;
        foreach (var waiting in asked)
            if (refuses ? await decide.RefuseAsync(waiting, reason, ct) : await decide.GrantAsync(waiting, ct))
                done++;
        return TypedResults.LocalRedirect(
            FormattableString.Invariant($"~/registrar/requests?{(refuses ? "refused" : "granted")}={done}&late={asked.Count - done}")
        );
    }

    // What was ticked is on the page that it was ticked on.
    private static int? PageOf(IFormCollection form) =>
        int.TryParse(form["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    private static async Task<RequestList> ReadAsync(
        RequestQueue queue,
        int? page,
        HashSet<Guid> ticked,
        string reason,
        CancellationToken ct
    )
    {
        var count = await queue.CountAsync(ct);
        var number = Paging.Within(page, count, RequestList.PageSize);
        var rows = await queue.PageAsync((number - 1) * RequestList.PageSize, RequestList.PageSize, ct);
        return new(rows, count, number, ticked, reason);
    }

    private static RazorComponentResult<RequestsPage> Page(
        RequestList list,
        FormErrors errors,
        int? granted = null,
        int? refused = null,
        int? late = null
    ) =>
        new(
            new
            {
                List = list,
                Errors = errors,
                Granted = granted,
                Refused = refused,
                Late = late,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
