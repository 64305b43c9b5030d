using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Gradebook;
using Training.Learners;
using Training.Progress;
using Training.Quizzes;
using Training.Tests.Quizzes;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>Open answers, read by those who teach the cohort.</summary>
public sealed class AssessAnswerTests
{
    private static readonly (string, string)[] Levels = [("level.0", "1"), ("level.1", "0")];

    [Fact]
    public async Task The_learner_sees_the_reading_beside_their_own_and_no_score_moves()
    {
        using var site = new TrainingSite();
        var (cohort, learner, address) = await AnsweredAsync(site);
        await learner.Browser.SubmitAsync(await learner.ShowAsync(), $"{learner.Attempt()}/self-assessments/ecrire", ("level.0", "0"));
        var before = await FactsAsync(site);

        var saved = await SaveAsync(cohort.Instructor, address, [.. Levels, ("comment", "Vous nommez ce que vous entendez.")]);
        var result = await learner.ShowAsync();

        Assert.Contains("Votre lecture est enregistrée", saved.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Lue par une personne", result.Text("[aria-labelledby=item-ecrire] > .state"));
        var reading = result.Text("[aria-labelledby=item-ecrire] section.box");
        Assert.Contains("Lue par Inès Beaulieu, le 23 novembre 2026", reading, StringComparison.Ordinal);
        Assert.Equal(
            ["Accueil", "Clair Présent", "Suite", "À revoir Absente"],
            result.Texts("[aria-labelledby=item-ecrire] section.box dl > *")
        );
        Assert.Contains("Vous nommez ce que vous entendez.", reading, StringComparison.Ordinal);
        Assert.Contains("2 sur 4 · Cette lecture ne change ni votre score ni votre réussite.", reading, StringComparison.Ordinal);
        // Their own assessment stays, and the answer no longer waits for a person.
        Assert.Equal(["level.0=0"], QuizTaker.Ticked(result));
        Assert.DoesNotContain("à évaluer", result.Text(".verdict"), StringComparison.Ordinal);
        Assert.Equal(before, await FactsAsync(site));
    }

    [Fact]
    public async Task The_page_shows_what_was_asked_the_answer_and_the_rubric_and_not_whose_it_is()
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);

        var page = await cohort.Instructor.GetAsync(address);
        var list = await cohort.Instructor.GetAsync($"{cohort.Address}/answers");
        var named = await cohort.Instructor.GetAsync(page.Link("Montrer le nom"));

        Assert.Equal("Que lui écrivez-vous?", page.Text("#asked"));
        Assert.Equal("Bonjour, je vous lis.", page.Text("blockquote"));
        Assert.Equal(4, page.Document.QuerySelectorAll(".rubric input[type=radio]").Length);
        Assert.StartsWith("Réponse ", page.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Zénobie", page.Html + list.Html, StringComparison.Ordinal);
        Assert.Equal("Zénobie Lavigueur", named.Heading);
        // Whoever wants the names keeps them from page to page.
        var saved = await SaveAsync(cohort.Instructor, named, Levels);
        Assert.Equal("Zénobie Lavigueur", saved.Heading);
    }

    [Fact]
    public async Task What_a_learner_thinks_of_their_own_answer_stays_theirs()
    {
        using var site = new TrainingSite();
        var (cohort, learner, address) = await AnsweredAsync(site);
        await learner.Browser.SubmitAsync(await learner.ShowAsync(), $"{learner.Attempt()}/self-assessments/ecrire", Levels);

        var page = await cohort.Instructor.GetAsync(address);

        Assert.Empty(QuizTaker.Ticked(page));
    }

