using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;

namespace Training.Web.Accounts.Providers;

/// <summary>What an admin says of the institution’s provider.</summary>
public sealed class ProviderForm
{
    public string? Name { get; set; }
    public string? Authority { get; set; }
    public string? ClientId { get; set; }

    /// <summary>Empty to keep the one there is.</summary>
    public string? Secret { get; set; }

    /// <summary>Whether the provider’s people become members.</summary>
    public bool Joins { get; set; }

    internal static ProviderForm Of(InstitutionOidc? provider) =>
        new()
        {
            Name = provider?.Name,
            Authority = provider?.Authority,
            ClientId = provider?.ClientId,
            Joins = provider?.Joins ?? false,
        };
}

/// <summary>An admin says by which OpenID provider the institution’s people sign in.</summary>
internal static class EditProvider
{
    private const string Address = "~/institution/sign-in";
    private const int LongestSecret = 500;

    public static void MapEditProvider(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("sign-in", Show);
        routes.MapPost("sign-in", Submit).RequireRecentSignIn().RequireRateLimiting(AccountLimits.ByAddress);
        routes.MapPost("sign-in/remove", Remove).RequireRecentSignIn();
    }

    public static async Task<RazorComponentResult<ProviderPage>> Show(
        string? saved,
        HttpContext http,
        OpenProvider providers,
        CancellationToken ct
    )
    {
        var provider = await providers.FindAsync(ct);
        return Page(http, ProviderForm.Of(provider), provider is not null, new(), saved);
    }

    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ProviderPage>>> Submit(
        [FromForm] ProviderForm form,
        HttpContext http,
        OpenProvider providers,
        CheckProvider check,
        TrainingDbContext db,
        IStringLocalizer<TrainingText> text,
        CancellationToken ct
    )
    {
        var provider = await db.Set<InstitutionOidc>().SingleOrDefaultAsync(ct);
        var errors = Check(form, provider, text);
        if (!errors.Any && await check.FindProblemAsync(form.Authority!, ct) is { } problem)
            errors.Add("authority", text[problem.Text, problem.Details]);
        if (errors.Any)
            return Page(http, form, provider is not null, errors);

        if (provider is null)
            db.Add(
                new InstitutionOidc
                {
                    InstitutionId = db.InstitutionId,
                    Authority = form.Authority!,
                    ClientId = form.ClientId!,
                    ProtectedSecret = providers.Protect(form.Secret!),
                    Name = form.Name!,
                    Joins = form.Joins,
                }
            );
        else
        {
            (provider.Authority, provider.ClientId, provider.Name, provider.Joins) = (
                form.Authority!,
                form.ClientId!,
                form.Name!,
                form.Joins
            );
            if (form.Secret is { Length: > 0 } secret)
                provider.ProtectedSecret = providers.Protect(secret);
        }
        // The form sent twice at once: the other one saved the same.
        await db.TrySaveAsync(ct);
        return TypedResults.LocalRedirect($"{Address}?saved=provider");
    }

    public static async Task<RedirectHttpResult> Remove(TrainingDbContext db, CancellationToken ct)
    {
        await db.Set<InstitutionOidc>().ExecuteDeleteAsync(ct);
        return TypedResults.LocalRedirect($"{Address}?saved=removed");
    }

    private static FormErrors Check(ProviderForm form, InstitutionOidc? provider, IStringLocalizer<TrainingText> text)
    {
        var errors = new FormErrors();
        form.Name = CheckText(errors, "name", form.Name, Institution.NameLength, text);
        form.Authority = CheckText(errors, "authority", form.Authority, Institution.TextLength, text)?.TrimEnd('/');
        form.ClientId = CheckText(errors, "clientId", form.ClientId, Institution.NameLength, text);
        form.Secret = form.Secret?.Trim();
        if (form.Secret?.Length > LongestSecret)
            errors.Add("secret", text["Provider.Long", LongestSecret]);
        // Kept for the provider it was given for: sent to another address, it would be given away.
        else if (form.Secret is null or "" && (provider is null || provider.Authority != form.Authority))
            errors.Add("secret", text["Provider.Secret.Missing"]);
        return errors;
    }

    private static string? CheckText(FormErrors errors, string field, string? typed, int longest, IStringLocalizer<TrainingText> text)
    {
        var said = typed?.Trim();
        if (said is null or "")
            errors.Add(field, text["Provider.Missing." + field]);
        else if (said.Length > longest || said.Any(char.IsControl))
            errors.Add(field, text["Provider.Long", longest]);
        return said;
    }

    private static RazorComponentResult<ProviderPage> Page(
        HttpContext http,
        ProviderForm form,
        bool isSet,
        FormErrors errors,
        string? saved = null
    ) =>
        new(
            new
            {
                Form = form,
                IsSet = isSet,
                // As the handler will say it to the provider, which compares letter by letter.
                Callback = UriHelper.BuildAbsolute(
                    http.Request.Scheme,
                    http.Request.Host,
                    http.Request.PathBase,
                    OpenProvider.CallbackPath
                ),
                Errors = errors,
                Saved = saved,
            }
        )
        {
            StatusCode = errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}
