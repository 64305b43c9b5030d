using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Gradebook;
using Training.Learners;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>What an instructor writes to a learner, and the learner reads.</summary>
public sealed class CommentsTests
{
    [Fact]
    public async Task A_learner_is_told_of_a_comment_reads_it_and_is_told_no_more()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var browser = await site.SignInAsync(learner.Email!);
        var before = await browser.GetAsync("/learning");
        await WriteAsync(cohort, learner, "Beau travail.", "essai/bilan");
        await WriteAsync(cohort, learner, "Continuez.");

        var notice = await browser.GetAsync("/learning");
        var unseen = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");
        var comments = await browser.GetAsync(notice.Link("2 commentaires sur votre travail vous attendent"));
        var after = await browser.GetAsync("/learning");
        var seen = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");
        var again = await browser.GetAsync("/learning/comments");

        Assert.DoesNotContain("/learning/comments", before.Html, StringComparison.Ordinal);
        Assert.Contains("Beau travail.", comments.Text("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Denise Roy, le 23 novembre 2026, à propos de « Bilan » – Automne 2026",
            comments.Text("main"),
            StringComparison.Ordinal
        );
        Assert.Equal(2, comments.Texts(".tag").Count);
        Assert.False(after.Has(".alert.important"));
        Assert.Equal("/learning/comments", after.Link("Commentaires reçus"));
        Assert.Contains("pas encore vu", unseen.Text(".evidence"), StringComparison.Ordinal);
        Assert.Contains("vu le 23 novembre 2026", seen.Text(".evidence"), StringComparison.Ordinal);
        Assert.Empty(again.Texts(".tag"));
    }

    [Fact]
    public async Task When_a_comment_was_first_seen_stays_as_it_was()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        await WriteAsync(cohort, learner, "Beau travail.");
        var browser = await site.SignInAsync(learner.Email!);
        await browser.GetAsync("/learning/comments");
        var first = site.Time.GetUtcNow();
        site.Time.Advance(TimeSpan.FromHours(1));

        await browser.GetAsync("/learning/comments");

        Assert.Equal(first, await site.InDatabaseAsync(db => db.Set<Comment>().Select(c => c.SeenAt).SingleAsync()));
    }

    [Fact]
    public async Task A_second_click_writes_once()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var page = await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}");
        var action = $"{cohort.Home}/learners/{learner.Id}/comments";

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => cohort.Instructor.SubmitAsync(page, action, ("text", "Une fois."))));
        await cohort.Instructor.SubmitAsync(page, action, ("text", "Une fois."));

        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Comment>().CountAsync()));
    }

    [Fact]
    public async Task An_empty_comment_or_one_too_long_is_refused_and_what_was_typed_stays()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var tooLong = new string('a', Comment.TextLength + 1);

        var empty = await WriteAsync(cohort, learner, " ", "essai/bilan");
        var tedious = await WriteAsync(cohort, learner, tooLong);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (empty.Status, tedious.Status));
        Assert.Equal(["Écrivez le commentaire"], empty.Texts(".errors li"));
        Assert.Equal("Bilan", empty.Text("option[selected]"));
        Assert.Equal(tooLong, tedious.Text("textarea"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Comment>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_writes_about_what_is_not_in_the_offering_nor_to_who_is_not_in_the_cohort()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var learner = await cohort.SeatAsync("Zoé", "Abel");
        var stranger = await site.AddLearnerAsync();
        var other = await site.SignUpWithRoleAsync(Role.Instructor);
        var record = $"{cohort.Home}/learners/{learner.Id}";
        (string, string)[] comment = [("id", $"{Guid.NewGuid()}"), ("text", "Bonjour")];

        var elsewhere = await cohort.Instructor.PostAsync($"{record}/comments", record, [.. comment, ("about", "sortes/toutes")]);
        var nobody = await cohort.Instructor.PostAsync($"{cohort.Home}/learners/{stranger.Id}/comments", record, comment);
        var theirs = await other.PostAsync($"{record}/comments", "/account/profile", comment);

        Assert.All(new[] { elsewhere, nobody, theirs }, page => Assert.Equal(HttpStatusCode.NotFound, page.Status));
        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{stranger.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(record)).Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Comment>().CountAsync()));
    }

    [Fact]
    public async Task A_learner_reads_only_what_was_written_to_them_and_markup_stays_text()
    {
        using var site = new TrainingSite();
        var cohort = await TaughtCohort.OfAsync(site);
        var (learner, other) = (await cohort.SeatAsync("Zoé", "Abel"), await cohort.SeatAsync("Yan", "Boivin"));
        await WriteAsync(cohort, learner, "<b>Pour Zoé</b>");

        var own = await (await site.SignInAsync(learner.Email!)).GetAsync("/learning/comments");
        var others = await (await site.SignInAsync(other.Email!)).GetAsync("/learning/comments");

        Assert.Contains("<b>Pour Zoé</b>", own.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Personne ne vous a encore écrit", others.Text("main"), StringComparison.Ordinal);
        Assert.NotNull(await site.InDatabaseAsync(db => db.Set<Comment>().Select(c => c.SeenAt).SingleAsync()));
    }

    private static async Task<Page> WriteAsync(TaughtCohort cohort, Learner learner, string text, string about = "") =>
        await cohort.Instructor.SubmitAsync(
            await cohort.Instructor.GetAsync($"{cohort.Home}/learners/{learner.Id}"),
            $"{cohort.Home}/learners/{learner.Id}/comments",
            ("about", about),
            ("text", text)
        );
}
