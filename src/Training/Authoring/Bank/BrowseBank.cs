using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Training.Pages.Forms;

namespace Training.Authoring.Bank;

/// <summary>An author looks for items in all that is published, and sees how each does with learners.</summary>
internal static class BrowseBank
{
    public static void MapBrowseBank(this IEndpointRouteBuilder routes) => routes.MapGet("/bank", Show);

    private static async Task<RazorComponentResult<BankPage>> Show([AsParameters] BankAddress at, BankViews views, CancellationToken ct) =>
        new(new { View = await views.OfAsync(at, ct), Errors = new FormErrors() });
}
