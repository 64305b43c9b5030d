using System.Net;

namespace Training.Tests.Accounts;

public sealed class SignInTests
{
    private const string Email = "amelie@exemple.ca";

    [Fact]
    public async Task A_learner_signs_in_and_finds_the_page_they_asked_for()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();

        var asked = await visitor.GetAsync("/account/profile?saved=profile");
        var landed = await visitor.SubmitAsync(asked, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Equal("/account/sign-in", asked.Path);
        Assert.Equal("/account/profile?saved=profile", landed.Address);
    }

    [Theory]
    [InlineData("https://mechant.exemple.com/")]
    [InlineData("//mechant.exemple.com/")]
    [InlineData("/\\mechant.exemple.com/")]
    [InlineData("~//mechant.exemple.com/")]
    [InlineData("~~//mechant.exemple.com/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site_after_signing_in(string returnUrl)
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.VisitWithoutRedirects();

        var form = await visitor.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var answer = await visitor.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Equal("/", answer.Response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_read_the_same()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);

        var wrong = await TryAsync(site.Visit(), Email, "pas la bonne phrase");
        var unknown = await TryAsync(site.Visit(), "personne@exemple.ca", "pas la bonne phrase");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Document.Body!.TextContent, unknown.Document.Body!.TextContent);
    }

    [Fact]
    public async Task The_address_is_still_there_after_a_wrong_password_and_the_password_is_not()
    {
        using var site = new TrainingSite();

        var page = await TryAsync(site.Visit(), Email, "pas la bonne phrase");

        Assert.Equal(Email, page.Value("email"));
        Assert.Equal("", page.Value("password"));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_without_saying_so()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        Page wrong = null!;
        for (var i = 0; i < 5; i++)
            wrong = await TryAsync(visitor, Email, "pas la bonne phrase");

        var locked = await TryAsync(visitor, Email, TrainingSite.Password);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Equal(wrong.Document.Body!.TextContent, locked.Document.Body!.TextContent);
    }

    [Fact]
    public async Task An_address_tried_too_often_has_to_wait_whether_or_not_it_has_an_account()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        for (var i = 0; i < 10; i++)
            await TryAsync(visitor, "personne@exemple.ca", "une phrase de passe");

