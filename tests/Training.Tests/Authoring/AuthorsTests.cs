using System.Net;
using Training.Learners;

namespace Training.Tests.Authoring;

/// <summary>Who may open the pages of authors.</summary>
public sealed class AuthorsTests
{
    public static TheoryData<string> Pages =>
        [
            "/authoring",
            "/authoring/seance/jouer",
            "/authoring/seance/jouer/play",
            "/authoring/essai/bilan/statistics",
            "/authoring/essai/bilan/regrade",
            "/authoring/drafts",
            "/authoring/drafts/new",
            "/authoring/help/quiz",
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_visitor_signs_in_first_a_learner_may_not_an_author_and_an_instructor_may(string page)
    {
        using var site = new TrainingSite();

        var visitor = await site.Visit().GetAsync(page);
        var learner = await (await site.SignUpAsync()).GetAsync(page);
        var author = await (await site.SignUpWithRoleAsync(Role.Author)).GetAsync(page);
        var instructor = await (await site.SignUpWithRoleAsync(Role.Instructor)).GetAsync(page);

        Assert.Equal("/account/sign-in", visitor.Path);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.OK), (learner.Status, author.Status, instructor.Status));
    }

    [Fact]
    public async Task Only_authors_see_the_way_there()
    {
        using var site = new TrainingSite();

        var learner = await (await site.SignUpAsync()).GetAsync("/");
        var author = await (await site.SignUpWithRoleAsync(Role.Author)).GetAsync("/");

        Assert.False(learner.Has("a[href='/authoring']"));
        Assert.Equal("/authoring", author.Link("Création"));
    }

    [Fact]
    public async Task A_role_counts_from_the_next_sign_in()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync();
        var before = await site.SignInAsync(learner.Email!);
        await site.GrantAsync(learner, Role.Author);

        var stillOut = await before.GetAsync("/authoring");
        var signedInAgain = await (await site.SignInAsync(learner.Email!)).GetAsync("/authoring");

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (stillOut.Status, signedInAgain.Status));
    }

    [Fact]
    public async Task Whoever_is_signed_in_has_or_loses_a_role_within_half_an_hour()
    {
        using var site = new TrainingSite();
        var (comes, goes) = (await site.AddLearnerAsync(), await site.AddLearnerAsync());
        await site.GrantAsync(goes, Role.Author);
        var (newcomer, leaver) = (await site.SignInAsync(comes.Email!), await site.SignInAsync(goes.Email!));
        await site.GrantAsync(comes, Role.Author);
        await site.RevokeAsync(goes, Role.Author);

        site.Time.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal(HttpStatusCode.OK, (await newcomer.GetAsync("/authoring")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await leaver.GetAsync("/authoring")).Status);
    }
}
