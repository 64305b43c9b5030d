using Training.Learners;

namespace Training.Tests.Security;

/// <summary>Attempts to go round a rule are in the log, by ids alone.</summary>
public sealed class RefusalLogTests
{
    private const string Category = "Training.Security: Refused: ";

    [Fact]
    public async Task A_page_that_is_not_for_them_is_logged_with_who_asked()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var browser = await site.SignInAsync(learner.Email!);

        await browser.GetAsync("/institution/members?q=secret");

        AssertLogged(site, "not allowed. GET /institution/members at ", learner);
    }

    [Fact]
    public async Task A_forged_form_is_logged()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var browser = await site.SignInAsync(learner.Email!);

        await browser.ForgeAsync("/account/profile", ("givenName", "secret"));

        AssertLogged(site, "the form had no valid token. POST /account/profile at ", learner);
    }

    [Fact]
    public async Task An_id_of_another_institution_is_logged_and_so_is_one_of_its_pages()
    {
        using var site = new TrainingSite();
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var theirs = await site.AddLearnerAsync();
        await site.GrantAsync(theirs, Role.Author, ordre);
        var admin = await site.AddLearnerAsync(email: "amelie@exemple.ca");
        await site.GrantAsync(admin, Role.Admin);
        var browser = await site.SignInAsync(admin.Email!);

        await browser.GetAsync($"/institution/members/{theirs.Id}");
        await browser.GetAsync("/i/ordre/learning");

        AssertLogged(site, "not there, or not theirs. GET /institution/members/{member:guid} at ", admin);
        AssertLogged(site, $"not there, or not theirs. GET /learning at {ordre.Id} by ", admin);
    }

    [Fact]
    public async Task Too_many_tries_are_logged()
    {
        using var site = new TrainingSite();
        var visitor = site.Visit();
        var form = await visitor.GetAsync("/account/sign-in");
        for (var i = 0; i < 11; i++)
            await visitor.SubmitAsync(form, "/account/sign-in", ("email", "amelie@exemple.ca"), ("password", "pas la bonne"));

        Assert.Contains(
            site.Log.Lines,
            line => line.StartsWith(Category + "too many tries. POST /account/sign-in at ", StringComparison.Ordinal)
        );
        AssertNothingTyped(site);
    }

    [Fact]
    public async Task Someone_who_opens_what_is_theirs_or_mistypes_an_address_is_not()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        await learner.GetAsync("/account/profile");
        await learner.GetAsync("/nulle-part");
        await site.Visit().GetAsync("/learning");

        Assert.DoesNotContain(site.Log.Lines, line => line.StartsWith(Category, StringComparison.Ordinal));
    }

    private static void AssertLogged(TrainingSite site, string said, Learner learner)
    {
        Assert.Contains(
            site.Log.Lines,
            line => line.StartsWith(Category + said, StringComparison.Ordinal) && line.Contains($"{learner.Id}", StringComparison.Ordinal)
        );
        AssertNothingTyped(site);
    }

    private static void AssertNothingTyped(TrainingSite site) =>
        Assert.DoesNotContain(
            site.Log.Lines,
            line => line.Contains("secret", StringComparison.Ordinal) || line.Contains("amelie", StringComparison.OrdinalIgnoreCase)
        );
}
