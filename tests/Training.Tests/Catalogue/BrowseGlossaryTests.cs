using System.Net;
using Training.Tests.Scenarios;

namespace Training.Tests.Catalogue;

public sealed class BrowseGlossaryTests
{
    [Fact]
    public async Task A_visitor_looks_up_a_word_in_either_language_with_its_source()
    {
        using var site = new TrainingSite();

        var french = await site.Visit().GetAsync("/glossary");
        var english = await site.Visit("en-CA").GetAsync("/glossary");

        // In the order of the alphabet of each language.
        Assert.Equal(["ancre", "intimité"], french.Texts(".glossary dt"));
        Assert.Equal(["anchor", "privacy"], english.Texts(".glossary dt"));
        Assert.Contains("Pouvoir parler sans être entendu.", french.Text("#intimite"), StringComparison.Ordinal);
        Assert.Contains("Being able to speak without being overheard.", english.Text("#intimite"), StringComparison.Ordinal);
        Assert.True(french.Has("#intimite a[href='#source-persbeh']"));
        Assert.True(french.Has("#source-persbeh"));
        Assert.Contains("/glossary", (await site.Visit().GetAsync("/modules")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_in_a_lesson_leads_to_its_line_of_the_glossary()
    {
        using var site = new TrainingSite();
        var learner = await SessionTaker.EnrolAsync(site);
        var lesson = await learner.Browser.GetAsync("/modules/seance/lire");

        var link = new Uri(new Uri("http://localhost" + lesson.Path), lesson.Link("intimité"));
        var glossary = await learner.Browser.GetAsync(link.AbsolutePath);

        Assert.Equal(HttpStatusCode.OK, glossary.Status);
        Assert.True(glossary.Has(link.Fragment));
    }
}
