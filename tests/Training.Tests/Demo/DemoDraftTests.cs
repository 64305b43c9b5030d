using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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

    [Fact]
    public async Task Its_objectives_offer_the_competency_that_it_is_about_and_fold_the_others()
    {
        var author = await demo.Site.SignInAsync(DemoLearner.AuthorEmail, DemoLearner.Password);

        var page = await author.GetAsync($"/authoring/drafts/{DemoDraft.Slug}/description");

        var boxes = page
            .Document.GetElementsByName("objective-competencies-0")
            .OfType<IHtmlInputElement>()
            .ToLookup(box => box.Closest("details") is null);
        Assert.Equal(["C2"], boxes[true].Select(box => box.Value));
        Assert.True(boxes[true].Single().IsChecked);
        Assert.Equal(["C1", "C3", "C4", "C5", "C6", "C7", "C8"], boxes[false].Select(box => box.Value));
        Assert.All(boxes[false], box => Assert.False(box.IsChecked || box.Closest("details")!.HasAttribute("open")));
    }
}
