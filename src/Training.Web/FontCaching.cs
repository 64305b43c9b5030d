using Microsoft.AspNetCore.StaticAssets;

namespace Training.Web;

/// <summary>Lets browsers keep the fonts, whose addresses stand in the style sheet and so carry no fingerprint; a changed font gets a new name.</summary>
internal static class FontCaching
{
    public static void KeepFonts(this StaticAssetsEndpointConventionBuilder assets) =>
        assets.Add(endpoint =>
        {
            var asset = endpoint.Metadata.OfType<StaticAssetDescriptor>().FirstOrDefault();
            if (asset?.Route.EndsWith(".woff2", StringComparison.Ordinal) is not true || endpoint.RequestDelegate is not { } send)
                return;

            endpoint.RequestDelegate = http =>
            {
                http.Response.OnStarting(() =>
                {
                    if (http.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return Task.CompletedTask;
                });
                return send(http);
            };
        });
}
