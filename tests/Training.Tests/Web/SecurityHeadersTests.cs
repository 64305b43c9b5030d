using System.Net;

namespace Training.Tests.Web;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/account/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/health/live")]
    [InlineData("/_content/Training/css/training.css")]
    public async Task Every_answer_forbids_what_the_site_does_not_need(string path)
    {
        using var site = new TrainingSite();

        var headers = (await site.Visit().GetAsync(path)).Response.Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("base-uri 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Contains("camera=()", Assert.Single(headers.GetValues("Permissions-Policy")));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/nowhere", "text/html")]
    [InlineData("/health/live", "text/plain")]
    [InlineData("/_content/Training/css/training.css", "text/css")]
    [InlineData("/_content/Training/js/passkey.js", "text/javascript")]
    public async Task Every_answer_says_what_it_is_and_pages_in_which_letters(string path, string type)
    {
        using var site = new TrainingSite();

        var said = (await site.Visit().GetAsync(path)).Response.Content.Headers.ContentType!;

        Assert.Equal(type, said.MediaType);
        Assert.True(type != "text/html" || said.CharSet == "utf-8");
    }

    [Fact]
    public async Task Https_is_remembered_outside_development()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        using var visitor = site.CreateDefaultClient(new Uri("https://formation.exemple.ca"));

        var answer = await visitor.GetAsync("/");

        Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")));
    }

    [Fact]
    public async Task A_signed_in_learners_pages_stay_out_of_shared_devices()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var own = await learner.GetAsync("/account/profile");
        var open = await site.Visit().GetAsync("/");

        Assert.True(own.Response.Headers.CacheControl!.NoStore);
        Assert.False(open.Response.Headers.CacheControl!.NoStore);
        Assert.Contains("Cookie", open.Response.Headers.Vary);
    }

    [Fact]
    public async Task A_page_loads_nothing_inline_and_nothing_from_elsewhere()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/account/register");

        Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload]"));
        Assert.All(
            page.Document.QuerySelectorAll("link[href]:not([rel=canonical]), script[src], img[src]"),
            e => Assert.StartsWith("/", e.GetAttribute("href") ?? e.GetAttribute("src"))
        );
    }

    [Fact]
    public async Task Style_sheets_and_fonts_are_fetched_once_a_year()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var home = await visitor.GetAsync("/");
        var files = home
            .Document.QuerySelectorAll("head link[rel=stylesheet], head link[rel=preload]")
            .Select(l => l.GetAttribute("href")!);

        foreach (var file in files)
        {
            var answer = (await visitor.GetAsync(file)).Response;
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
        }
    }

    [Fact]
    public async Task Pages_travel_compressed()
    {
        using var site = new TrainingSite();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        var answer = await site.Visit().Client.SendAsync(request);

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }
}
