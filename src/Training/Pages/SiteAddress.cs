using Microsoft.AspNetCore.Http;

namespace Training.Pages;

/// <summary>The address people reach the site at, when it is not the one the request came with.</summary>
public sealed record SiteAddress(Uri? PublicUrl)
{
    /// <summary>The path every page of the site is under, or nothing.</summary>
    public PathString Prefix => PublicUrl is null ? default : new PathString(PublicUrl.AbsolutePath.TrimEnd('/'));
}
