using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Training.Institutions;
using Training.Pages;

namespace Training.Credentials.Keys;

/// <summary>Who an institution is on the web: its address, and the <c>did:web</c> that leads to its keys.</summary>
internal sealed class IssuerIdentity(IHttpContextAccessor http, SiteAddress site, Links links)
{
    /// <summary>Where its pages are, without a slash at the end.</summary>
    public string Root(Institution institution)
    {
        if (site.Of(institution) is { } address)
            return address.TrimEnd('/');
        var request = http.HttpContext!.Request;
        // The host may serve the whole site under a path.
        return UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/') + links.Shared("~/").TrimEnd('/') + institution.Prefix;
    }

    /// <summary>A port is written <c>%3A8443</c>, and each part of the path follows a colon.</summary>
    public string Did(Institution institution)
    {
        var root = new Uri(Root(institution));
        var host = root.IsDefaultPort ? root.Host : $"{root.Host}%3A{root.Port}";
        return string.Join(':', ["did", "web", host, .. root.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
