using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;

namespace Training.Tests.Accounts;

public sealed class RegisterTests
{
    private const string Email = "amelie@exemple.ca";

    [Fact]
    public async Task A_visitor_registers_confirms_the_address_and_signs_in()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        await RegisterAsync(visitor);
        var confirm = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        var signIn = await visitor.SubmitAsync(confirm, "/account/confirm");
        var landed = await visitor.SubmitAsync(signIn, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Contains("confirmée", signIn.Text("[role=status]"));
        Assert.Equal("/", landed.Path);
        Assert.Equal("Amélie", landed.Text("details.menu summary"));
    }

    [Fact]
    public async Task A_developer_gets_letters_too_though_services_are_checked_for_their_scope()
    {
        using var site = new TrainingSite { Environment = "Development" };

        await RegisterAsync(site.Visit());

        Assert.Equal("Confirmez votre adresse", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task The_page_someone_wanted_to_see_is_kept_through_registration()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var signIn = await visitor.GetAsync("/account/profile");
        var form = await visitor.GetAsync(signIn.Link("Créer un compte"));
        await FillAsync(visitor, form);
        var confirm = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        var again = await visitor.SubmitAsync(confirm, "/account/confirm");
        var landed = await visitor.SubmitAsync(again, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Equal("/account/profile", landed.Path);
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_the_same_answer_and_a_letter_that_says_so()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var fresh = await RegisterAsync(site.Visit(), "autre@exemple.ca");
        await site.Mail.NextAsync();

        var known = await RegisterAsync(site.Visit());

        Assert.Equal(fresh.Address, known.Address);
        Assert.Equal(fresh.Document.Body!.TextContent, known.Document.Body!.TextContent);
        Assert.Equal("Vous avez déjà un compte", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_after_an_error_except_the_password()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/register");

        var page = await visitor.SubmitAsync(
            form,
            "/account/register",
            ("givenName", "Amélie"),
            ("familyName", ""),
            ("email", "amelie@"),
            ("password", "court")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(
            ["#familyName", "#email", "#password"],
            page.Document.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")!)
        );
        Assert.Equal("Amélie", page.Value("givenName"));
        Assert.Equal("amelie@", page.Value("email"));
        Assert.Equal("", page.Value("password"));
    }

    [Fact]
    public async Task A_password_has_two_hundred_characters_at_most_and_all_of_them_count()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/register");
        var longest = string.Concat(Enumerable.Repeat("pluie 9r4 ", 20));

        var tooLong = await SendAsync(longest + "x");
        var taken = await SendAsync(longest);
        await visitor.SubmitAsync(await visitor.GetAsync(await site.Mail.NextLinkAsync()), "/account/confirm");
        var cut = await visitor.PostAsync("/account/sign-in", "/account/sign-in", ("email", Email), ("password", longest[..^1]));

        Assert.Contains("200", tooLong.Text("#password-error"), StringComparison.Ordinal);
        Assert.Equal("/account/register/sent", taken.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cut.Status);
        Assert.NotNull(await site.SignInAsync(Email, longest));

        Task<Page> SendAsync(string password) =>
            visitor.SubmitAsync(
                form,
                "/account/register",
                ("givenName", "Amélie"),
                ("familyName", "Tremblay"),
                ("email", Email),
                ("password", password)
            );
    }

    [Theory]
    [InlineData("azertyuiop", "en premier")]
    [InlineData("Tremblay1234", "votre nom")]
    [InlineData("amelie.exemple", "votre nom")]
    [InlineData("à Distance 99", "votre nom")]
    public async Task A_password_that_is_guessed_is_refused(string password, string words)
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/register"),
            "/account/register",
            ("givenName", "Amélie"),
            ("familyName", "Tremblay"),
            ("email", "amelie@exemple.ca"),
            ("password", password)
        );

        Assert.Contains(words, page.Text("#password-error"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task An_error_is_read_out_with_its_field()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await visitor.SubmitAsync(await visitor.GetAsync("/account/register"), "/account/register", ("password", "court"));

        var password = page.Document.QuerySelector("#password")!;
        Assert.Equal("true", password.GetAttribute("aria-invalid"));
        Assert.Equal("password-hint password-error", password.GetAttribute("aria-describedby"));
        Assert.Contains("10", page.Text("#password-error"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_account()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/register");

        var answers = await Task.WhenAll(FillAsync(visitor, form), FillAsync(visitor, form));

        Assert.All(answers, answer => Assert.Equal("/account/register/sent", answer.Path));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Theory]
    [InlineData("o'brien@exemple.ca")]
    [InlineData("amélie@exemple.ca")]
    [InlineData("a.b+formation@sous.domaine.exemple.ca")]
    public async Task An_unusual_but_correct_address_is_taken(string email)
    {
        using var site = new TrainingSite();

        var page = await RegisterAsync(site.Visit(), email);

        Assert.Equal("/account/register/sent", page.Path);
        Assert.Equal(email, await site.InDatabaseAsync(db => db.Learners.Select(l => l.Email).SingleAsync()));
    }

    [Theory]
    [InlineData("amelie")]
    [InlineData("amelie@exemple")]
    [InlineData("Amélie <amelie@exemple.ca>")]
    [InlineData("amelie@exemple.ca, autre@exemple.ca")]
    [InlineData("amelie@exemple.ca\r\nBcc: tous@exemple.ca")]
    public async Task What_is_not_one_address_is_refused(string email)
    {
        using var site = new TrainingSite();

        var page = await RegisterAsync(site.Visit(), email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#email-error"));
    }

    [Fact]
    public async Task A_name_longer_than_its_column_is_refused()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();

        var page = await FillAsync(visitor, await visitor.GetAsync("/account/register"), givenName: new string('a', 101));

        Assert.True(page.Has("#givenName-error"));
    }

    [Fact]
    public async Task A_link_that_was_changed_confirms_nothing()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await RegisterAsync(visitor);
        var confirm = await visitor.GetAsync(await site.Mail.NextLinkAsync());

        var page = await visitor.SubmitAsync(confirm, "/account/confirm", ("token", "autre"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.False(await site.InDatabaseAsync(db => db.Learners.Select(l => l.EmailConfirmed).SingleAsync()));
    }

    [Fact]
    public async Task A_link_opened_twice_is_still_good()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await RegisterAsync(visitor);
        var confirm = await visitor.GetAsync(await site.Mail.NextLinkAsync());
        await visitor.SubmitAsync(confirm, "/account/confirm");

        var page = await visitor.SubmitAsync(confirm, "/account/confirm");

        Assert.Equal("/account/sign-in", page.Path);
    }

    [Fact]
    public async Task Signing_in_before_confirming_sends_the_letter_again()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        await RegisterAsync(visitor);
        await site.Mail.NextAsync();

        var form = await visitor.GetAsync("/account/sign-in");
        var page = await visitor.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Equal("/account/register/sent", page.Path);
        Assert.Equal("Confirmez votre adresse", (await site.Mail.NextAsync()).Subject);
    }

    [Fact]
    public async Task Who_registers_in_English_is_written_to_in_English()
    {
        using var site = new TrainingSite();

        await RegisterAsync(site.Visit("en-US,en;q=0.9"));
        var letter = await site.Mail.NextAsync();

        Assert.Equal("Confirm your address", letter.Subject);
        Assert.StartsWith("Hello Amélie,", letter.TextBody);
        Assert.Contains("""<html lang="en">""", letter.HtmlBody);
        Assert.Equal(Language.En, await site.InDatabaseAsync(db => db.Learners.Select(l => l.Language).SingleAsync()));
    }

    private static async Task<Page> RegisterAsync(Browser visitor, string email = Email) =>
        await FillAsync(visitor, await visitor.GetAsync("/account/register"), email);

    private static Task<Page> FillAsync(Browser visitor, Page form, string email = Email, string givenName = "Amélie") =>
        visitor.SubmitAsync(
            form,
            "/account/register",
            ("givenName", givenName),
            ("familyName", "Tremblay"),
            ("email", email),
            ("password", TrainingSite.Password)
        );
}
