using Microsoft.Net.Http.Headers;

namespace Training.Tests;

/// <summary>Keeps a browser's cookies; unlike the framework's, by the site's clock and not by the machine's.</summary>
internal sealed class CookieJar : DelegatingHandler
{
    private readonly Dictionary<string, string> cookies = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));

        var response = await base.SendAsync(request, cancellationToken);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in SetCookieHeaderValue.ParseList([.. set]))
                Keep(cookie);
        return response;
    }

    private void Keep(SetCookieHeaderValue cookie)
    {
        if (cookie.Expires?.Year == 1970 || cookie.MaxAge == TimeSpan.Zero)
            cookies.Remove(cookie.Name.Value!);
        else
            cookies[cookie.Name.Value!] = cookie.Value.Value!;
    }
}
