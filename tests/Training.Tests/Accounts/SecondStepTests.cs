using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Institutions;

namespace Training.Tests.Accounts;

public sealed class SecondStepTests
{
    private const string Email = "amelie@exemple.ca";
    private const string Security = "/account/security";

    [Fact]
    public async Task A_learner_turns_it_on_by_a_code_and_gets_ten_recovery_codes()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        var setUp = await SetUpAsync(learner);

        var page = await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).Code()));

        Assert.Equal("La deuxième étape est active.", page.Text("[role=status]"));
        Assert.Equal(10, page.Texts(".recovery li").Distinct().Count());
        Assert.True(setUp.Has("svg[role=img] path[fill]"));
        Assert.Contains("10", (await learner.GetAsync(Security)).Text("main"), StringComparison.Ordinal);
        Assert.Equal(Security, (await learner.GetAsync(Security + "/app")).Path);
    }

    [Fact]
    public async Task Everything_is_said_in_English_too()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site, Language.En);
        var setUp = await SetUpAsync(learner);
        var page = await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).Code()));

        Assert.Equal("Turn the second step on", setUp.Heading);
        Assert.Equal("Your recovery codes", page.Heading);
    }

    [Fact]
    public async Task A_wrong_code_turns_nothing_on_and_the_key_stays_the_same()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        var setUp = await SetUpAsync(learner);

        var refused = await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).WrongCode()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#code-error"));
        Assert.Equal(setUp.Text(".key"), refused.Text(".key"));
        Assert.NotNull(await site.SignInAsync(Email));
    }

    [Fact]
    public async Task Asking_for_the_key_twice_gives_the_same_one()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        var once = await SetUpAsync(learner);

        var twice = await SetUpAsync(learner);

        Assert.Equal(once.Text(".key"), twice.Text(".key"));
    }

    [Fact]
    public async Task Confirming_twice_shows_codes_that_work()
    {
        using var site = new TrainingSite();
        var learner = await SignInAsync(site);
        var setUp = await SetUpAsync(learner);
        await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).Code()));

        var again = await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).Code()));
        var landed = await EnterAsync(site.Visit(), again.Texts(".recovery li")[3]);

        Assert.Equal("/", landed.Path);
    }

    [Fact]
    public async Task Signing_in_then_asks_for_a_code_and_goes_on_to_the_page_that_was_asked_for()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        var visitor = site.Visit();

        var asked = await visitor.GetAsync("/account/profile?saved=profile");
        var second = await PasswordAsync(visitor, asked);
        var landed = await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", app.Code()));

        Assert.Equal("/account/sign-in/code", second.Path);
        Assert.Equal("/account/profile?saved=profile", landed.Address);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        using var site = new TrainingSite();
        await TurnOnAsync(site);
        var visitor = site.Visit();

        await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));

        Assert.Equal("/account/sign-in", (await visitor.GetAsync("/learning")).Path);
    }

    [Fact]
    public async Task A_code_works_once()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        var code = app.Code();
        var first = await EnterAsync(site.Visit(), code);

        var again = await EnterAsync(site.Visit(), code);

        Assert.Equal("/", first.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task A_recovery_code_works_once_however_it_is_typed()
    {
        using var site = new TrainingSite();
        var (learner, _, codes) = await TurnOnAsync(site);

#pragma warning disable CA1308 // As someone types it.
        var first = await EnterAsync(site.Visit(), " " + codes[0].Replace('-', ' ').ToLowerInvariant());
#pragma warning restore CA1308
        var again = await EnterAsync(site.Visit(), codes[0]);

        Assert.Equal("/", first.Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(": 9.", (await learner.GetAsync(Security)).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1234567")]
    [InlineData("é%§")]
    [InlineData("AAAAA-AAAAA;BBBBB-BBBBB")]
    public async Task What_is_no_code_is_refused_like_a_wrong_one(string code)
    {
        using var site = new TrainingSite();
        await TurnOnAsync(site);

        var page = await EnterAsync(site.Visit(), code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("n’est pas le bon", page.Text("#code-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_and_the_right_one_then_reads_like_a_wrong_one()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        var visitor = site.Visit();
        var second = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));
        var wrong = second;
        for (var i = 0; i < 5; i++)
            wrong = await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", app.WrongCode()));

        var locked = await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", app.Code()));
        var password = await PasswordAsync(site.Visit(), await visitor.GetAsync("/account/sign-in"));

        Assert.Equal(wrong.Document.Body!.TextContent, locked.Document.Body!.TextContent);
        Assert.Equal("/account/sign-in", password.Path);
    }

    [Fact]
    public async Task A_password_that_is_right_again_and_again_does_not_forgive_wrong_codes()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        var visitor = site.Visit();
        for (var i = 0; i < 5; i++)
        {
            var second = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));
            await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", app.WrongCode()));
        }

        var locked = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
    }

    [Fact]
    public async Task A_second_step_that_comes_too_late_begins_again()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        var visitor = site.Visit();
        var second = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));
        site.Time.Advance(TimeSpan.FromMinutes(6));

        var page = await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", app.Code()));

        Assert.Equal("/account/sign-in?after=late", page.Address);
        Assert.Contains("Recommencez", page.Text(".alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_comes_to_the_second_step_without_the_first()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync("/account/sign-in/code");

        Assert.Equal("/account/sign-in", page.Path);
    }

    [Fact]
    public async Task A_trusted_browser_is_not_asked_for_thirty_days_and_another_is()
    {
        using var site = new TrainingSite();
        var (_, _, codes) = await TurnOnAsync(site);
        var visitor = site.Visit();
        await EnterAsync(visitor, codes[0], ("trust", "true"));
        await SignOutAsync(visitor);

        var trusted = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));
        await SignOutAsync(visitor);
        var elsewhere = site.Visit();
        var other = await PasswordAsync(elsewhere, await elsewhere.GetAsync("/account/sign-in"));
        site.Time.Advance(TimeSpan.FromDays(31));
        var later = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));

        Assert.Equal(("/", "/account/sign-in/code", "/account/sign-in/code"), (trusted.Path, other.Path, later.Path));
    }

    [Fact]
    public async Task Staying_signed_in_is_still_the_learners_choice()
    {
        using var site = new TrainingSite();
        var (_, _, codes) = await TurnOnAsync(site);
        var (stays, leaves) = (site.Visit(), site.Visit());
        foreach (var (visitor, code, remember) in new[] { (stays, codes[0], "true"), (leaves, codes[1], "false") })
        {
            var form = await visitor.GetAsync("/account/sign-in");
            var second = await visitor.SubmitAsync(
                form,
                "/account/sign-in",
                ("email", Email),
                ("password", TrainingSite.Password),
                ("remember", remember)
            );
            var answer = await visitor.SubmitAsync(second, "/account/sign-in/code", ("code", code));
            Assert.Equal("/", answer.Path);
        }

        // Of a cookie that goes with the browser, the ticket ends by itself too.
        site.Time.Advance(TimeSpan.FromDays(13));

        Assert.Equal("/account/profile", (await stays.GetAsync("/account/profile")).Path);
    }

    [Fact]
    public async Task Turning_it_off_takes_the_password_and_the_key_is_gone()
    {
        using var site = new TrainingSite();
        var (learner, _, _) = await TurnOnAsync(site);
        var before = await KeyAsync(site);

        var refused = await learner.PostAsync(Security + "/app/off", Security, ("password", "pas la bonne"));
        var stillOn = await site.InDatabaseAsync(db => db.Learners.Select(l => l.TwoFactorEnabled).SingleAsync());
        var off = await learner.PostAsync(Security + "/app/off", Security, ("password", TrainingSite.Password));
        var twice = await learner.PostAsync(Security + "/app/off", Security, ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.Has("#password-error"));
        Assert.True(stillOn);
        Assert.Contains("désactivée", off.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Security, twice.Path);
        Assert.NotEqual(before, await KeyAsync(site));
        Assert.NotNull(await site.SignInAsync(Email));
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_there_as_at_the_door()
    {
        using var site = new TrainingSite();
        var (learner, _, _) = await TurnOnAsync(site);
        for (var i = 0; i < 5; i++)
            await learner.PostAsync(Security + "/app/off", Security, ("password", "pas la bonne"));

        var locked = await learner.PostAsync(Security + "/app/off", Security, ("password", TrainingSite.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.True(await site.InDatabaseAsync(db => db.Learners.Select(l => l.TwoFactorEnabled).SingleAsync()));
    }

    [Fact]
    public async Task Recovery_codes_are_kept_as_hashes_alone()
    {
        using var site = new TrainingSite();
        var (_, _, codes) = await TurnOnAsync(site);

        var kept = await KeptCodesAsync(site);

        Assert.Equal(10, kept.Split(';').Distinct().Count());
        Assert.All(codes, code => Assert.DoesNotContain(code, kept, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Codes_given_out_before_they_were_hashed_still_work_and_are_hashed_when_one_is_entered()
    {
        using var site = new TrainingSite();
        var (_, app, _) = await TurnOnAsync(site);
        await site.InDatabaseAsync(db =>
            db.UserTokens.Where(t => t.Name == "RecoveryCodes")
                .ExecuteUpdateAsync(c => c.SetProperty(t => t.Value, "BCDFG-HJKMN;PQRTV-WXY23;45678-9BCDF"))
        );

        var wrong = await EnterAsync(site.Visit(), app.WrongCode());
        var hashed = await KeptCodesAsync(site);
        var first = await EnterAsync(site.Visit(), "BCDFG-HJKMN");
        var again = await EnterAsync(site.Visit(), "BCDFG-HJKMN");
        var second = await EnterAsync(site.Visit(), "PQRTV-WXY23");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.DoesNotContain("BCDFG", hashed, StringComparison.Ordinal);
        Assert.Equal(3, hashed.Split(';').Length);
        Assert.Equal(("/", "/"), (first.Path, second.Path));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
    }

    [Fact]
    public async Task New_recovery_codes_take_the_password_and_end_the_old_ones()
    {
        using var site = new TrainingSite();
        var (learner, _, codes) = await TurnOnAsync(site);

        var refused = await learner.SubmitAsync(await learner.GetAsync(Security), Security + "/codes", ("password", ""));
        var page = await learner.SubmitAsync(refused, Security + "/codes", ("password", TrainingSite.Password));
        var old = await EnterAsync(site.Visit(), codes[0]);
        var fresh = await EnterAsync(site.Visit(), page.Texts(".recovery li")[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.Status);
        Assert.Equal("/", fresh.Path);
    }

    [Fact]
    public async Task Whoever_comes_in_by_the_door_of_an_open_institution_joins_it_at_the_second_step_and_not_before()
    {
        using var site = new TrainingSite();
        await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var (_, _, codes) = await TurnOnAsync(site);
        var visitor = site.Visit();

        var form = await visitor.GetAsync("/i/cegep/account/sign-in");
        var second = await visitor.SubmitAsync(form, "/i/cegep/account/sign-in", ("email", Email), ("password", TrainingSite.Password));
        var before = await MembersAsync(site, "cegep");
        await visitor.SubmitAsync(second, "/i/cegep/account/sign-in/code", ("code", codes[0]));

        Assert.Equal("/i/cegep/account/sign-in/code", second.Path);
        Assert.Equal((0, 1), (before, await MembersAsync(site, "cegep")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/i/cegep/learning")).Status);
    }

    [Fact]
    public async Task The_page_is_for_those_who_have_an_account()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(Security);

        Assert.Equal("/account/sign-in", page.Path);
    }

    [Fact]
    public async Task The_cookies_of_the_way_in_are_for_this_host_over_https_and_not_for_scripts()
    {
        using var site = new TrainingSite();
        await TurnOnAsync(site);
        var visitor = site.VisitWithoutRedirects();

        var answer = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));

        var cookie = Assert.Single(
            answer.Response.Headers.GetValues("Set-Cookie"),
            c => c.StartsWith("__Host-training-step=", StringComparison.Ordinal)
        );
        Assert.Contains("; path=/; secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_address_comes_into_the_log()
    {
        using var site = new TrainingSite();
        var (_, app, codes) = await TurnOnAsync(site);
        await EnterAsync(site.Visit(), app.WrongCode());
        await EnterAsync(site.Visit(), codes[0]);

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("amelie", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<Browser> SignInAsync(TrainingSite site, Language language = Language.Fr)
    {
        await site.AddLearnerAsync(email: Email, language: language);
        return await site.SignInAsync(Email);
    }

    private static async Task<Page> SetUpAsync(Browser learner) =>
        await learner.SubmitAsync(await learner.GetAsync(Security), Security + "/app");

    private static App AppOf(Page setUp) => new(setUp.Text(".key"));

    private static async Task<(Browser Learner, App App, IReadOnlyList<string> Codes)> TurnOnAsync(TrainingSite site)
    {
        var learner = await SignInAsync(site);
        var setUp = await SetUpAsync(learner);
        var page = await learner.SubmitAsync(setUp, Security + "/app/on", ("code", AppOf(setUp).Code()));
        return (learner, AppOf(setUp), page.Texts(".recovery li"));
    }

    private static Task<Page> PasswordAsync(Browser visitor, Page form) =>
        visitor.SubmitAsync(form, "/account/sign-in", ("email", Email), ("password", TrainingSite.Password));

    private static async Task<Page> EnterAsync(Browser visitor, string code, params (string, string)[] more)
    {
        var second = await PasswordAsync(visitor, await visitor.GetAsync("/account/sign-in"));
        return await visitor.SubmitAsync(second, "/account/sign-in/code", [("code", code), .. more]);
    }

    private static async Task SignOutAsync(Browser visitor) => await visitor.SubmitAsync(await visitor.GetAsync("/"), "/account/sign-out");

    private static Task<string?> KeyAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.UserTokens.Where(t => t.Name == "AuthenticatorKey").Select(t => t.Value).SingleAsync());

    private static async Task<string> KeptCodesAsync(TrainingSite site) =>
        (await site.InDatabaseAsync(db => db.UserTokens.Where(t => t.Name == "RecoveryCodes").Select(t => t.Value).SingleAsync()))!;

    private static Task<int> MembersAsync(TrainingSite site, string slug) =>
        site.InDatabaseAsync(db =>
            db.Set<Membership>()
                .OfAllInstitutions()
                .CountAsync(m => db.Set<Institution>().Any(i => i.Id == m.InstitutionId && i.Slug == slug))
        );
}
