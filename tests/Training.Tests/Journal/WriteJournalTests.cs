using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Journal;

namespace Training.Tests.Journal;

public sealed class WriteJournalTests
{
    private const string Lesson = "/modules/seance/lire";
    private const string Prompt = "/journal/seance/lire/ma-phrase";

    [Fact]
    public async Task What_a_learner_writes_is_kept_word_for_word()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        await learner.SubmitAsync(await learner.GetAsync(Lesson), Prompt, ("text", "Œuvre <b>à</b> « deux »\nen deux lignes"));

        Assert.Equal(
            "Œuvre <b>à</b> « deux »\nen deux lignes",
            (await learner.GetAsync(Lesson)).Document.QuerySelector("#ma-phrase-text")!.TextContent.Trim()
        );
    }

    [Fact]
    public async Task The_latest_words_stand_and_there_is_one_entry()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);
        var lesson = await learner.GetAsync(Lesson);

        await learner.SubmitAsync(lesson, Prompt, ("text", "Un"));
        await learner.SubmitAsync(lesson, Prompt, ("text", "Deux"));

        Assert.Equal("Deux", await site.InDatabaseAsync(db => db.Set<JournalEntry>().Select(e => e.Text).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_else_reads_a_journal()
    {
        using var site = new TrainingSite();
        var writer = await EnrolAsync(site);
        await writer.SubmitAsync(await writer.GetAsync(Lesson), Prompt, ("text", "À moi seule."));
        var other = await EnrolAsync(site);

        Assert.DoesNotContain("À moi seule.", (await other.GetAsync("/journal")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("À moi seule.", (await other.GetAsync(Lesson)).Html, StringComparison.Ordinal);
        Assert.Contains("À moi seule.", (await writer.GetAsync("/journal")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/journal/seance/nulle-part/ma-phrase")]
    [InlineData("/journal/seance/lire/autre-chose")]
    [InlineData("/journal/seance/lire/MA-PHRASE")]
    public async Task There_is_nothing_to_write_where_nothing_is_asked(string address)
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        Assert.Equal(HttpStatusCode.NotFound, (await learner.PostAsync(address, Lesson, ("text", "Perdu"))).Status);
    }

    [Fact]
    public async Task Writing_never_leads_to_another_site()
    {
        using var site = new TrainingSite();
        var learner = await EnrolAsync(site);

        var page = await learner.PostAsync(Prompt, Lesson, ("text", "Un"), ("back", "//ailleurs.example"));

        Assert.Equal("/", page.Path);
    }

    private static async Task<Browser> EnrolAsync(TrainingSite site)
    {
        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/seance/enrol", tokenFrom: "/modules/seance");
        return learner;
    }
}
