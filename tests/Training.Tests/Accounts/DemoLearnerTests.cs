using Microsoft.EntityFrameworkCore;
using Training.Web.Accounts;

namespace Training.Tests.Accounts;

public sealed class DemoLearnerTests
{
    [Fact]
    public async Task On_a_first_look_the_sign_in_page_says_who_to_sign_in_as()
    {
        using var site = new TrainingSite { Environment = "Development", Settings = { ["Training:DemoData"] = "true" } };

        var page = await site.Visit().GetAsync("/account/sign-in");
        var demo = await site.SignInAsync(DemoLearner.Email, DemoLearner.Password);

        Assert.Contains(DemoLearner.Email, page.Text(".alert"));
        Assert.Contains(DemoLearner.Password, page.Text(".alert"));
        Assert.Equal("Camille", (await demo.GetAsync("/")).Text("details.menu summary"));
    }

    [Fact]
    public async Task There_is_an_author_too()
    {
        using var site = new TrainingSite { Environment = "Development", Settings = { ["Training:DemoData"] = "true" } };

        var page = await site.Visit().GetAsync("/account/sign-in");
        var author = await site.SignInAsync(DemoLearner.AuthorEmail, DemoLearner.Password);
        var learner = await site.SignInAsync(DemoLearner.Email, DemoLearner.Password);

        Assert.Contains(DemoLearner.AuthorEmail, page.Text(".alert"));
        Assert.True((await author.GetAsync("/")).Has("a[href='/authoring']"));
        Assert.False((await learner.GetAsync("/")).Has("a[href='/authoring']"));
    }

    [Fact]
    public async Task Outside_development_the_page_does_not_say_it()
    {
        using var site = new TrainingSite { Settings = { ["Training:DemoData"] = "true" } };

        var page = await site.Visit().GetAsync("/account/sign-in");

        Assert.DoesNotContain(DemoLearner.Password, page.Html);
    }

    [Fact]
    public async Task Without_demonstration_data_there_is_no_such_learner()
    {
        using var site = new TrainingSite
        {
            Environment = "Production",
            Settings =
            {
                ["Training:PublicUrl"] = "https://localhost",
                ["Training:Institution:Name"] = "Cégep de l’Estuaire",
                ["Training:Institution:Contact"] = "formation@exemple.ca",
                ["Training:Institution:RepresentativeName"] = "Zoé Roy",
                ["Training:Institution:RepresentativeTitle"] = "Direction",
                ["Training:Institution:Address"] = "Rimouski",
            },
        };

        Assert.Equal("/", (await site.Visit().GetAsync("/")).Path);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Learners.CountAsync()));
    }

    [Fact]
    public async Task In_development_the_page_after_registration_says_where_letters_lie()
    {
        using var site = new TrainingSite { Environment = "Development" };

        var page = await site.Visit().GetAsync("/account/register/sent");

        Assert.EndsWith("mail", page.Text("main code"));
    }
}
