using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Gradebook;
using Training.Learners;
using Training.Progress;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>An instructor’s score in the place of the attempts’ own.</summary>
public sealed class OverrideGradeTests
{
    [Fact]
    public async Task An_instructor_puts_another_score_and_the_trace_says_who_when_and_why()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);

        var page = await OverrideAsync(cohort, learner, "82,5", "Réponse orale jugée suffisante.");

        var gradebook = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook");
        var record = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");
        Assert.Equal("C’est fait. La trace est plus bas.", page.Text("[role=status]"));
        Assert.Equal("83 % par Denise Roy, le 23 novembre 2026 à 9 h 00 Réponse orale jugée suffisante.", page.Text(".evidence li"));
        Assert.Contains("ne change que le carnet de notes", page.Text(".alert.important"), StringComparison.Ordinal);
        Assert.Equal("83 % modifié", TaughtCohort.Row(gradebook, "Abel")[0]);
        Assert.Equal("83 %", TaughtCohort.Row(gradebook, "Abel")[^1]);
        Assert.Contains("Réponse orale jugée suffisante.", record.Text(".evidence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_changes_no_learning_record_no_completion_and_no_status()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);
        var before = await FactsAsync(site);

        await OverrideAsync(cohort, learner, "100", "Pour l’exemple.");

        var page = await cohort.Instructor.GetAsync(cohort.Home);
        Assert.Equal(before, await FactsAsync(site));
        Assert.Equal("En cours", TaughtCohort.Row(page, "Abel")[2]);
    }

    [Fact]
    public async Task The_attempts_own_score_can_be_given_back_and_the_trace_keeps_all()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);
        var page = await OverrideAsync(cohort, learner, "100", "Trop généreux.");
        site.Time.Advance(TimeSpan.FromMinutes(1));

        var form = page.Form(Cell(cohort, learner));
        page = await cohort.Instructor.SubmitAsync(form, ("reason", "Je me suis trompée."), ("back", "1"));

        Assert.Equal(["Score des tentatives redonné", "100 %"], page.Texts(".evidence b"));
        Assert.Equal("40 %", TaughtCohort.Row(await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook"), "Abel")[0]);
        Assert.False(page.Has("button[name=back]"));
    }

    [Fact]
    public async Task A_second_click_overrides_once()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);
        var page = await cohort.Instructor.GetAsync(Cell(cohort, learner));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ => cohort.Instructor.SubmitAsync(page, Cell(cohort, learner), ("score", "82"), ("reason", "Oral")))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<GradeOverride>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_first_what_the_other_wrote()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);
        var old = await cohort.Instructor.GetAsync(Cell(cohort, learner));
        await OverrideAsync(cohort, learner, "82", "La première");
        site.Time.Advance(TimeSpan.FromMinutes(1));

        var refused = await cohort.Instructor.SubmitAsync(old, Cell(cohort, learner), ("score", "60"), ("reason", "La seconde"));
        var again = await cohort.Instructor.SubmitAsync(refused, Cell(cohort, learner));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(("60", "La seconde"), (refused.Value("score"), refused.Text("textarea")));
        Assert.Contains("La première", refused.Text(".evidence"), StringComparison.Ordinal);
        Assert.Equal(["60 %", "82 %"], again.Texts(".evidence b"));
    }

    [Theory]
    [InlineData("", "Oral", "Écrivez un score de 0 à 100")]
    [InlineData("101", "Oral", "Écrivez un score de 0 à 100")]
    [InlineData("-1", "Oral", "Écrivez un score de 0 à 100")]
    [InlineData("1e2", "Oral", "Écrivez un score de 0 à 100")]
    [InlineData("82", "  ", "Écrivez la raison")]
    public async Task A_score_out_of_bounds_or_without_a_reason_is_refused_and_what_was_typed_stays(
        string score,
        string reason,
        string problem
    )
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);

        var page = await OverrideAsync(cohort, learner, score, reason);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal([problem], page.Texts(".errors li"));
        Assert.Equal(score, page.Value("score"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<GradeOverride>().CountAsync()));
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);

        var page = await OverrideAsync(cohort, learner, "82", new string('a', GradeOverride.ReasonLength + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
    }

    [Theory]
    [InlineData("82", 0.82)]
    [InlineData("82.5 %", 0.825)]
    [InlineData("0", 0.0)]
    [InlineData("100", 1.0)]
    public async Task A_score_is_read_as_people_write_it(string text, double score)
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);

        await OverrideAsync(cohort, learner, text, "Oral");

        Assert.Equal(score, await site.InDatabaseAsync(db => db.Set<GradeOverride>().Select(o => o.ScaledScore).SingleAsync()));
    }

    [Fact]
    public async Task What_is_not_scored_not_there_or_not_theirs_cannot_be_overridden()
    {
        using var site = new TrainingSite();
        var (cohort, learner) = await TriedAsync(site);
        var stranger = await site.AddLearnerAsync();
        var other = await site.SignUpWithRoleAsync(Role.Instructor);
        var cells = new[]
        {
            $"{learner.Id}/essai/lire",
            $"{learner.Id}/essai/rien",
            $"{learner.Id}/sortes/toutes",
            $"{stranger.Id}/essai/bilan",
        };

        foreach (var cell in cells)
        {
            var path = $"{cohort.Home}/gradebook/{cell}";
            Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync(path)).Status);
            var posted = await cohort.Instructor.PostAsync(
                path,
                Cell(cohort, learner),
                ("id", $"{Guid.NewGuid()}"),
                ("score", "1"),
                ("reason", "x")
            );
            Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        }
        var theirs = await other.PostAsync(
            Cell(cohort, learner),
            "/account/profile",
            ("id", $"{Guid.NewGuid()}"),
            ("score", "1"),
            ("reason", "x")
        );
        Assert.Equal(HttpStatusCode.NotFound, theirs.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<GradeOverride>().CountAsync()));
    }

    private static async Task<(TaughtCohort, Learner)> TriedAsync(TrainingSite site)
    {
        var cohort = await TaughtCohort.OfAsync(site, ["essai"]);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        await cohort.RecordAsync(learner, "essai/bilan", (Verb.Failed, 0.4));
        return (cohort, learner);
    }

    private static string Cell(TaughtCohort cohort, Learner learner) => $"{cohort.Home}/gradebook/{learner.Id}/essai/bilan";

    private static async Task<Page> OverrideAsync(TaughtCohort cohort, Learner learner, string score, string reason) =>
        await cohort.Instructor.SubmitAsync(
            await cohort.Instructor.GetAsync(Cell(cohort, learner)),
            Cell(cohort, learner),
            ("score", score),
            ("reason", reason)
        );

    private static Task<(int, int)> FactsAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db => (await db.Set<LearningRecord>().CountAsync(), await db.Set<Completion>().CountAsync()));
}
