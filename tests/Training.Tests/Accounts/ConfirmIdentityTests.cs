using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Accounts;

/// <summary>Acts with consequences ask again who it is, and nothing that was typed is lost.</summary>
public sealed class ConfirmIdentityTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Profile = "/institution";
    private const string Confirm = "/account/confirm-identity";

    // Posts of registrars, admins and operators that anyone could undo, that lead to one that asks, or that keep nothing: previews.
    private static readonly string[] NeverAsk =
    [
        "/institution/logo",
        "/institution/logo/remove",
        "/institution/import",
        "/institution/invitations/{invitation:guid}/send",
        "/institution/invitations/{invitation:guid}/withdraw",
        "/institution/members/files",
        "/institution/members/{member:guid}/lend/end",
        "/institution/members/{member:guid}/erasure/cancel",
        "/institution/incidents/new",
        "/institution/incidents/{incident:guid}",
        "/registrar/templates/preview",
        "/registrar/templates/preview.pdf",
    ];

    [Fact]
    public async Task Within_ten_minutes_nothing_is_asked()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync(Profile);
        site.Time.Advance(TimeSpan.FromMinutes(9));

        var page = await admin.SubmitAsync(form, Profile, ("representativeName", "Camille Roy"));

        Assert.Equal("/institution?saved=profile", page.Address);
    }

    [Fact]
    public async Task What_was_typed_is_sent_on_once_the_password_is_right_and_not_before()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync(Profile);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        const string notice = "Deux lignes,\r\nun « guillemet » et un \"autre\" <b>.";

        var asked = await admin.SubmitAsync(form, Profile, ("representativeName", "Jo Hébert"), ("noticeFr", notice));
        var wrong = await admin.SubmitAsync(asked, Confirm, ("confirm-password", "pas la bonne phrase"));
        var unchanged = await RepresentativeAsync();
        var page = await admin.SubmitAsync(wrong, Confirm, ("confirm-password", TrainingSite.Password));

        Assert.Equal("Confirmez que c’est vous", asked.Heading);
        Assert.Contains("Rien n’est perdu", asked.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.NotEqual("Jo Hébert", unchanged);
        Assert.Equal("/institution?saved=profile", page.Address);
        Assert.Equal("Jo Hébert", page.Value("representativeName"));
        Assert.Equal(
            notice.ReplaceLineEndings("\n"),
            await site.InDatabaseAsync(db =>
                db.Set<Institution>().Where(i => i.Id == Institution.HomeId).Select(i => i.NoticeFr).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Pressed_twice_it_goes_on_twice_and_ten_minutes_later_it_is_asked_again()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync(Profile);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        var asked = await admin.SubmitAsync(form, Profile);

        var first = await admin.SubmitAsync(asked, Confirm, ("confirm-password", TrainingSite.Password));
        var second = await admin.SubmitAsync(asked, Confirm);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        var later = await admin.SubmitAsync(await admin.GetAsync(Profile), Profile);

        Assert.Equal(("/institution?saved=profile", "/institution?saved=profile"), (first.Address, second.Address));
        Assert.Equal("Confirmez que c’est vous", later.Heading);
    }

    [Fact]
    public async Task A_field_that_has_several_values_keeps_them_all()
    {
        var (admin, person) = (await site.SignUpWithRoleAsync(Role.Admin), await site.AddLearnerAsync());
        await site.GrantAsync(person, Role.Author);
        var member = $"/institution/members/{person.Id}";
        var form = await admin.GetAsync(member);
        site.Time.Advance(TimeSpan.FromMinutes(11));

        var asked = await admin.PostAsync($"{member}/roles", member, ("role", ""), ("role", "instructor"), ("role", "registrar"));
        await admin.SubmitAsync(asked, Confirm, ("confirm-password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.OK, form.Status);
        var roles = await site.InDatabaseAsync(db =>
            db.Set<RoleGrant>().Where(g => g.LearnerId == person.Id).Select(g => g.Role).OrderBy(r => r).ToListAsync()
        );
        Assert.Equal(new[] { Role.Instructor, Role.Registrar }.Order(), roles);
    }

    [Fact]
    public async Task A_code_of_the_app_will_do()
    {
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Admin);
        var admin = await site.SignInAsync(learner.Email!);
        var setUp = await admin.SubmitAsync(await admin.GetAsync("/account/security"), "/account/security/app");
        var app = new App(setUp.Text(".key"));
        await admin.SubmitAsync(setUp, "/account/security/app/on", ("code", app.Code()));
        var form = await admin.GetAsync(Profile);
        site.Time.Advance(TimeSpan.FromMinutes(11));

        var asked = await admin.SubmitAsync(form, Profile);
        var wrong = await admin.SubmitAsync(asked, Confirm, ("confirm-code", app.WrongCode()));
        var page = await admin.SubmitAsync(wrong, Confirm, ("confirm-code", app.Code()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("/institution?saved=profile", page.Address);
    }

    [Fact]
    public async Task Passwords_are_not_guessed_there_either()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        var asked = await admin.GetAsync(Confirm + "?returnUrl=/modules");
        for (var i = 0; i < 5; i++)
            await admin.SubmitAsync(asked, Confirm, ("confirm-password", "pas la bonne phrase"));

        var locked = await admin.SubmitAsync(asked, Confirm, ("confirm-password", TrainingSite.Password));
        for (var i = 0; i < 4; i++)
            await admin.SubmitAsync(asked, Confirm, ("confirm-password", "pas la bonne phrase"));
        var tooMany = await admin.SubmitAsync(asked, Confirm, ("confirm-password", TrainingSite.Password));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests), (locked.Status, tooMany.Status));
    }

    [Fact]
    public async Task Too_many_tries_lose_neither_the_page_nor_what_was_typed()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync(Profile);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        var asked = await admin.SubmitAsync(form, Profile, ("representativeName", "Jo Hébert"));
        for (var i = 0; i < 10; i++)
            await admin.SubmitAsync(asked, Confirm, ("confirm-password", "pas la bonne phrase"));

        var page = await admin.SubmitAsync(asked, Confirm, ("confirm-password", "pas la bonne phrase"));

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Attendez quelques minutes", page.Text("#confirm-password-error"), StringComparison.Ordinal);
        Assert.Equal("Jo Hébert", page.Value("representativeName"));
        Assert.Equal(Profile, page.Value("confirm-return").TrimStart('~'));
    }

    [Theory]
    [InlineData("https://mechant.exemple.com/")]
    [InlineData("//mechant.exemple.com/")]
    [InlineData("/\\mechant.exemple.com/")]
    public async Task Neither_a_page_nor_a_form_is_sent_on_to_another_site(string returnUrl)
    {
        var learner = await site.AddLearnerAsync();
        var visitor = site.VisitWithoutRedirects();
        await visitor.SubmitAsync(
            await visitor.GetAsync("/account/sign-in"),
            "/account/sign-in",
            ("email", learner.Email!),
            ("password", TrainingSite.Password)
        );

        var page = await visitor.PostAsync(
            Confirm,
            "/account/profile",
            ("confirm-return", returnUrl),
            ("confirm-posted", "true"),
            ("x", "y")
        );

        Assert.Equal((HttpStatusCode.Redirect, "/"), (page.Status, page.Response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_repeated()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        site.Time.Advance(TimeSpan.FromMinutes(11));

        var forged = await admin.ForgeAsync(Profile, ("representativeName", "Un autre"));
        var straight = await admin.ForgeAsync(Confirm + "/posted?returnUrl=/institution", ("representativeName", "Un autre"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (forged.Status, straight.Status));
        Assert.DoesNotContain("Un autre", forged.Html + straight.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_is_told_no_instead_of_being_shown_the_page_that_asks()
    {
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        site.Time.Advance(TimeSpan.FromMinutes(11));
        admin.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "empty");

        var page = await admin.PostAsync("/institution/code", "/account/profile", ("close", "true"));

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("application/problem+json", page.Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Who_may_not_do_it_is_not_asked()
    {
        var learner = await site.SignUpAsync();
        site.Time.Advance(TimeSpan.FromMinutes(11));

        var page = await learner.PostAsync(Profile, "/account/profile", ("nameFr", "x"));

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.NotEqual("Confirmez que c’est vous", page.Heading);
    }

    [Fact]
    public void Every_act_of_registrars_admins_and_operators_asks_but_those_that_are_listed()
    {
        var silent =
            from endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") is true
            where
                endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy
                    is TrainingPolicies.Registrar
                        or TrainingPolicies.Admin
                        or TrainingPolicies.Operator
            where !RecentSignIn.IsRequired(endpoint.Metadata)
            select endpoint.RoutePattern.RawText!;

        Assert.Equal(NeverAsk.Order(), silent.Order());
    }

    private Task<string> RepresentativeAsync() =>
        site.InDatabaseAsync(db =>
            db.Set<Institution>().Where(i => i.Id == Institution.HomeId).Select(i => i.RepresentativeName).SingleAsync()
        );
}
