using System.Net;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Training.Learners;

namespace Training.Tests.Pages;

public sealed class ErrorPagesTests
{
    [Theory]
    [InlineData("fr-CA", "Ça ne répond pas à cette adresse")]
    [InlineData("en-CA", "Nothing answers at this address")]
    public async Task An_unknown_address_gets_a_page_that_helps_in_the_language(string language, string heading)
    {
        using var site = new TrainingSite();

        var page = await site.Visit(language).GetAsync("/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(heading, page.Heading);
        Assert.Equal(language, page.Document.DocumentElement.GetAttribute("lang"));
        Assert.True(page.Has("main a[href='/']"));
    }

    [Fact]
    public async Task A_learner_meets_an_error_and_stays_signed_in()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.GetAsync("/nulle-part");

        Assert.Equal("Amélie", page.Text("details.menu summary"));
    }

    [Theory]
    [InlineData("Test")]
    [InlineData("Development")]
    public async Task A_failure_shows_a_reference_that_the_log_has_too_and_no_detail(string environment)
    {
        using var site = new TrainingSite
        {
            Environment = environment,
            Substitute = services =>
                services.Replace(ServiceDescriptor.Scoped<IUserStore<Learner>>(_ => throw new InvalidOperationException("secret"))),
        };
        var visitor = site.Visit("en");

        var page = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("email", "a@exemple.ca"));

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something did not work", page.Heading);
        Assert.DoesNotContain("secret", page.Html);
        Assert.DoesNotContain("InvalidOperation", page.Html);
        Assert.Contains(site.Log.Errors, line => line.Contains(page.Text("main b"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_fails_while_it_is_being_written_shows_the_error_page_too()
    {
        using var site = new TrainingSite
        {
            Substitute = services => services.Replace(ServiceDescriptor.Singleton<IAntiforgery, BrokenAntiforgery>()),
        };

        var page = await site.Visit().GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Quelque chose n’a pas fonctionné", page.Heading);
    }

    [Fact]
    public async Task A_form_without_its_token_is_answered_kindly()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().ForgeAsync("/account/sign-in", ("email", "a@exemple.ca"), ("password", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("La page a expiré", page.Heading);
    }

    [Fact]
    public async Task A_form_filled_before_someone_else_signed_in_on_the_same_device_is_refused()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: "autre@exemple.ca");
        var browser = await site.SignUpAsync();
        var old = await browser.GetAsync("/account/profile");
        await browser.SubmitAsync(old, "/account/sign-out");
        await browser.SubmitAsync(
            await browser.GetAsync("/account/sign-in"),
            "/account/sign-in",
            ("email", "autre@exemple.ca"),
            ("password", TrainingSite.Password)
        );

        var page = await browser.SubmitAsync(old, "/account/profile", ("givenName", "Faux"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
    }

    [Theory]
    [InlineData("/account/confirm?id=pas-un-identifiant")]
    [InlineData("/account/reset-password?id=pas-un-identifiant")]
    public async Task A_mistyped_address_is_the_readers_error_and_not_ours(string path)
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Empty(site.Log.Errors);
    }

    [Fact]
    public async Task A_form_that_is_far_too_large_is_refused_without_an_error_of_ours()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("email", new string('a', 600_000)));

        Assert.InRange((int)page.Status, 400, 499);
        Assert.Empty(site.Log.Errors);
    }

    [Fact]
    public async Task A_script_gets_problem_details_instead_of_a_page()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");

        var answer = await visitor.GetAsync("/nulle-part");

        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
    }

    private sealed class BrokenAntiforgery : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => throw new InvalidOperationException("secret");

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => throw new InvalidOperationException("secret");

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;

        public void SetCookieTokenAndHeader(HttpContext httpContext) { }
    }
}
