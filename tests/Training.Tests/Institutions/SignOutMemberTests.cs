using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Auditing;
using Training.Tests.Accounts;

namespace Training.Tests.Institutions;

/// <summary>An admin signs a member out of every device.</summary>
public sealed class SignOutMemberTests
{
    [Fact]
    public async Task Every_device_is_signed_out_and_the_person_signs_in_again()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync();
        var (computer, phone) = (await site.SignInAsync(learner.Email!), await site.SignInAsync(learner.Email!));
        var admin = await site.SignUpWithRoleAsync(Role.Admin);

        var page = await PressAsync(admin, learner);

        Assert.Contains("déconnectée de tous ses appareils", page.Text("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await computer.GetAsync("/account/profile")).Path);
        Assert.Equal("/account/sign-in", (await phone.GetAsync("/account/profile")).Path);
        Assert.Equal("/account/profile", (await admin.GetAsync("/account/profile")).Path);
        Assert.Equal("/account/profile", (await (await site.SignInAsync(learner.Email!)).GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task Pressed_twice_it_is_told_once_by_letter_and_noted_once_in_the_trail()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        await site.SignInAsync(learner.Email!);
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync($"/institution/members/{learner.Id}");

        for (var i = 0; i < 2; i++)
            await admin.SubmitAsync(form, $"/institution/members/{learner.Id}/sign-out");
        var letter = await site.Mail.NextAsync();

        Assert.Equal(("Vos appareils sont déconnectés", "amelie@exemple.ca"), (letter.Subject, letter.To.Mailboxes.Single().Address));
        Assert.True(await site.Mail.IsEmptyAsync());
        var noted = await site.InDatabaseAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Action == AuditAction.MemberSignedOut).Select(e => e.SubjectId).ToListAsync()
        );
        Assert.Equal([learner.Id], noted);
    }

    [Fact]
    public async Task A_browser_that_was_trusted_with_the_second_step_is_asked_for_a_code_again()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var owner = await site.SignInAsync(learner.Email!);
        var setUp = await owner.SubmitAsync(await owner.GetAsync("/account/security"), "/account/security/app");
        var app = new App(setUp.Text(".key"));
        await owner.SubmitAsync(setUp, "/account/security/app/on", ("code", app.Code()));
        var browser = site.Visit();
        var second = await PasswordAsync(browser);
        await browser.SubmitAsync(second, "/account/sign-in/code", ("code", app.Code()), ("trust", "true"));

        await PressAsync(await site.SignUpWithRoleAsync(Role.Admin), learner);
        await browser.GetAsync("/account/profile");
        var page = await PasswordAsync(browser);

        Assert.Equal("/account/sign-in/code", page.Path);

        async Task<Page> PasswordAsync(Browser visitor) =>
            await visitor.SubmitAsync(
                await visitor.GetAsync("/account/sign-in"),
                "/account/sign-in",
                ("email", learner.Email!),
                ("password", TrainingSite.Password)
            );
    }

    [Fact]
    public async Task Only_an_admin_does_it_and_only_for_a_member()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await site.AddLearnerAsync();
        var here = await site.SignInAsync(learner.Email!);
        var (instructor, elsewhere) = (await site.SignUpWithRoleAsync(Role.Instructor), await site.SignUpAdminAsync(cegep));

        var forbidden = await instructor.PostAsync($"/institution/members/{learner.Id}/sign-out", "/account/profile");
        var stranger = await elsewhere.PostAsync($"/i/cegep/institution/members/{learner.Id}/sign-out", "/i/cegep/account/profile");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (forbidden.Status, stranger.Status));
        Assert.Equal("/account/profile", (await here.GetAsync("/account/profile")).Path);
    }

    private static async Task<Page> PressAsync(Browser admin, Learner learner) =>
        await admin.SubmitAsync(await admin.GetAsync($"/institution/members/{learner.Id}"), $"/institution/members/{learner.Id}/sign-out");
}
