using System.Net;
using Training.Learners;
using Training.Reports.Items;

namespace Training.Tests.Reports;

/// <summary>How a cohort answered the items of a quiz, for those who teach it.</summary>
public sealed class ShowCohortItemsTests
{
    [Fact]
    public async Task From_five_learners_on_it_says_how_each_item_did_and_how_sure_that_is()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Contains("n = 5 premières tentatives remises", page.Text("main"), StringComparison.Ordinal);
        // Three of five are right: Wilson’s interval is wide, as it should be.
        Assert.Equal(
            ["5", "60 %", "de 23 % à 88 %", "de 15 à 20 s"],
            page.Texts("table:has(a[href='#item-porte']) tr:has(a[href='#item-porte']) td").Select(Plain)
        );
        Assert.Equal(
            ["3 (60 %)", "2 (40 %)", "0 (0 %)"],
            page.Texts("[aria-labelledby=item-porte] tbody td").Select(Plain).Order().Reverse()
        );
        Assert.DoesNotContain("Zénobie", page.Html, StringComparison.Ordinal);
        Assert.False(page.Has("main script"));
    }

    [Fact]
    public async Task Under_five_learners_nothing_is_shown()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "essai");
        for (var i = 0; i < 4; i++)
        {
            var learner = await cohort.SeatAsync();
            await cohort.AnswerAsync(learner, "essai/bilan", ("porte", "1"));
            await cohort.AnswerAsync(learner, "essai/bilan", ("porte", "1"));
        }

        var page = await cohort.Instructor.GetAsync(Address(cohort));
        var list = await cohort.Instructor.GetAsync($"{cohort.Address}/items");

        Assert.Contains("moins de 5 personnes ont terminé", page.Text("main .alert"), StringComparison.Ordinal);
        Assert.False(page.Has("main table"));
        Assert.Contains("moins de 5 personnes", list.Text("main .ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_attempts_pre_tests_those_under_way_and_other_versions_do_not_count()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);
        var learner = await cohort.SeatAsync();
        await cohort.AnswerAsync(learner, "essai/bilan", hash: null, number: 0, answers: ("porte", "1"));
        await cohort.AnswerAsync(learner, "essai/bilan", hash: null, number: 2, answers: ("porte", "1"));
        await cohort.AnswerAsync(learner, "essai/bilan", hash: null, number: 1, isSubmitted: false, answers: ("porte", "1"));
        var old = await cohort.SeatAsync();
        await cohort.AnswerAsync(old, "essai/bilan", hash: new string('0', 64), answers: ("porte", "1"));
        var gone = await cohort.SeatAsync(leftAt: site.Time.GetUtcNow());
        await cohort.AnswerAsync(gone, "essai/bilan", ("porte", "1"));

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Contains("n = 5 premières tentatives", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("1 tentative, faite sur une autre version", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_a_person_can_score_has_no_success_and_shows_no_words()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        for (var i = 0; i < 5; i++)
            await cohort.AnswerAsync(await cohort.SeatAsync(), "sortes/toutes", ("ecrire", "Mes propres mots"), ("mot", "une ligne à moi"));

        var page = await cohort.Instructor.GetAsync($"{cohort.Address}/items/sortes/toutes");

        Assert.Equal(["évaluée par une personne", "–"], page.Texts("tr:has(a[href='#item-ecrire']) td").Skip(1).Take(2));
        Assert.Contains("A écrit une réponse", page.Text("[aria-labelledby=item-ecrire]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mes propres mots", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("une ligne à moi", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_those_who_teach_the_offering()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);
        var other = await site.SignUpWithRoleAsync(Role.Instructor);
        var learner = await site.SignUpAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Address(cohort))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{cohort.Address}/items")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync(Address(cohort))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Address}/items/essai/lire")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Address}/items/sortes/toutes")).Status);
        Assert.Equal(Address(cohort), (await cohort.Instructor.GetAsync($"{cohort.Address}/items")).Link("Bilan"));
    }

    // Newcombe (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(29, 29, 0.8830, 1)]
    public void The_interval_is_Wilsons(int right, int n, double from, double to)
    {
        var interval = CohortItem.Wilson((double)right / n, n);

        Assert.Equal(from, interval.From, 0.0001);
        Assert.Equal(to, interval.To, 0.0001);
    }

    private static async Task<Cohort> FiveAsync(TrainingSite site)
    {
        var cohort = await Cohort.OfAsync(site, "essai");
        for (var i = 0; i < 5; i++)
            await cohort.AnswerAsync(await cohort.SeatAsync(), "essai/bilan", ("ouverture", "0"), ("porte", i < 3 ? "1" : "0"));
        return cohort;
    }

    private static string Address(Cohort cohort) => $"{cohort.Address}/items/essai/bilan";

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
