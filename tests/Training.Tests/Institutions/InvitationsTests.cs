using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>People come into an institution that isn’t open because they were written to.</summary>
public sealed class InvitationsTests
{
    private const string Invitations = "/i/ordre/institution/invitations";

    [Fact]
    public async Task Someone_invited_gets_a_letter_in_their_language_that_leads_here()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));

        var page = await InviteAsync(admin, "noah@exemple.ca", ("givenName", "Noah"), ("language", "en"), ("role", "instructor"));

        var letter = await site.Mail.NextAsync();
        Assert.Equal("1 lettre part.", page.Text("[role=status] p"));
        Assert.Equal(("noah@exemple.ca", "Invitation to join Ordre des vigies"), (letter.To.ToString(), letter.Subject));
        Assert.Contains("Hello Noah,", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Your role: Instructor.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("December 7, 2026", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://localhost/i/ordre/invitations/", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("noah@exemple.ca", page.Text("tbody th"));
        Assert.Equal(1, await site.CountLettersAsync());
    }

    [Fact]
    public async Task An_invitation_makes_a_visitor_a_member_once_they_have_an_account()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        await InviteAsync(admin, "noah@exemple.ca", ("role", "author"));
        var link = await site.LinkToAsync("noah@exemple.ca");
        var visitor = site.Visit();

        var asked = await visitor.GetAsync(link);
        var form = await visitor.GetAsync(asked.Link("Créer un compte"));
        await visitor.SubmitAsync(
            form,
            "/i/ordre/account/register",
            ("givenName", "Noah"),
            ("familyName", "O’Brien"),
            ("email", "noah@exemple.ca"),
            ("password", TrainingSite.Password)
        );
        var confirm = await visitor.GetAsync(await ConfirmationAsync(site));
        var signIn = await visitor.SubmitAsync(confirm, "/i/ordre/account/confirm");
        var back = await visitor.SubmitAsync(
            signIn,
            "/i/ordre/account/sign-in",
            ("email", "noah@exemple.ca"),
            ("password", TrainingSite.Password)
        );
        var learning = await visitor.SubmitAsync(back, link);

        Assert.Equal(link, back.Path);
        Assert.Equal("/i/ordre/learning", learning.Path);
        // Membership and role hold at once, without signing in again.
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/i/ordre/authoring")).Status);
        Assert.Empty((await admin.GetAsync(Invitations)).Texts("tbody th"));
    }

    [Fact]
    public async Task Accepted_twice_it_is_accepted_once()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        var learner = await site.AddLearnerAsync(email: "noah@exemple.ca");
        await InviteAsync(admin, "noah@exemple.ca", ("role", "author"));
        var link = await site.LinkToAsync("noah@exemple.ca");
        var browser = await site.SignInAsync(learner.Email!, at: "/i/ordre");
        var form = await browser.GetAsync(link);

        await browser.SubmitAsync(form, link);
        var again = await browser.SubmitAsync(form, link);
        var followed = await browser.GetAsync(link);

        Assert.Equal(("/i/ordre/learning", "/i/ordre/learning"), (again.Path, followed.Path));
        Assert.Equal(
            1,
            await site.InDatabaseAsync(db => db.Set<RoleGrant>().OfAllInstitutions().CountAsync(g => g.LearnerId == learner.Id))
        );
    }

    [Fact]
    public async Task A_letter_passed_on_gives_its_role_to_nobody_else()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        await InviteAsync(admin, "noah@exemple.ca", ("role", "admin"));
        var link = await site.LinkToAsync("noah@exemple.ca");
        var other = await site.SignUpAsync();

        var page = await other.GetAsync(link);
        await other.PostAsync(link, "/account/profile");

        Assert.Contains("noah@exemple.ca", page.Text(".alert"), StringComparison.Ordinal);
        Assert.False(page.Has($"main form[action='{link}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/i/ordre/learning")).Status);
    }

    [Fact]
    public async Task A_link_is_good_for_two_weeks_and_sent_again_for_two_more()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        await InviteAsync(admin, "noah@exemple.ca");
        var link = await site.LinkToAsync("noah@exemple.ca");
        site.Time.Advance(TimeSpan.FromDays(13));
        var good = await site.Visit().GetAsync(link);
        site.Time.Advance(TimeSpan.FromDays(2));
        var old = await site.Visit().GetAsync(link);
        admin = await SignInAgainAsync(site);
        var list = await admin.GetAsync(Invitations);
        var send = list
            .Document.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/send", StringComparison.Ordinal))
            .GetAttribute("action")!;

        await admin.SubmitAsync(list, send);
        await admin.SubmitAsync(list, send);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (good.Status, old.Status));
        Assert.Contains("ne vaut plus", list.Text("tbody td .hint"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Visit().GetAsync(link)).Status);
        Assert.Equal(2, await site.CountLettersAsync());
    }

    [Fact]
    public async Task A_withdrawn_invitation_opens_nothing()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        var list = await InviteAsync(admin, "noah@exemple.ca");
        var link = await site.LinkToAsync("noah@exemple.ca");
        var withdraw = list
            .Document.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/withdraw", StringComparison.Ordinal))
            .GetAttribute("action")!;

        var done = await admin.SubmitAsync(list, withdraw);
        var again = await admin.SubmitAsync(list, withdraw);

        Assert.Equal(Invitations + "?saved=withdrawn", done.Address);
        Assert.Equal(Invitations + "?saved=gone", again.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync(link)).Status);
    }

    [Theory]
    [InlineData("noah")]
    [InlineData("noah@exemple")]
    [InlineData("")]
    [InlineData("Noah <noah@exemple.ca>")]
    public async Task A_wrong_address_is_refused_in_words_and_nothing_is_sent(string address)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));

        var page = await InviteAsync(admin, address, ("givenName", "Noah"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#email-error"));
        Assert.Equal((address, "Noah"), (page.Value("email"), page.Value("givenName")));
        Assert.Equal(0, await site.CountLettersAsync());
    }

    [Fact]
    public async Task Who_is_a_member_or_invited_already_is_not_written_to()
    {
        using var site = new TrainingSite();
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var admin = await site.SignUpAdminAsync(ordre);
        var member = await site.AddLearnerAsync(email: "membre@exemple.ca");
        await site.GrantAsync(member, Role.Author, ordre);
        await InviteAsync(admin, "noah@exemple.ca");

        var twice = await InviteAsync(admin, "NOAH@exemple.ca");
        var already = await InviteAsync(admin, "membre@exemple.ca");

        Assert.Contains("déjà une invitation", twice.Text("#email-error"), StringComparison.Ordinal);
        Assert.Contains("déjà membre", already.Text("#email-error"), StringComparison.Ordinal);
        Assert.Equal(1, await site.CountLettersAsync());
    }

    [Fact]
    public async Task Someone_removed_can_be_invited_again()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        var learner = await site.AddLearnerAsync(email: "noah@exemple.ca");
        await InviteAsync(admin, "noah@exemple.ca");
        var link = await site.LinkToAsync("noah@exemple.ca");
        var browser = await site.SignInAsync(learner.Email!, at: "/i/ordre");
        await browser.SubmitAsync(await browser.GetAsync(link), link);
        var member = $"/i/ordre/institution/members/{learner.Id}";
        await admin.SubmitAsync(await admin.GetAsync(member), member + "/remove");

        var gone = await site.Visit().GetAsync(link);
        await InviteAsync(admin, "noah@exemple.ca");
        var back = await site.Visit().GetAsync(link);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (gone.Status, back.Status));
        Assert.Equal(2, await site.CountLettersAsync());
    }

    [Fact]
    public async Task An_operator_is_not_made_by_letter()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Operator);

        var page = await admin.PostAsync(
            "/institution/invitations",
            "/institution/invitations",
            ("email", "a@b.example"),
            ("role", "operator")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("#role-error"));
        Assert.Equal(0, await site.CountLettersAsync());
    }

    [Fact]
    public async Task A_made_up_link_and_another_institutions_open_nothing()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        await InviteAsync(admin, "noah@exemple.ca");
        var link = await site.LinkToAsync("noah@exemple.ca");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync("/i/ordre/invitations/abc")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit().GetAsync(link.Replace("/i/ordre", "", StringComparison.Ordinal))).Status);
    }

    private static async Task<Page> InviteAsync(Browser admin, string email, params (string, string)[] more) =>
        await admin.SubmitAsync(await admin.GetAsync(Invitations), Invitations, [("email", email), .. more]);

    private static async Task<string> ConfirmationAsync(TrainingSite site)
    {
        // The letter of the invitation may come before that of the account.
        while (true)
            if (await site.Mail.NextLinkAsync() is var link && link.Contains("/account/confirm", StringComparison.Ordinal))
                return link;
    }

    private static async Task<Browser> SignInAgainAsync(TrainingSite site)
    {
        var email = await site.InDatabaseAsync(db => db.Learners.Where(l => l.FamilyName == "Roy").Select(l => l.Email!).SingleAsync());
        return await site.SignInAsync(email, at: "/i/ordre");
    }
}
