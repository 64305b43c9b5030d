using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Courses;
using Training.Learners;
using Training.Tests.Reports;
using Training.Tests.Scenarios;

namespace Training.Tests.Security;

/// <summary>What no browser sends, and someone who means harm does.</summary>
public sealed class HostileClientTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Script = "<script>alert(1)</script>";
    private const string Picture = "\"><img src=x onerror=alert(2)>";

    public static TheoryData<string> Elsewhere =>
        [
            "https://mechant.exemple.com/",
            "//mechant.exemple.com/",
            "/\\mechant.exemple.com/",
            "~//mechant.exemple.com/",
            "\\\\mechant.exemple.com/",
            "https:mechant.exemple.com",
            "javascript:alert(1)",
            "/modules\r\nSet-Cookie: training=x",
        ];

    [Fact]
    public async Task No_form_is_taken_without_the_token_of_a_page_of_ours()
    {
        var anyRole = await site.SignUpWithRoleAsync(Role.Operator);
        // What is there and theirs: nothing but the missing token can refuse them.
        await anyRole.PostAsync("/modules/seance/enrol", "/modules/seance");
        await new SessionTaker(anyRole).StartAsync();
        var posts = SiteRoute.All(site).Where(r => r.Method != "GET" && r.Method != "HEAD").ToList();

        var taken = new List<string>();
        foreach (var route in posts)
        {
            var page = route.TakesFiles
                ? await anyRole.ForgeFileAsync(route.Fill())
                : await anyRole.ForgeAsync(route.Fill(), route.Form(Guid.Empty.ToString()));
            if (page.Status != HttpStatusCode.BadRequest)
                taken.Add($"{route.Method} {route.Pattern}: {(int)page.Status}");
        }

        Assert.True(posts.Count > 60, $"Only {posts.Count} routes were walked.");
        Assert.Empty(taken);
    }

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task No_page_leads_where_its_address_says_when_that_is_elsewhere(string elsewhere)
    {
        var learner = await site.AddLearnerAsync();
        var (visitor, signedIn) = (site.VisitWithoutRedirects(), site.VisitWithoutRedirects());
        await signedIn.SubmitAsync(
            await signedIn.GetAsync("/account/sign-in"),
            "/account/sign-in",
            ("email", learner.Email!),
            ("password", TrainingSite.Password)
        );
        string[] names = ["return", "returnUrl", "back"];
        var routes = SiteRoute.All(site).Where(r => r.Method == "GET" && r.QueryNames.Any(names.Contains)).ToList();

        var led = new List<string>();
        foreach (var route in routes)
        foreach (var browser in new[] { visitor, signedIn })
        {
            var query = string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(elsewhere)}"));
            var page = await browser.GetAsync($"{route.Fill()}?{query}");
            if (page.Response.Headers.Location is { } to && new Uri(new Uri("https://localhost"), to).Host != "localhost")
                led.Add($"{route.Pattern} leads to {to}");
            if (
                page
                    .Document.QuerySelectorAll("a[href], form[action]")
                    .Any(e => IsElsewhere(e.GetAttribute("href") ?? e.GetAttribute("action")!))
            )
                led.Add($"{route.Pattern} has a link elsewhere");
            Assert.False(
                page.Response.Headers.TryGetValues("Set-Cookie", out var cookies)
                    && cookies.Any(c => c.StartsWith("training=x", StringComparison.Ordinal))
            );
        }

        Assert.True(routes.Count > 5, $"Only {routes.Count} routes were walked.");
        Assert.Empty(led);
    }

    [Theory]
    [InlineData("/modules/essai/media/..%2f..%2f..%2fappsettings.json")]
    [InlineData("/modules/essai/media/..%5c..%5cappsettings.json")]
    [InlineData("/modules/essai/media/....//appsettings.json")]
    [InlineData("/modules/essai/media/%2fetc%2fpasswd")]
    [InlineData("/modules/essai/media/module.md")]
    [InlineData("/portraits/0/..%2f..%2fmodules/essai.svg")]
    [InlineData("/_content/Training/..%2f..%2fappsettings.json")]
    [InlineData("/_content/Training/css/..%2f..%2f..%2fTraining.Web.dll")]
    [InlineData("/logos/..%2f..%2fappsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/_content/Training/css/")]
    [InlineData("/modules/essai/media/")]
    [InlineData("/logos/")]
    [InlineData("/.git/config")]
    public async Task No_address_reaches_a_file_beside_those_that_are_served(string path)
    {
        var page = await site.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_method_that_no_page_has_is_refused(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/account/sign-in");

        using var answer = await site.Visit().Client.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    [Fact]
    public async Task Names_and_titles_are_words_wherever_they_are_shown()
    {
        var cohort = await TaughtCohort.OfAsync(site, name: Script);
        var named = await cohort.SeatAsync(Script, Picture);
        await site.InDatabaseAsync(db =>
            db.Set<InstitutionCourse>().ExecuteUpdateAsync(c => c.SetProperty(x => x.TitleFr, Script).SetProperty(x => x.TitleEn, Picture))
        );
        var (own, admin) = (await site.SignInAsync(named.Email!), await site.SignUpWithRoleAsync(Role.Admin));

        Page[] pages =
        [
            await own.GetAsync("/"),
            await own.GetAsync("/account/profile"),
            await own.GetAsync("/learning"),
            await own.GetAsync($"/learning/courses/{cohort.Offering.Id}"),
            await own.GetAsync("/learning/transcript"),
            await cohort.Instructor.GetAsync("/teaching"),
            await cohort.Instructor.GetAsync(cohort.Home),
            await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook"),
            await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{named.Id}"),
            await cohort.Instructor.GetAsync($"{cohort.Home}/seats"),
            await admin.GetAsync("/institution/members"),
            await admin.GetAsync($"/institution/members/{named.Id}"),
        ];

        Assert.All(pages, AssertHarmless);
        Assert.Contains(pages, page => page.Document.Body!.TextContent.Contains(Script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Amélie\r\nBcc: tous@exemple.ca")]
    [InlineData("Amélie\nSubject: autre")]
    [InlineData("Amélie\0")]
    public async Task A_name_that_would_add_a_line_to_a_letter_is_refused(string name)
    {
        var visitor = site.Visit();

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/register"),
            "/account/register",
            ("givenName", name),
            ("familyName", "Roy"),
            ("email", "nouvelle@exemple.ca"),
            ("password", TrainingSite.Password)
        );

        Assert.InRange((int)page.Status, 400, 499);
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Theory]
    [InlineData("amelie@exemple.ca\r\nBcc: tous@exemple.ca")]
    [InlineData("amelie@exemple.ca, tous@exemple.ca")]
    [InlineData("Tous <tous@exemple.ca>")]
    public async Task An_address_that_is_more_than_one_gets_no_letter(string address)
    {
        var visitor = site.Visit();

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/forgot-password"),
            "/account/forgot-password",
            ("email", address)
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Fact]
    public void A_client_that_sends_too_much_or_too_slowly_is_let_go()
    {
        var server = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        var form = site.Services.GetRequiredService<IOptions<FormOptions>>().Value;

        Assert.Equal(1024 * 1024, server.Limits.MaxRequestBodySize);
        Assert.True(server.Limits.RequestHeadersTimeout <= TimeSpan.FromSeconds(15));
        Assert.True(server.Limits.MaxRequestHeadersTotalSize <= 32 * 1024);
        Assert.True(server.Limits.MinRequestBodyDataRate is { BytesPerSecond: >= 240 } slow && slow.GracePeriod <= TimeSpan.FromSeconds(5));
        Assert.True(server.Limits.MinResponseDataRate is { BytesPerSecond: >= 240 });
        Assert.False(server.AddServerHeader);
        Assert.True(form is { ValueCountLimit: <= 512, KeyLengthLimit: <= 200, ValueLengthLimit: <= 256 * 1024 });
        Assert.True(form.MultipartBodyLengthLimit <= 1024 * 1024);
    }

    [Fact]
    public void Passwords_are_hashed_as_slowly_as_is_advised()
    {
        var options = new PasswordHasherOptions();

        // The first is the site’s own; the tests’ comes after it.
        site.Services.GetServices<IConfigureOptions<PasswordHasherOptions>>().First().Configure(options);

        Assert.Equal(210_000, options.IterationCount);
        Assert.Equal(PasswordHasherCompatibilityMode.IdentityV3, options.CompatibilityMode);
    }

    private static bool IsElsewhere(string address) =>
        new Uri(new Uri("https://localhost"), address) is var to
        && (to.Host.Contains("mechant", StringComparison.Ordinal) || to.Scheme == "javascript");

    private static void AssertHarmless(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("script:not([src]), img[src=x]"));
        Assert.DoesNotContain(page.Document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal)));
    }
}
