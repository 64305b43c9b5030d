using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Enrolments;

namespace Training.Tests.Guests;

public sealed class BecomeLearnerTests
{
    private const string Email = "amelie@exemple.ca";

    [Fact]
    public async Task What_a_guest_did_is_in_the_account_they_confirm()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.ReadAsync();
        await guest.PlayAsync();
        var before = await guest.InDatabaseAsync();

        var form = await guest.Browser.GetAsync("/account/register");
        var sent = await guest.RegisterAsync();
        var landed = await guest.ConfirmAsync();

        Assert.True(form.Has(".alert.tip"));
        Assert.Equal("/account/register/sent", sent.Path);
        Assert.Equal("/modules/seance", landed.Path);
        Assert.Equal("Amélie", landed.Text("details.menu summary"));
        Assert.Equal(
            2,
            landed.Document.QuerySelectorAll(".path .done").Length - landed.Document.QuerySelectorAll(".path .state.done").Length
        );
        Assert.Equal(HttpStatusCode.OK, (await guest.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Status);
        Assert.Equal("/account/profile", (await guest.Browser.GetAsync("/account/profile")).Path);
        Assert.Equal("/modules/seance/aide", (await guest.Browser.GetAsync("/modules/seance/aide")).Path);
        var after = await guest.InDatabaseAsync();
        Assert.Equal(before.Id, after.Id);
        Assert.False(after.IsGuest);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task Until_the_address_is_confirmed_a_guest_stays_one_and_goes_on()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        await guest.RegisterAsync();
        // Cookies are checked against the database every half hour.
        site.Time.Advance(TimeSpan.FromMinutes(31));
        var briefing = await guest.ReadAsync();

        Assert.Equal(Guest.Session, briefing.Path);
        Assert.Equal("/taster/account", (await guest.Browser.GetAsync("/account/profile")).Path);
        Assert.True((await guest.InDatabaseAsync()).IsGuest);
    }

    [Fact]
    public async Task On_another_device_the_confirmed_account_has_it_all()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.PlayAsync();
        await guest.RegisterAsync();

        var other = new Guest(site, site.Visit());
        await other.ConfirmAsync();

        Assert.Equal(HttpStatusCode.OK, (await other.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Status);
    }

    [Fact]
    public async Task The_same_form_sent_twice_asks_for_one_account()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);

        var first = await guest.RegisterAsync();
        await site.Mail.NextAsync();
        var second = await guest.RegisterAsync();
        var landed = await guest.ConfirmAsync();

        Assert.Equal(first.Address, second.Address);
        Assert.Equal("Amélie", landed.Text("details.menu summary"));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task An_address_typed_wrong_can_be_typed_again_and_its_letter_opens_nothing()
    {
        using var site = new TrainingSite();
        var guest = await Guest.StartAsync(site);
        await guest.RegisterAsync("amelei@exemple.ca");
        var wrong = await site.Mail.NextLinkAsync();

        await guest.RegisterAsync(Email);
        var stranger = site.Visit();
        var refused = await stranger.SubmitAsync(await stranger.GetAsync(wrong), "/account/confirm");
        await guest.ConfirmAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Email, (await guest.InDatabaseAsync()).Email);
    }

    [Fact]
    public async Task An_address_that_has_an_account_tells_a_guest_nothing_and_takes_nothing_from_them()
    {
        using var site = new TrainingSite();
        var known = await site.AddLearnerAsync(email: Email);
        var guest = await Guest.StartAsync(site);
        await guest.PlayAsync();
        var fresh = await (await Guest.StartAsync(site)).RegisterAsync("autre@exemple.ca");
        await site.Mail.NextAsync();

        var answer = await guest.RegisterAsync(Email);

        Assert.Equal(fresh.Address, answer.Address);
        Assert.Equal(fresh.Document.Body!.TextContent, answer.Document.Body!.TextContent);
        Assert.Equal("Vous avez déjà un compte", (await site.Mail.NextAsync()).Subject);
        Assert.Equal(HttpStatusCode.OK, (await guest.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync(e => e.LearnerId == known.Id)));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Learners.CountAsync(l => l.Email == Email)));
    }

    [Fact]
    public async Task A_guest_who_signs_in_to_an_account_brings_nothing_into_it()
    {
        using var site = new TrainingSite();
        await site.AddLearnerAsync(email: Email);
        var guest = await Guest.StartAsync(site);
        await guest.PlayAsync();

        var form = await guest.Browser.GetAsync("/account/sign-in");
        await guest.Browser.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.NotFound, (await guest.Browser.GetAsync($"{Guest.Session}/attempts/1/debrief")).Status);
    }
}
