using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;
using Training.Catalogue;
using Training.Content.Modules;
using Training.Institutions;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Cohorts.Arranging;

/// <summary>An instructor adds modules to an offering, takes out those that nobody began, and orders them: after having seen what it means for the cohort.</summary>
internal static class ArrangeModules
{
    /// <summary>The buttons of the page that says what would change.</summary>
    public const string Confirm = "confirm";
    public const string Back = "back";

    public static void MapArrangeModules(this IEndpointRouteBuilder routes)
    {
        // Not under the modules: an address there may be a module’s.
        routes.MapGet("offerings/{offering:guid}/settings/modules", Show);
        routes.MapPost("offerings/{offering:guid}/settings/modules", Arrange);
    }

    private static async Task<Results<RazorComponentResult<ArrangeModulesPage>, NotFound>> Show(
        Guid offering,
        OpenOffering open,
        ArrangedOffering arranged,
        ContentLibrary content,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        return Page(await ViewAsync(found, ArrangementForm.Of(found), arranged, content, ct));
    }

    private static async Task<
        Results<RazorComponentResult<ArrangeModulesPage>, RazorComponentResult<ConfirmModulesPage>, RedirectHttpResult, NotFound>
    > Arrange(
        Guid offering,
        IFormCollection fields,
        OpenOffering open,
        ArrangedOffering arranged,
        ContentLibrary content,
        InstitutionTime time,
        IStringLocalizer<TrainingText> texts,
        CancellationToken ct
    )
    {
        if (await open.FindAsync(offering, ct) is not { } found)
            return TypedResults.NotFound();
        var form = ArrangementForm.Read(fields, [.. content.Modules.Union(found.Modules.Select(m => m.Module))]);
        var isConfirmed = fields[Confirm].Count > 0;
        // A second click: the first one did it.
        if (isConfirmed && found.Revision != form.Revision && form.IsThatOf(found))
            return Arranged(offering);

        var view = await ViewAsync(found, form, arranged, content, ct);
        if (fields[Back].Count > 0)
            return Page(view);
        var errors = new CheckArrangement(form, found, time, texts).Run(view.Begun, view.Title, content.IsWithdrawn);
        if (errors.Any)
            return Page(view with { Errors = errors });
        if (found.Revision == form.Revision)
        {
            if (!isConfirmed)
                return new RazorComponentResult<ConfirmModulesPage>(
                    new { View = view, Arrangement = await arranged.ForeseeAsync(form, found, ct) }
                );
            if (await arranged.SaveAsync(form, found, ct))
                return Arranged(offering);
        }

        if (await open.FindAsync(offering, ct) is not { } now)
            return TypedResults.NotFound();
        return Page(await ViewAsync(now, form with { Revision = now.Revision }, arranged, content, ct) with { IsChanged = true });
    }

    private static RedirectHttpResult Arranged(Guid offering) =>
        TypedResults.LocalRedirect($"~/teaching/offerings/{offering}/modules?arranged=1");

    private static async Task<ArrangementView> ViewAsync(
        Offering offering,
        ArrangementForm form,
        ArrangedOffering arranged,
        ContentLibrary content,
        CancellationToken ct
    )
    {
        // What the form has stays there to be seen, though it was withdrawn since.
        var modules = content
            .Published.Where(v => !content.IsWithdrawn(v.Module.Slug) || form.Places.ContainsKey(v.Module.Slug))
            .ToDictionary(v => v.Module.Slug, v => v.Module, StringComparer.Ordinal);
        foreach (var place in offering.Modules)
            modules[place.Module] = (await content.GetAsync(place.ContentHash, ct)).Module;
        return new()
        {
            Offering = offering,
            Form = form,
            Modules = modules,
            Now = [.. offering.Modules.OrderBy(m => m.Position).Select(m => (m.Module, m.IsOptional))],
            Begun = await arranged.BegunAsync(offering, ct),
        };
    }

    private static RazorComponentResult<ArrangeModulesPage> Page(ArrangementView view) =>
        new(new { View = view })
        {
            StatusCode =
                view.Errors.Any ? StatusCodes.Status422UnprocessableEntity
                : view.IsChanged ? StatusCodes.Status409Conflict
                : StatusCodes.Status200OK,
        };
}

/// <summary>What the pages about the modules of an offering show.</summary>
public sealed record ArrangementView
{
    public required Offering Offering { get; init; }
    public required ArrangementForm Form { get; init; }

    /// <summary>Those that can be offered, and those of the offering on the version that the cohort reads.</summary>
    public required IReadOnlyDictionary<string, Module> Modules { get; init; }

    /// <summary>Those that the offering has, in their order, before anything changes.</summary>
    public required IReadOnlyList<(string Module, bool IsOptional)> Now { get; init; }

    /// <summary>By module, how many of the cohort began it.</summary>
    public required IReadOnlyDictionary<string, int> Begun { get; init; }

    public FormErrors Errors { get; init; } = new();

    /// <summary>Someone else changed the offering while this form was filled.</summary>
    public bool IsChanged { get; init; }

    public string Title(string module) => Modules.GetValueOrDefault(module)?.Text.In(Languages.Current).Title ?? module;
}
