using System.Net.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Seating;

/// <summary>An instructor sees who is in a cohort, adds members of the institution, and takes people out.</summary>
internal static class SeatLearners
{
    private const int MostAtOnce = 500;

    public static void MapSeatLearners(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("offerings/{offering:guid}/seats", Show);
        routes.MapPost("offerings/{offering:guid}/seats", Add);
        routes.MapPost("offerings/{offering:guid}/seats/{learner:guid}/leave", TakeOut);
    }

    private static async Task<Results<RazorComponentResult<SeatsPage>, NotFound>> Show(
        Guid offering,
        string? find,
        int? page,
        int? added,
        OpenOffering open,
        LoadCohort cohort,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        return Page(await ViewAsync(found, cohort, Math.Max(1, page ?? 1), find?.Trim() ?? "", ct) with { Added = added });
    }

    private static async Task<Results<RazorComponentResult<SeatsPage>, RedirectHttpResult, NotFound>> Add(
        Guid offering,
        IFormCollection form,
        OpenOffering open,
        LoadCohort cohort,
        TakeSeat seats,
        CurrentLearner learner,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        var typed = form["addresses"].ToString();
        var errors = new FormErrors();
        var addresses = Addresses(typed);
        var ticked = form["learner"].Select(l => Guid.TryParse(l, out var id) ? id : Guid.Empty).ToList();
        if (addresses.Count == 0 && ticked.Count == 0)
            errors.Add("addresses", texts["Seats.Add.Nobody"]);
        else if (addresses.Count + ticked.Count > MostAtOnce)
            errors.Add("addresses", texts["Seats.Add.TooMany", MostAtOnce]);
        var learners = errors.Any ? [] : await FindAsync(addresses, ticked, cohort, texts, errors, ct);
        // All of them or none: a list with a wrong address comes back as it was typed.
        if (errors.Any)
            return Page(await ViewAsync(found, cohort, 1, "", ct) with { Errors = errors, Typed = typed });

        var added = await seats.AddAsync(found, learners, ct, by: learner);
        return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/seats?added={added}");
    }

    private static async Task<Results<RedirectHttpResult, NotFound>> TakeOut(
        Guid offering,
        Guid learner,
        OpenOffering open,
        TakeSeat seats,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is null)
            return TypedResults.NotFound();
        await seats.LeaveAsync(offering, learner, ct);
        return TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/seats");
    }

    private static async Task<List<Guid>> FindAsync(
        List<string> addresses,
        List<Guid> ticked,
        LoadCohort cohort,
        IStringLocalizer<TrainingText> texts,
        FormErrors errors,
        CancellationToken ct
    )
    {
        var known = await cohort.ByAddressAsync(addresses, ct);
        var unknown = addresses.Where(a => known.TrueForAll(k => !string.Equals(k.Email, a, StringComparison.OrdinalIgnoreCase))).ToList();
        var wrong = unknown.Where(a => !MailAddress.TryCreate(a, out _)).ToList();
        if (wrong.Count > 0)
            errors.Add("addresses", texts["Seats.Add.Wrong", string.Join(", ", wrong)]);
        else if (unknown.Count > 0)
            errors.Add("addresses", texts["Seats.Add.Unknown", string.Join(", ", unknown)]);
        var members = await cohort.MembersAmongAsync(ticked, ct);
        if (members.Count < ticked.Distinct().Count())
            errors.Add("addresses", texts["Seats.Add.NotMembers"]);
        return [.. known.Select(k => k.Id).Union(members)];
    }

    private static List<string> Addresses(string typed) =>
        [
            .. typed
                .Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static async Task<SeatsView> ViewAsync(Offering offering, LoadCohort cohort, int page, string find, CancellationToken ct)
    {
        var lines = await cohort.PageAsync(offering.Id, page, ct);
        return new()
        {
            Offering = offering,
            Seats = [.. lines.Take(LoadCohort.PageSize)],
            HasMore = lines.Count > LoadCohort.PageSize,
            Page = page,
            Count = await cohort.CountAsync(offering.Id, ct),
            Find = find,
            Found = find.Length == 0 ? [] : await cohort.MembersAsync(offering.Id, find, ct),
        };
    }

    private static RazorComponentResult<SeatsPage> Page(SeatsView view) =>
        new(new { View = view }) { StatusCode = view.Errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}

/// <summary>What the page of a cohort shows.</summary>
public sealed record SeatsView
{
    public required Offering Offering { get; init; }
    public required IReadOnlyList<SeatLine> Seats { get; init; }
    public required int Count { get; init; }
    public int Page { get; init; } = 1;
    public bool HasMore { get; init; }

    /// <summary>The words that members are looked for with.</summary>
    public string Find { get; init; } = "";
    public IReadOnlyList<MemberLine> Found { get; init; } = [];

    /// <summary>The addresses as they were typed.</summary>
    public string Typed { get; init; } = "";
    public FormErrors Errors { get; init; } = new();

    /// <summary>How many were just added; null when nobody was to be.</summary>
    public int? Added { get; init; }
}
