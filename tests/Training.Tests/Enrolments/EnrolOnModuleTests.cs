using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Enrolments;

namespace Training.Tests.Enrolments;

public sealed class EnrolOnModuleTests
{
    [Fact]
    public async Task A_learner_starts_a_module_at_its_first_activity()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        var page = await learner.SubmitAsync(await learner.GetAsync("/modules/seance"), "/modules/seance/enrol");

        Assert.Equal("/modules/seance/lire", page.Path);
    }

    [Fact]
    public async Task A_second_click_does_not_enrol_twice()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();
        var page = await learner.GetAsync("/modules/seance");

        await Task.WhenAll(
            learner.SubmitAsync(page.Form("/modules/seance/enrol")),
            learner.SubmitAsync(page.Form("/modules/seance/enrol")),
            learner.SubmitAsync(page.Form("/modules/seance/enrol"))
        );

        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync()));
    }

    [Fact]
    public async Task A_module_that_does_not_exist_cannot_be_started()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await learner.PostAsync("/modules/rien/enrol", "/modules/seance")).Status);
    }

    [Fact]
    public async Task The_dashboard_shows_what_is_under_way_and_where_to_resume()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync("Zoé");
        var empty = await learner.GetAsync("/learning");
        await learner.SubmitAsync(await learner.GetAsync("/modules/seance"), "/modules/seance/enrol");

        var page = await learner.GetAsync("/learning");

        Assert.Equal("Bonjour, Zoé", empty.Heading);
        Assert.False(empty.Has(".ledger"));
        Assert.Equal("Une séance", page.Text(".ledger h3"));
        Assert.Equal("À lire", page.Text(".resume h2"));
    }
}
