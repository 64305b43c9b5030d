using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Learners;

namespace Training.Tests.Accounts;

/// <summary>A learner sees where they are signed in, and signs a device out from another.</summary>
public sealed class DevicesTests(TrainingSite site) : IClassFixture<TrainingSite>
{
    private const string Security = "/account/security";
    private const string Others = Security + "/devices/sign-out-others";
    private const string Phone = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";

    [Fact]
    public async Task They_are_listed_with_this_one_first_and_without_a_button()
    {
        var (learner, here) = await SignUpAsync();
        await PhoneOfAsync(learner);

        var page = await here.GetAsync(Security);

        Assert.Equal(["Appareil inconnu", "Firefox, Android"], page.Texts(".devices strong"));
        Assert.Contains("C’est cet appareil.", page.Texts(".devices .hint")[0], StringComparison.Ordinal);
        Assert.Contains("Dernière visite le ", page.Texts(".devices .hint")[1], StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".devices form"));
    }

    [Fact]
    public async Task One_signed_out_is_refused_at_its_next_page_pressed_once_or_twice()
    {
        var (learner, here) = await SignUpAsync();
        var phone = await PhoneOfAsync(learner);
        var list = await here.GetAsync(Security);
        var form = list.Document.QuerySelector(".devices form")!.GetAttribute("action")!;

        var once = await here.SubmitAsync(list, form);
        var twice = await here.SubmitAsync(list, form);
        var there = await phone.GetAsync("/account/profile");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (once.Status, twice.Status));
        Assert.Equal("L’appareil est déconnecté.", once.Text("main [role=status]"));
        Assert.Single(once.Texts(".devices strong"));
        Assert.False(once.Has($"form[action='{Others}']"));
        Assert.Equal("/account/sign-in", there.Path);
        Assert.Equal("/account/profile", (await here.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task All_others_are_signed_out_and_this_one_stays()
    {
        var (learner, here) = await SignUpAsync();
        var (phone, tablet) = (await PhoneOfAsync(learner), await site.SignInAsync(learner.Email!));

        var page = await here.SubmitAsync(await here.GetAsync(Security), Others);

        Assert.Equal("Tous les autres appareils sont déconnectés.", page.Text("main [role=status]"));
        Assert.Single(page.Texts(".devices strong"));
        Assert.Equal("/account/sign-in", (await phone.GetAsync("/account/profile")).Path);
        Assert.Equal("/account/sign-in", (await tablet.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task Someone_elses_device_is_not_there()
    {
        var (learner, browser) = await SignUpAsync();
        var device = await site.InDatabaseAsync(db => db.Set<SignInSession>().SingleAsync(s => s.LearnerId == learner.Id));
        var stranger = await site.SignUpAsync();

        var page = await stranger.PostAsync($"{Security}/devices/{device.Id}/sign-out", Security);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("/account/profile", (await browser.GetAsync("/account/profile")).Path);
    }

    private async Task<(Learner Learner, Browser Here)> SignUpAsync()
    {
        var learner = await site.AddLearnerAsync();
        return (learner, await site.SignInAsync(learner.Email!));
    }

    private async Task<Browser> PhoneOfAsync(Learner learner)
    {
        var phone = site.Visit();
        phone.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
        var form = await phone.GetAsync("/account/sign-in");
        await phone.SubmitAsync(form, "/account/sign-in", ("email", learner.Email!), ("password", TrainingSite.Password));
        return phone;
    }
}