    [Fact]
    public async Task A_second_assessor_sees_the_first_reading_once_their_own_is_saved()
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);
        var second = await cohort.SecondAsync();
        await SaveAsync(cohort.Instructor, address, [.. Levels, ("comment", "Le mot de la première.")]);

        var before = await second.GetAsync(address);
        var after = await SaveAsync(second, before, ("level.0", "1"), ("level.1", "1"));
        var first = await cohort.Instructor.GetAsync(address);

        Assert.Contains("Quelqu’un d’autre a lu cette réponse", before.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Le mot de la première.", before.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Inès", before.Html, StringComparison.Ordinal);
        Assert.Empty(QuizTaker.Ticked(before));
        Assert.Contains("Critères où vous êtes d’accord : 1 sur 2", Plain(after.Text("main")), StringComparison.Ordinal);
        Assert.Equal(
            ["Accueil", "Clair", "Clair", "même niveau", "Suite", "Clair", "À revoir", "à discuter", "Points", "4 sur 4", "2 sur 4", ""],
            after.Texts("#together ~ .table-scroll tbody tr > *")
        );
        Assert.Contains("Le mot de la première.", after.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Omar Diallo", first.Text("#together ~ .table-scroll thead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_learner_sees_both_readings()
    {
        using var site = new TrainingSite();
        var (cohort, learner, address) = await AnsweredAsync(site);
        await SaveAsync(cohort.Instructor, address, Levels);
        await SaveAsync(await cohort.SecondAsync(), address, Levels);

        var result = await learner.ShowAsync();

        Assert.Equal(
            ["Lue par Inès Beaulieu, le 23 novembre 2026", "Lue par Omar Diallo, le 23 novembre 2026"],
            result.Texts("[aria-labelledby=item-ecrire] section.box h4")
        );
    }

    [Fact]
    public async Task Twice_the_same_is_one_reading_and_a_change_stands_in_its_place()
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);
        await SaveAsync(cohort.Instructor, address, Levels);
        site.Time.Advance(TimeSpan.FromMinutes(5));
        await SaveAsync(cohort.Instructor, address, Levels);
        var same = await ReadingsAsync(site);
        await SaveAsync(cohort.Instructor, address, ("level.0", "0"), ("level.1", "0"), ("comment", "À relire."));

        var changed = Assert.Single(await ReadingsAsync(site));

        Assert.Equal(site.Time.GetUtcNow().AddMinutes(-5), Assert.Single(same).At);
        Assert.Equal([0, 0], changed.Levels);
        Assert.Equal(("À relire.", site.Time.GetUtcNow()), (changed.Comment, changed.At));
    }

    [Fact]
    public async Task Two_clicks_at_once_are_one_reading()
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);
        var form = await cohort.Instructor.GetAsync(address);

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SaveAsync(cohort.Instructor, form, Levels)));

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Single(await ReadingsAsync(site));
    }

    [Theory]
    [InlineData("1", null, "court", "Choisissez un niveau pour le critère Suite.")]
    [InlineData("1", "7", "court", "Choisissez un niveau pour le critère Suite.")]
    [InlineData("1", "0", "long", "Le mot à la personne est trop long")]
    public async Task A_reading_that_is_not_whole_is_refused_and_nothing_typed_is_lost(
        string first,
        string? other,
        string comment,
        string problem
    )
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);
        var words = comment == "long" ? new string('a', RubricAssessment.CommentLength + 1) : "Mon mot.";

        var refused = await cohort.Instructor.PostAsync(
            address,
            address,
            [("level.0", first), ("comment", words), .. other is null ? Array.Empty<(string, string)>() : [("level.1", other)]]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(problem, refused.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.True(refused.Has(refused.Document.QuerySelector("[role=alert] a")!.GetAttribute("href")!));
        Assert.Contains("level.0=1", QuizTaker.Ticked(refused));
        Assert.Equal(words, refused.Text("textarea"));
        Assert.Empty(await ReadingsAsync(site));
    }

    [Fact]
    public async Task Only_who_teaches_the_offering_reads_answers()
    {
        using var site = new TrainingSite();
        var (cohort, learner, address) = await AnsweredAsync(site);
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var stranger = await site.AddLearnerAsync();
        await site.GrantAsync(stranger, Role.Instructor, cegep);
        var elsewhere = await site.SignInAsync(stranger.Email!, at: "/i/cegep");
        var other = await site.SignUpWithRoleAsync(Role.Instructor);
        var admin = await site.SignUpWithRoleAsync(Role.Admin);

        foreach (var path in new[] { address, $"{cohort.Address}/answers" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).Status);
            // Figures are an administrator’s business; what a learner wrote is not.
            Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync("/i/cegep" + path)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await learner.Browser.GetAsync(path)).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(address, "/account/profile", Levels)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync(address, "/account/profile", Levels)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await cohort.Instructor.ForgeAsync(address, Levels)).Status);
        Assert.Empty(await ReadingsAsync(site));
    }

    [Theory]
    [InlineData("mot")]
    [InlineData("noter")]
    [InlineData("inconnu")]
    public async Task Only_open_items_that_were_answered_are_read(string item)
    {
        using var site = new TrainingSite();
        var (cohort, _, address) = await AnsweredAsync(site);
        var refused = address.Replace("ecrire", item, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync(refused)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.PostAsync(refused, address, Levels)).Status);
    }

    [Fact]
    public async Task Nobody_reads_what_is_not_submitted_a_pre_test_who_left_or_themselves()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var (learner, gone) = (await cohort.SeatAsync(), await cohort.SeatAsync(leftAt: site.Time.GetUtcNow()));
        var me = await site.InDatabaseAsync(db => db.Set<OfferingInstructor>().Select(i => i.LearnerId).SingleAsync());
        await cohort.SeatAsync(me);
        var attempts = new[]
        {
            await cohort.AnswerAsync(learner, "sortes/toutes", hash: null, isSubmitted: false, answers: ("ecrire", "En cours")),
            await cohort.AnswerAsync(learner, "sortes/toutes", hash: null, number: QuizAttempt.PreTestNumber, answers: ("ecrire", "Avant")),
            await cohort.AnswerAsync(gone, "sortes/toutes", ("ecrire", "Partie")),
            await cohort.AnswerAsync(me, "sortes/toutes", ("ecrire", "La mienne")),
        };

        foreach (var attempt in attempts)
            Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Address}/answers/{attempt}/ecrire")).Status);
        var list = await cohort.Instructor.GetAsync($"{cohort.Address}/answers?show=all");
        Assert.Contains("Personne de la cohorte n’a encore remis", list.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_what_waits_what_a_second_assessor_may_read_and_all()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var attempts = new List<Guid>();
        for (var i = 0; i < 3; i++)
            attempts.Add(await cohort.AnswerAsync(await cohort.SeatAsync(), "sortes/toutes", ("ecrire", $"Mots {i}"), ("noter", "Faits")));
        var second = await cohort.SecondAsync();
        await SaveAsync(second, $"{cohort.Address}/answers/{attempts[0]}/ecrire", Levels);
        await SaveAsync(cohort.Instructor, $"{cohort.Address}/answers/{attempts[1]}/ecrire", Levels);

        var waiting = await ListAsync("");
        var other = await ListAsync("&show=second");
        var all = await ListAsync("&show=all");

        Assert.Equal([Code(attempts[2])], waiting.Texts(".ledger h3"));
        Assert.Equal([Code(attempts[0])], other.Texts(".ledger h3"));
        Assert.Equal(3, all.Texts(".ledger h3").Count);
        Assert.Equal(["3", "1", "1", "3", "3", "0"], waiting.Texts("#items ~ .table-scroll td"));
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Address}/answers?of=sortes/toutes/mot")).Status);

        Task<Page> ListAsync(string show) => cohort.Instructor.GetAsync($"{cohort.Address}/answers?of=sortes/toutes/ecrire{show}");
    }

    [Fact]
    public async Task A_long_list_is_read_page_by_page_with_few_queries()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var learner = await cohort.SeatAsync();
        for (var i = 0; i < 26; i++)
            await cohort.AnswerAsync(learner, "sortes/toutes", ("ecrire", $"Mots {i}"));

        var first = await cohort.Instructor.GetAsync($"{cohort.Address}/answers");
        var queries = await site.Sql.DuringAsync(() => cohort.Instructor.GetAsync($"{cohort.Address}/answers"));
        var next = await cohort.Instructor.GetAsync(first.Link("Suivantes"));

        Assert.Equal((25, 1), (first.Texts(".ledger h3").Count, next.Texts(".ledger h3").Count));
        Assert.InRange(queries.Count, 1, 10);
    }

    private static string Code(Guid attempt) => $"Réponse {attempt.ToString("N")[^4..].ToUpperInvariant()}";

    /// <summary>A learner of a cohort who submitted an open answer, and where it is read.</summary>
    private static async Task<(Cohort Cohort, QuizTaker Learner, string Address)> AnsweredAsync(TrainingSite site)
    {
        var cohort = await Cohort.OfAsync(site, "sortes");
        var someone = await site.AddLearnerAsync("Zénobie", "Lavigueur");
        await cohort.SeatAsync(someone.Id);
        var learner = await QuizTaker.EnrolAsync(await site.SignInAsync(someone.Email!), "sortes/toutes");
        await learner.PressAsync(await learner.TakeAsync(("r.ecrire", "Bonjour, je vous lis.")), "Remettre quand même");
        var attempt = await site.InDatabaseAsync(db => db.Set<QuizAttempt>().Select(a => a.Id).SingleAsync());
        return (cohort, learner, $"{cohort.Address}/answers/{attempt}/ecrire");
    }

    private static async Task<Page> SaveAsync(Browser assessor, string address, params (string, string)[] fields) =>
        await SaveAsync(assessor, await assessor.GetAsync(address), fields);

    private static Task<Page> SaveAsync(Browser assessor, Page form, params (string, string)[] fields) =>
        assessor.SubmitAsync(form.Document.Forms.First(f => f.Elements["comment"] is not null), fields);

    private static Task<List<RubricAssessment>> ReadingsAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<RubricAssessment>().AsNoTracking().ToListAsync());

    private static Task<(double?, bool, int, int)> FactsAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            var attempt = await db.Set<QuizAttempt>().AsNoTracking().SingleAsync();
            return (
                attempt.CurrentScore,
                attempt.CurrentPassed,
                await db.Set<LearningRecord>().CountAsync(),
                await db.Set<Completion>().CountAsync()
            );
        });

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
