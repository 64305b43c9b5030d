using System.IO.Compression;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace Training.Web;

/// <summary>How the server receives requests and sends answers.</summary>
internal static class SiteServer
{
    // The longest thing a learner sends is a journal entry.
    private const int LargestBody = 1024 * 1024;

    public static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = LargestBody;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 512;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = 256 * 1024;
            form.BufferBodyLengthLimit = LargestBody;
            form.MultipartBodyLengthLimit = LargestBody;
        });
        builder.Services.Configure<AntiforgeryOptions>(options =>
        {
            SiteCookies.Protect(options.Cookie, "training-form", builder.Environment);
            options.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365));
        builder.AddCompression();
    }

    private static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options =>
        {
            // Safe over HTTPS here: the only secret in a page is its form token, which is masked anew in every answer.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "application/json", "application/problem+json", "image/svg+xml"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }
}
