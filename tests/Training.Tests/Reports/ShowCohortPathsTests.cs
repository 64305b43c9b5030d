using System.Net;
using Training.Content.Scenarios;
using Training.Learners;

namespace Training.Tests.Reports;

/// <summary>Where the simulated sessions of a cohort went, for those who teach it.</summary>
public sealed class ShowCohortPathsTests
{
    private static readonly Step[] Well = [Choose(0), Choose(0)];
    private static readonly Step[] Critically = [Choose(2), Choose(0)];
    private static readonly Step[] Silently = [Step.Timeout(TimeSpan.FromSeconds(20)), Choose(0)];
    private static readonly Step[] Attentively = [Step.Act("check-place", TimeSpan.Zero), Choose(0), Choose(1)];

    [Fact]
    public async Task From_five_learners_on_it_says_where_their_sessions_went()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Contains("n = 6 séances terminées, jouées par 5 personnes", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(["Accueil 20 s · 6 (100 %)", "Le lieu A1 · acte · 1 (17 %)"], page.Texts(".graph a").Take(2).Select(Plain));
        Assert.Equal(["6", "6"], page.Texts(".graph .count"));
        Assert.All(
            page.Document.QuerySelectorAll(".graph a").Select(a => a.GetAttribute("href")!),
            scene => Assert.True(page.Has(scene), scene)
        );
        Assert.Equal(["4 sur 6 (67 %)", "1 sur 6 (17 %)"], page.Texts("dl.facts dd").Select(Plain));
        Assert.False(page.Has("main script"));
    }

