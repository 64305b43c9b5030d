using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;
using Training.Learners;
using Training.Tests.Cohorts;

namespace Training.Tests.Pages;

/// <summary>Posts that no browser sends from our pages: without a form, and with a form that has no field.</summary>
public sealed partial class EmptyFormsTests
{
    [Fact]
    public async Task A_post_without_a_form_is_refused_with_a_page_that_says_so()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await PostAsync(visitor, "/account/sign-in", await TokenAsync(visitor, "/account/sign-in"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.True(page.Has("main h1"));
        Assert.True(page.Has("main a[href='/']"));
    }

    [Fact]
    public async Task No_post_fails_on_an_empty_body_or_on_a_form_without_fields()
    {
        using var site = new TrainingSite();
        var routes = await RoutesAsync(site);
        var browser = await site.SignInAsync("tout@exemple.ca");
        var token = await TokenAsync(browser, "/account/profile");

        var answers = new List<(string Path, HttpStatusCode Empty, HttpStatusCode Fieldless)>();
        foreach (var path in routes)
        {
            using var fieldless = new FormUrlEncodedContent([KeyValuePair.Create("rien", "")]);
            answers.Add((path, (await PostAsync(browser, path, token)).Status, (await PostAsync(browser, path, token, fieldless)).Status));
        }

        Assert.True(routes.Count > 60, $"Only {routes.Count} routes were walked.");
        Assert.DoesNotContain(
            answers,
            a => a.Empty >= HttpStatusCode.InternalServerError || a.Fieldless >= HttpStatusCode.InternalServerError
        );
        // They were walked by someone who may: most got as far as the page.
        Assert.Equal(HttpStatusCode.BadRequest, answers.Single(a => a.Path == "/teaching/courses/new").Empty);
        Assert.InRange(answers.Count(a => a.Empty is HttpStatusCode.Forbidden or HttpStatusCode.NotFound), 0, routes.Count / 3);
    }

    // The one that signs out comes last; where a route asks for something, it is there.
    private static async Task<List<string>> RoutesAsync(TrainingSite site)
    {
        var everything = await site.AddLearnerAsync("Tout", email: "tout@exemple.ca");
        foreach (var role in Enum.GetValues<Role>())
            await site.GrantAsync(everything, role);
        var teacher = await Teacher.AtAsync(site, Role.Admin);
        var course = await teacher.MakeCourseAsync();
        var offering = await teacher.OfferAsync(course);
        var own = await site.SignInAsync(everything.Email!);
        await teacher.SeatAsync(offering, everything.Email!);
        await Quizzes.QuizTaker.EnrolAsync(own, "seul/unique");
        await (await Quizzes.QuizTaker.EnrolAsync(own)).StartAsync();
        await own.PostAsync("/modules/seance/enrol", "/modules/seance");

        string Fill(string pattern) =>
            Parameter()
                .Replace(
                    pattern.StartsWith('/') ? pattern : "/" + pattern,
                    match =>
                        match.Groups[1].Value switch
                        {
                            "module" => pattern.Contains(":scenario", StringComparison.Ordinal) ? "seance" : "essai",
                            "course" => course.Id.ToString(),
                            "offering" => offering.Id.ToString(),
                            "learner" => everything.Id.ToString(),
                            "member" => teacher.Account.Id.ToString(),
                            "institution" when match.Value.Contains(":guid", StringComparison.Ordinal) => Institution.HomeId.ToString(),
                            _ when match.Value.Contains(":lesson", StringComparison.Ordinal) => "lire",
                            _ when match.Value.Contains(":scenario", StringComparison.Ordinal) => "jouer",
                            _ when match.Value.Contains(":int", StringComparison.Ordinal) => "1",
                            _ when match.Value.Contains(":guid", StringComparison.Ordinal) => everything.Id.ToString(),
                            _ => "bilan",
                        }
                );

        return
        [
            .. from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") is true
            where endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation is true
            let path = Fill(endpoint.RoutePattern.RawText!)
            orderby path.EndsWith("sign-out", StringComparison.Ordinal), path
            select path,
        ];
    }

    private static async Task<string> TokenAsync(Browser browser, string page) =>
        (await browser.GetAsync(page)).Value("__RequestVerificationToken");

    // The token may come in a header too: only so does a post without a form get as far as the page.
    private static async Task<Page> PostAsync(Browser browser, string path, string token, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body };
        request.Headers.Add("RequestVerificationToken", token);
        return await Page.ReadAsync(await browser.Client.SendAsync(request));
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
