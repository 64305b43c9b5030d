using Microsoft.AspNetCore.Http;
using Training.Institutions;

namespace Training.Pages;

/// <summary>The address people reach the site at, when it is not the one the request came with.</summary>
public sealed record SiteAddress(Uri? PublicUrl)
{
    /// <summary>The path every page of the site is under, or nothing.</summary>
    public PathString Prefix => PublicUrl is null ? default : new PathString(PublicUrl.AbsolutePath.TrimEnd('/'));

    /// <summary>Where an institution’s pages are, for letters written outside any request; without a slash at the end. Null when nothing tells.</summary>
    public string? Of(Institution institution) =>
        institution.Host is { } host
            ? new UriBuilder(PublicUrl ?? new("https://localhost")) { Host = host }
                .Uri.ToString()
                .TrimEnd('/')
        : PublicUrl is null ? null
        : PublicUrl.ToString().TrimEnd('/') + institution.Prefix;
}