    [Fact]
    public async Task The_tables_say_in_words_and_figures_what_the_graph_shows()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Equal(["4", "1 (dont 1 par silence)", "1"], page.Texts("#scene-accueil tbody td:nth-child(3)"));
        Assert.Equal(["67 % de 6", "17 % de 6", "17 % de 6"], page.Texts("#scene-accueil tbody td:nth-child(4)").Select(Plain));
        // Only who knows the place is offered to say so.
        Assert.Equal(["83 % de 6", "100 % de 1", "0 % de 6"], page.Texts("#scene-suite tbody td:nth-child(4)").Select(Plain));
        Assert.Equal(["« Vous avez parlé de suicide? »", "1", "17 %"], page.Texts("#critical ~ .table-scroll tbody tr > *").Select(Plain));
        Assert.Equal(["Au revoir fin", "6", "100 %"], page.Texts("#endings ~ .table-scroll tbody tr > *").Select(Plain));
        Assert.Equal(
            ["Vérifier le lieu", "1 (17 %)", "5 (83 %)", "Accueil"],
            page.Texts("#acts ~ .table-scroll tbody tr > *").Select(Plain)
        );
    }

    [Fact]
    public async Task An_act_whose_moment_came_and_that_nobody_did_is_pointed_out()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance");
        for (var i = 0; i < 5; i++)
            await cohort.PlayAsync(await cohort.SeatAsync(), Well);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Contains(
            "jamais fait, alors que son moment est venu",
            page.Text("#acts ~ .table-scroll tbody th"),
            StringComparison.Ordinal
        );
        Assert.Contains("personne n’y est venu", page.Text("#scene-lieu"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_five_learners_nothing_is_shown_however_often_they_played()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance");
        for (var i = 0; i < 4; i++)
        {
            var learner = await cohort.SeatAsync();
            await cohort.PlayAsync(learner, Well);
            await cohort.PlayAsync(learner, Critically);
        }

        var page = await cohort.Instructor.GetAsync(Address(cohort));
        var list = await cohort.Instructor.GetAsync($"{cohort.Address}/scenarios");

        Assert.Contains("moins de 5 personnes ont terminé", page.Text("main .alert"), StringComparison.Ordinal);
        Assert.False(page.Has(".graph"));
        Assert.False(page.Has("main table"));
        Assert.DoesNotContain("8", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("moins de 5 personnes", list.Text("main .ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_under_way_practised_unrecorded_or_of_another_version_does_not_count()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);
        var learner = await cohort.SeatAsync();
        await cohort.PlayAsync(learner, "seance/jouer", hash: null, isPractice: true, steps: Critically);
        await cohort.PlayAsync(learner, "seance/jouer", hash: null, hasEnded: false, steps: [Choose(2)]);
        await cohort.PlayAsync(learner, "seance/jouer", hash: null, isRecorded: false, steps: Critically);
        await cohort.PlayAsync(learner, "seance/jouer", hash: new string('0', 64), steps: Critically);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.Contains("n = 6 séances terminées, jouées par 5 personnes", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("1 tentative, faite sur une autre version du module", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("1", page.Texts("#scene-accueil tbody td:nth-child(3)")[2]);
    }

    [Fact]
    public async Task Who_left_who_teaches_and_who_has_no_seat_does_not_count()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance");
        for (var i = 0; i < 4; i++)
            await cohort.PlayAsync(await cohort.SeatAsync(), Well);
        await cohort.PlayAsync(await cohort.SeatAsync(leftAt: site.Time.GetUtcNow()), Well);
        var teaching = await cohort.SeatAsync();
        await cohort.TeachAsync(teaching);
        await cohort.PlayAsync(teaching, Well);
        await cohort.PlayAsync((await site.AddLearnerAsync()).Id, Well);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.False(page.Has(".graph"));
    }

    [Fact]
    public async Task Nobody_is_named()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);

        var page = await cohort.Instructor.GetAsync(Address(cohort));

        Assert.DoesNotContain("Zénobie", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Lavigueur", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_to_every_session_of_the_offering()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site, "essai", "seance");

        var list = await cohort.Instructor.GetAsync($"{cohort.Address}/scenarios");

        Assert.Equal(Address(cohort), list.Link("L’appel"));
        Assert.Contains("6 séances terminées, 5 personnes", list.Text("main .ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_for_those_who_teach_the_offering_and_the_institutions_administrators()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var stranger = await site.AddLearnerAsync();
        await site.GrantAsync(stranger, Role.Instructor, cegep);
        var elsewhere = await site.SignInAsync(stranger.Email!, at: "/i/cegep");

        var other = await (await site.SignUpWithRoleAsync(Role.Instructor)).GetAsync(Address(cohort));
        var admin = await (await site.SignUpWithRoleAsync(Role.Admin)).GetAsync(Address(cohort));
        var learner = await (await site.SignUpAsync()).GetAsync(Address(cohort));
        var there = await elsewhere.GetAsync("/i/cegep" + Address(cohort));
        var here = await elsewhere.GetAsync(Address(cohort));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.Forbidden), (other.Status, admin.Status, learner.Status));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (there.Status, here.Status));
    }

    [Theory]
    [InlineData("seance/lire")]
    [InlineData("seance/absente")]
    [InlineData("groupe/mosaique")]
    public async Task What_is_no_session_of_the_offering_does_not_exist(string activity)
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "seance");

        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Address}/scenarios/{activity}")).Status);
    }

    [Fact]
    public async Task A_hundred_sessions_are_read_with_as_many_queries_as_six()
    {
        using var site = new TrainingSite();
        var cohort = await FiveAsync(site);
        await cohort.Instructor.GetAsync(Address(cohort));
        var few = await site.Sql.DuringAsync(() => cohort.Instructor.GetAsync(Address(cohort)));
        var learner = await cohort.SeatAsync();
        for (var i = 0; i < 94; i++)
            await cohort.PlayAsync(learner, Well);

        var many = await site.Sql.DuringAsync(() => cohort.Instructor.GetAsync(Address(cohort)));

        Assert.Equal(few.Count, many.Count);
        Assert.InRange(many.Count, 1, 10);
    }

    private static async Task<Cohort> FiveAsync(TrainingSite site, params string[] modules)
    {
        var cohort = await Cohort.OfAsync(site, modules.Length == 0 ? ["seance"] : modules);
        var first = await cohort.SeatAsync();
        await cohort.PlayAsync(first, Well);
        await cohort.PlayAsync(first, Silently);
        await cohort.PlayAsync(await cohort.SeatAsync(), Well);
        await cohort.PlayAsync(await cohort.SeatAsync(), Well);
        await cohort.PlayAsync(await cohort.SeatAsync(), Critically);
        await cohort.PlayAsync(await cohort.SeatAsync(), Attentively);
        return cohort;
    }

    private static string Address(Cohort cohort) => $"{cohort.Address}/scenarios/seance/jouer";

    private static Step Choose(int choice) => Step.Choose(choice, TimeSpan.FromSeconds(20));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