        var page = await TryAsync(visitor, " PERSONNE@exemple.ca ", "une phrase de passe");
        var other = await TryAsync(visitor, "autre@exemple.ca", "une phrase de passe");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("Trop d’essais en peu de temps", page.Heading);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
    }

    [Fact]
    public async Task The_log_says_who_came_in_who_was_refused_and_what_they_may_not_open_by_id_and_never_by_address()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: Email);

        await TryAsync(site.Visit(), Email, "pas la bonne phrase");
        var browser = await site.SignInAsync(Email);
        await browser.GetAsync("/operations");

        string[] said = ["was refused: the password was wrong", "signed in"];
        Assert.All(
            said,
            words => Assert.Contains(site.Log.Lines, line => line.Contains($"{learner.Id} {words}", StringComparison.Ordinal))
        );
        Assert.Contains(
            site.Log.Lines,
            line =>
                line.Contains("Refused: not allowed. GET /operations", StringComparison.Ordinal)
                && line.Contains($"{learner.Id}", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("amelie", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Every_field_for_a_password_hides_it()
    {
        using var site = new TrainingSite();
        var (visitor, learner) = (site.Visit(), await site.SignUpAsync());

        Page[] pages =
        [
            await visitor.GetAsync("/account/sign-in"),
            await visitor.GetAsync("/account/register"),
            await visitor.GetAsync("/account/reset-password"),
            await learner.GetAsync("/account/profile"),
            await learner.GetAsync("/account/security"),
            await learner.GetAsync("/account/confirm-identity"),
        ];

        var fields = pages.Select(page => page.Document.QuerySelectorAll("main input[name*=assword]").Select(f => f.GetAttribute("type")));
        Assert.All(fields, ofPage => Assert.Equal(["password"], ofPage.Distinct()));
    }

    [Fact]
    public async Task A_password_is_taken_as_it_is_typed()
    {
        using var site = new TrainingSite();
        const string password = " Une Phrase  « à elle » ";
        await site.AddLearnerAsync(email: Email);
        var owner = await site.SignInAsync(Email);
        await owner.SubmitAsync(
            await owner.GetAsync("/account/profile"),
            "/account/password",
            ("currentPassword", TrainingSite.Password),
            ("newPassword", password)
        );

        var trimmed = await TryAsync(site.Visit(), Email, password.Trim());
        var lowered = await TryAsync(site.Visit(), Email, password.Replace('U', 'u'));
        var right = await TryAsync(site.Visit(), Email, password);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (trimmed.Status, lowered.Status));
        Assert.Equal("/", right.Path);
    }

    [Fact]
    public async Task A_signed_in_learner_has_no_use_for_the_sign_in_page()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.GetAsync("/account/sign-in");

        Assert.Equal("/", page.Path);
    }

    [Fact]
    public async Task A_learner_signs_out_twice_without_harm()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var home = await learner.GetAsync("/");

        var page = await learner.SubmitAsync(home, "/account/sign-out");
        var again = await learner.PostAsync("/account/sign-out", "/account/sign-in");

        Assert.Equal("/account/sign-in", page.Link("Se connecter"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
    }

    [Fact]
    public async Task A_link_cannot_sign_a_learner_out()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.GetAsync("/account/sign-out");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.Status);
        Assert.Equal("Amélie", page.Text("details.menu summary"));
    }

    [Fact]
    public async Task A_page_view_asks_the_database_nothing_about_the_learner()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var commands = await site.Sql.DuringAsync(() => learner.GetAsync("/"));

        Assert.Empty(commands);
    }

    [Fact]
    public async Task A_password_changed_elsewhere_ends_the_other_visits_at_once()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var here = await site.SignInAsync(Email);
        var elsewhere = await site.SignInAsync(Email);

        await here.SubmitAsync(
            await here.GetAsync("/account/profile"),
            "/account/password",
            ("currentPassword", TrainingSite.Password),
            ("newPassword", "une autre phrase")
        );

        Assert.Equal("/account/profile", (await here.GetAsync("/account/profile")).Path);
        Assert.Equal("/account/sign-in", (await elsewhere.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task The_cookie_is_for_this_host_over_https_and_not_for_scripts()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.VisitWithoutRedirects();

        var answer = await TryAsync(visitor, Email, TrainingSite.Password);

        var cookie = Assert.Single(
            answer.Response.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("__Host-training=", StringComparison.Ordinal)
        );
        Assert.Contains("; secure; samesite=lax; httponly", cookie);
        Assert.Contains("; path=/;", cookie);
        Assert.DoesNotContain("expires", cookie);
    }

    [Fact]
    public async Task Staying_signed_in_is_the_learners_choice_and_lasts_two_weeks()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/sign-in");

        await visitor.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password), ("remember", "true"));

        site.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal("/account/profile", (await visitor.GetAsync("/account/profile")).Path);
        site.Time.Advance(TimeSpan.FromDays(15));
        Assert.Equal("/account/sign-in", (await visitor.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task Someone_signed_out_who_posts_comes_back_to_the_page_they_were_on()
    {
        using var site = new TrainingSite();
        var visitor = site.VisitWithoutRedirects();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/account/password");
        post.Headers.Referrer = new Uri("https://localhost/account/profile?saved=profile");

        var answer = await visitor.Client.SendAsync(post);

        Assert.Equal("/account/sign-in?returnUrl=%2Faccount%2Fprofile%3Fsaved%3Dprofile", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_script_of_someone_signed_out_is_told_so_plainly()
    {
        using var site = new TrainingSite();
        var visitor = site.VisitWithoutRedirects();
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");

        var answer = await visitor.ForgeAsync("/account/password");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<Page> TryAsync(Browser visitor, string email, string password)
    {
        var form = await visitor.GetAsync("/account/sign-in");
        return await visitor.SubmitAsync(form, "/account/sign-in", ("email", email), ("password", password));
    }
}
