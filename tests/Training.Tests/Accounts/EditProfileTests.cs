using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;

namespace Training.Tests.Accounts;

public sealed class EditProfileTests
{
    [Fact]
    public async Task A_learner_changes_name_language_and_time_and_sees_it_at_once()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(
            await learner.GetAsync("/account/profile"),
            "/account/profile",
            ("givenName", "Émilie"),
            ("familyName", "Roy"),
            ("language", "en"),
            ("time", "1.5")
        );

        Assert.Equal("Émilie", page.Text("details.menu summary"));
        Assert.Equal("Your settings are saved.", page.Text("[role=status]"));
        Assert.Equal("en-CA", page.Document.DocumentElement.GetAttribute("lang"));
        var saved = await site.InDatabaseAsync(db => db.Learners.SingleAsync());
        Assert.Equal(
            ("Émilie", "Roy", Language.En, 1.5m, false),
            (saved.GivenName, saved.FamilyName, saved.Language, saved.TimeFactor, saved.TimersOff)
        );
    }

    [Fact]
    public async Task A_learner_turns_time_limits_off_and_on_again()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var off = await learner.SubmitAsync(await learner.GetAsync("/account/profile"), "/account/profile", ("time", "off"));
        var hadNone = await site.InDatabaseAsync(db => db.Learners.Select(l => l.TimersOff).SingleAsync());
        await learner.SubmitAsync(off, "/account/profile", ("time", "2"));

        Assert.True(hadNone);
        var saved = await site.InDatabaseAsync(db => db.Learners.SingleAsync());
        Assert.Equal((2m, false), (saved.TimeFactor, saved.TimersOff));
    }

    [Fact]
    public async Task A_form_that_was_not_touched_changes_nothing()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync(language: Language.En);
        var form = await learner.GetAsync("/account/profile");

        await learner.SubmitAsync(form, "/account/profile");
        await learner.SubmitAsync(form, "/account/profile");

        var saved = await site.InDatabaseAsync(db => db.Learners.SingleAsync());
        Assert.Equal(
            ("Amélie", "Tremblay", Language.En, 1m, false),
            (saved.GivenName, saved.FamilyName, saved.Language, saved.TimeFactor, saved.TimersOff)
        );
    }

    [Fact]
    public async Task An_empty_name_is_refused_and_the_rest_of_the_form_stays()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(
            await learner.GetAsync("/account/profile"),
            "/account/profile",
            ("givenName", " "),
            ("familyName", "Roy"),
            ("time", "2")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Roy", page.Value("familyName"));
        Assert.True(page.Has("input[name=time][value='2'][checked]"));
    }

    [Theory]
    [InlineData("time", "1000")]
    [InlineData("time", "")]
    [InlineData("language", "de")]
    public async Task A_choice_that_is_not_offered_is_ignored(string field, string value)
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.PostAsync(
            "/account/profile",
            "/account/profile",
            [("givenName", "Amélie"), ("familyName", "Tremblay"), (field, value)]
        );

        Assert.Equal(HttpStatusCode.OK, page.Status);
        var saved = await site.InDatabaseAsync(db => db.Learners.SingleAsync());
        Assert.Equal((Language.Fr, 1m, false), (saved.Language, saved.TimeFactor, saved.TimersOff));
    }

    [Fact]
    public async Task A_new_password_takes_the_current_one()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(
            await learner.GetAsync("/account/profile"),
            "/account/password",
            ("currentPassword", "pas la bonne"),
            ("newPassword", "une autre phrase")
        );

        Assert.True(page.Has("#currentPassword-error"));
        Assert.NotNull(await site.SignInAsync("personne1@exemple.ca"));
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_there_as_at_the_door_and_nothing_is_told_by_letter()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var form = await learner.GetAsync("/account/profile");
        for (var i = 0; i < 5; i++)
            await ChangeAsync("pas la bonne", "une autre phrase");

        var locked = await ChangeAsync(TrainingSite.Password, "une autre phrase");

        Assert.True(locked.Has("#currentPassword-error"));
        Assert.True(await site.Mail.IsEmptyAsync());

        Task<Page> ChangeAsync(string current, string wanted) =>
            learner.SubmitAsync(form, "/account/password", ("currentPassword", current), ("newPassword", wanted));
    }

    [Theory]
    [InlineData("MotDePasse2026", "en premier")]
    [InlineData("tremblay-amelie", "votre nom")]
    public async Task A_new_password_that_is_guessed_is_refused(string password, string words)
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(
            await learner.GetAsync("/account/profile"),
            "/account/password",
            ("currentPassword", TrainingSite.Password),
            ("newPassword", password)
        );

        Assert.Contains(words, page.Text("#newPassword-error"), StringComparison.Ordinal);
        Assert.NotNull(await site.SignInAsync("personne1@exemple.ca"));
    }

    [Fact]
    public async Task Names_are_shown_as_they_are_typed_and_never_run()
    {
        using var site = new TrainingSite();

        var learner = await site.SignUpAsync(givenName: "<script>alert(1)</script>");
        var page = await learner.GetAsync("/account/profile");

        Assert.Empty(page.Document.Scripts);
        Assert.Equal("<script>alert(1)</script>", page.Text("details.menu summary"));
    }
}
