using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Journal;
using Training.Quizzes;
using Training.Scenarios;

namespace Training.Tests.Guests;

public sealed class GuestAccessTests
{
    [Fact]
    public async Task Every_page_that_asks_for_an_account_offers_one_to_a_guest()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        var elsewhere = new List<string>();
        foreach (
            var (method, path, takesFiles) in Routes(site)
                .Where(r => IsForAccounts(r))
                .SelectMany(r => Requests(r).Select(q => (q.Method, q.Path, TakesFiles(r))))
        )
        {
            var page =
                method == "GET" ? await guest.Browser.GetAsync(path)
                : takesFiles ? await guest.Browser.PostFileAsync(path, tokenFrom: "/taster")
                : await guest.Browser.PostAsync(path, tokenFrom: "/taster", ("text", "mots"));
            if (page.Path != "/taster/account" || page.Status != HttpStatusCode.OK || !page.Has("main a[href^='/account/register']"))
                elsewhere.Add($"{method} {path} → {(int)page.Status} {page.Address}");
        }

        Assert.Empty(elsewhere);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<QuizAttempt>().CountAsync()));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<JournalEntry>().CountAsync()));
    }

    [Fact]
    public async Task What_anyone_may_open_answers_a_guest_as_it_does_a_visitor()
    {
        using var site = new TrainingSite();
        var (guest, visitor) = (await Guest.StartAsync(site), site.Visit());

        var faults = new List<string>();
        foreach (
            var route in Routes(site).Where(r => !IsForAccounts(r) && r.RoutePattern.Parameters.Count == 0 && Methods(r).Contains("GET"))
        )
        {
            var path = "/" + route.RoutePattern.RawText!.TrimStart('/');
            var (mine, theirs) = (await guest.Browser.GetAsync(path), await visitor.GetAsync(path));
            if (mine.Status != theirs.Status)
                faults.Add($"{path} → {(int)mine.Status}, not {(int)theirs.Status}");
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_page_a_guest_wanted_is_kept_through_registration()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        var offer = await guest.Browser.GetAsync("/modules/seance/aide");
        var register = await guest.Browser.GetAsync(
            offer.Document.QuerySelector("main a[href^='/account/register']")!.GetAttribute("href")!
        );

        Assert.Equal("~/modules/seance/aide", register.Value("returnUrl"));
        Assert.Equal("/taster", offer.Link("Continuer sans compte"));
    }

    [Fact]
    public async Task A_script_is_told_no_instead_of_being_shown_a_page()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        guest.Browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");

        Assert.Equal(HttpStatusCode.Forbidden, (await guest.Browser.GetAsync("/journal")).Status);
    }

    [Fact]
    public async Task A_visitor_is_still_asked_to_sign_in()
    {
        using var site = new TrainingSite();

        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync("/journal")).Path);
        Assert.Equal("/account/sign-in", (await site.Visit().GetAsync(Guest.Lesson)).Path);
    }

    [Fact]
    public async Task What_another_guest_played_is_nobody_elses()
    {
        using var site = new TrainingSite();
        await (await Guest.StartAsync(site)).PlayAsync();
        var other = await Guest.StartAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync($"{Guest.Session}/attempts/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Status);
        var stolen = await other.Browser.PostAsync($"{Guest.Session}/attempts/1/replays", tokenFrom: "/taster", ("after", "0"));
        Assert.Equal(HttpStatusCode.NotFound, stolen.Status);
    }

    [Fact]
    public async Task A_guest_replays_a_moment_but_shares_nothing_and_writes_nothing()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        var lesson = await guest.Browser.GetAsync(Guest.Lesson);

        var debrief = await guest.PlayAsync();
        var moment = await guest.Browser.GetAsync($"{Guest.Session}/attempts/1/moments/0");
        var practice = await guest.Browser.PostAsync($"{Guest.Session}/attempts/1/replays", tokenFrom: "/taster", ("after", "0"));

        Assert.Equal(HttpStatusCode.OK, moment.Status);
        Assert.Equal($"{Guest.Session}/practice/1", practice.Path);
        Assert.False(debrief.Has("#share"));
        Assert.False(debrief.Has("textarea"));
        Assert.True(lesson.Has("#ma-phrase"));
        Assert.False(lesson.Has("textarea"));
    }

    [Fact]
    public async Task Pages_of_the_taster_lead_to_nothing_that_a_guest_is_refused()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        var debrief = await guest.PlayAsync();
        string[] pages = ["/taster", Guest.Lesson, Guest.Session, $"{Guest.Session}/rehearsal", debrief.Path, "/taster/end"];

        var refused = new List<string>();
        foreach (var path in pages)
        foreach (var link in (await guest.Browser.GetAsync(path)).Document.QuerySelectorAll("main a[href^='/']"))
            if (
                (await guest.Browser.GetAsync(link.GetAttribute("href")!))
                is { Path: "/taster/account" }
                    or { Status: not HttpStatusCode.OK }
            )
                refused.Add($"{path}: {link.GetAttribute("href")}");

        Assert.Empty(refused);
    }

    [Fact]
    public async Task To_a_guest_a_module_says_what_an_account_would_open()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        var module = await guest.Browser.GetAsync("/modules/seance");

        Assert.True(module.Has("main a[href^='/account/register']"));
        Assert.True(module.Has("main a[href='/taster']"));
        Assert.False(module.Has("form[action='/modules/seance/enrol']"));
    }

    [Fact]
    public async Task A_guest_changes_language_and_stays_on_the_page()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        var lesson = await guest.Browser.GetAsync($"/language/en?return=~{Guest.Lesson}");

        Assert.Equal(Guest.Lesson, lesson.Path);
        Assert.Equal("Try it without an account", lesson.Text(".crumbs a"));
    }

    private static IEnumerable<RouteEndpoint> Routes(TrainingSite site) =>
        site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText?.Contains("health") is false);

    private static bool IsForAccounts(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static bool TakesFiles(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is ["multipart/form-data"];

    private static IReadOnlyList<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    /// <summary>The route with something real in it that is not in the taster.</summary>
    private static IEnumerable<(string Method, string Path)> Requests(RouteEndpoint route)
    {
        var kind = route
            .RoutePattern.Parameters.SelectMany(p => p.ParameterPolicies)
            .Select(p => p.Content)
            .FirstOrDefault(p => p is not null && Activities.ContainsKey(p));
        var (module, activity) = Activities[kind ?? "quiz"];
        string Value(RoutePatternParameterPart part) =>
            part.Name switch
            {
                "module" => module,
                "activity" or "quiz" or "scenario" => activity,
                "kind" => "attempts",
                "prompt" => "ma-phrase",
                _ when part.ParameterPolicies.Any(p => p.Content == "guid") => Guid.Empty.ToString(),
                _ => "1",
            };
        var path = string.Concat(
            route.RoutePattern.PathSegments.Select(segment =>
                "/"
                + string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternSeparatorPart separator => separator.Content,
                            _ => Value((RoutePatternParameterPart)part),
                        }
                    )
                )
            )
        );
        return Methods(route).Where(m => m is "GET" or "POST").Select(method => (method, path));
    }

    private static readonly Dictionary<string, (string Module, string Activity)> Activities = new()
    {
        ["lesson"] = ("essai", "lire"),
        ["aid"] = ("seance", "aide"),
        ["quiz"] = ("essai", "bilan"),
        ["scenario"] = ("groupe", "mosaique"),
    };
}
