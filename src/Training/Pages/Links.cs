using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Training.Content;
using Training.Institutions;
using Training.Localization;

namespace Training.Pages;

/// <summary>Addresses of this site, written from <c>~/</c> so that they are right under any prefix.</summary>
public sealed class Links(IHttpContextAccessor http, SiteAddress site, SiteAssets assets, CurrentInstitution institution)
{
    private HttpRequest Request => http.HttpContext?.Request ?? throw new InvalidOperationException("Links are made during a request.");

    /// <summary>The address of a page: <c>To("~/modules")</c>.</summary>
    public string To(string path) => path.StartsWith("~/", StringComparison.Ordinal) ? Request.PathBase + path[1..] : path;

    /// <summary>The whole address of a page, for letters and certificates.</summary>
    public string Absolute(string path) =>
        site.PublicUrl is { } url
            ? (institution.Prefix == "" ? site.Of(institution.Details) : url.ToString().TrimEnd('/') + institution.Prefix)
                + path.TrimStart('~')
            : UriHelper.BuildAbsolute(Request.Scheme, Request.Host).TrimEnd('/') + To(path);

    /// <summary>The whole address of a page of another institution, for what gathers several.</summary>
    public string Absolute(string path, Institution at)
    {
        if (at.Id == institution.Id)
            return Absolute(path);
        var root = site.PublicUrl?.ToString() ?? UriHelper.BuildAbsolute(Request.Scheme, Request.Host).TrimEnd('/') + Shared("~/");
        // By its slug it is found whatever the host name.
        return $"{root.TrimEnd('/')}/i/{at.Slug}{path[1..]}";
    }

    /// <summary>The address of a style sheet, script or picture of this library that browsers may keep for ever: <c>Asset("css/training.css")</c>.</summary>
    public string Asset(string path) => Shared("~/" + assets.Find("_content/Training/" + path));

    /// <summary>The address of something that is the same for every institution, so that browsers keep it once.</summary>
    public string Shared(string path) => Request.PathBase.Value![..^institution.Prefix.Length] + path[1..];

    /// <summary>This page, from <c>~/</c>, with its query.</summary>
    public string Here => "~" + Request.Path.ToUriComponent() + Request.QueryString;

    /// <summary>The same page in another language.</summary>
    public string InLanguage(Language language) => To($"~/language/{language.Code()}?return={Uri.EscapeDataString(Here)}");

    /// <summary>A place to go back to that someone else may have written: only ever a page of this site.</summary>
    public static string LocalOrHome(string? address) => IsLocal(address) ? address : "~/";

    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['~', '/', ..] or ['/', ..]
        && address.TrimStart('~') is var path
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}
