using Training.Web.Accounts;
using Training.Web.Demo;

namespace Training.Tests.Demo;

/// <summary>The demonstration’s author finds a module that they have begun.</summary>
public sealed class DemoDraftTests(DemoDataTests.DemoSite demo) : IClassFixture<DemoDataTests.DemoSite>
{
    [Fact]
    public async Task It_stands_without_an_error()
    {
        var author = await demo.Site.SignInAsync(DemoLearner.AuthorEmail, DemoLearner.Password);

        var page = await author.GetAsync($"/authoring/drafts/{DemoDraft.Slug}");

        Assert.Equal("Relancer par texto sans exposer personne", page.Heading);
        Assert.Equal(4, page.Texts(".activities h3").Count);
        Assert.False(page.Has(".state.bad"), page.Text("main"));
    }
}
