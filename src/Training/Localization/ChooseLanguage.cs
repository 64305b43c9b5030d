using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Pages;

namespace Training.Localization;

/// <summary>Anyone changes the language and stays on the same page.</summary>
internal static class ChooseLanguage
{
    public static void MapChooseLanguage(this IEndpointRouteBuilder routes) => routes.MapGet("/language/{code}", Choose);

    public static async Task<Results<RedirectHttpResult, NotFound>> Choose(
        string code,
        string? @return,
        HttpContext http,
        TrainingDbContext db,
        CurrentLearner learner,
        CurrentInstitution institution,
        CancellationToken ct
    )
    {
        if (Languages.All.Where(l => l.Code() == code).Cast<Language?>().SingleOrDefault() is not { } language)
            return TypedResults.NotFound();
        if (institution.Details.OnlyLanguage is { } only && only != language)
            return TypedResults.NotFound();

        RequestLanguage.Remember(http, language);
        if (learner.IdIfKnown is { } id)
            await db.Learners.Where(l => l.Id == id).ExecuteUpdateAsync(change => change.SetProperty(l => l.Language, language), ct);

        return TypedResults.LocalRedirect(Links.LocalOrHome(@return));
    }
}
