using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Searching;

/// <summary>Authors look for words in all that their institution has.</summary>
public sealed class SearchContentTests : IDisposable
{
    private const string Address = "/authoring/search";
    private readonly TrainingSite site = new();

    [Fact]
    public async Task What_is_published_is_found_whatever_it_is_with_the_words_marked()
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var quiz = await author.GetAsync($"{Address}?q=SECURITE+abord&module=essai&language=fr");
        var scene = await author.GetAsync($"{Address}?q=a&kind=Scenario");

        Assert.Equal("sécurité", Assert.Single(quiz.Texts(".bank mark"), m => m.Length > 5));
        Assert.NotEmpty(scene.Document.QuerySelectorAll(".bank > li"));
        Assert.All(
            scene.Document.QuerySelectorAll(".bank h2 a"),
            a => Assert.StartsWith("/authoring/", a.GetAttribute("href")!, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_is_being_written_is_found_as_it_is_now_and_leads_to_its_line()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(DraftedModule.Lesson);
        await drafted.SaveAsync(editor, DraftedModule.Lesson, DraftedModule.TextOf(editor) + "\nUn ornithorynque.\n");

        var found = await drafted.Author.GetAsync($"{Address}?q=ornithorynque&where=drafts");
        var link = found.Document.QuerySelector(".bank h2 a")!.GetAttribute("href")!;
        var line = int.Parse(link.Split("#L")[1], System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(["ornithorynque"], found.Texts(".bank mark"));
        Assert.StartsWith($"{DraftedModule.Home}/files/{DraftedModule.Lesson}", link, StringComparison.Ordinal);
        Assert.Equal("Un ornithorynque.", (await drafted.FileAsync(DraftedModule.Lesson)).Split('\n')[line - 1]);

        editor = await drafted.OpenAsync(DraftedModule.Lesson);
        await drafted.SaveAsync(
            editor,
            DraftedModule.Lesson,
            DraftedModule.TextOf(editor).Replace("ornithorynque", "castor", StringComparison.Ordinal)
        );

        Assert.Empty((await drafted.Author.GetAsync($"{Address}?q=ornithorynque")).Texts(".bank mark"));
        Assert.Equal(["castor"], (await drafted.Author.GetAsync($"{Address}?q=castor")).Texts(".bank mark"));
    }

    [Fact]
    public async Task Nobody_finds_what_another_institution_writes()
    {
        var order = await site.AddInstitutionAsync("ordre", "Ordre");
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync(DraftedModule.Lesson);
        await drafted.SaveAsync(editor, DraftedModule.Lesson, DraftedModule.TextOf(editor) + "\nUn ornithorynque.\n");
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Training.Learners.Role.Author, order);
        var other = await site.SignInAsync(learner.Email!, at: "/i/ordre");

        Assert.Empty((await other.GetAsync($"/i/ordre{Address}?q=ornithorynque")).Texts(".bank mark"));
    }

    [Fact]
    public async Task Without_a_word_there_is_only_the_form_and_a_page_past_the_last_is_the_last()
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var form = await author.GetAsync($"{Address}?q=%22%20%22&kind=rien&where=ailleurs&page=-1");
        var far = await author.GetAsync($"{Address}?q=le&page=999");

        Assert.Empty(form.Document.QuerySelectorAll(".bank"));
        Assert.NotEmpty(far.Document.QuerySelectorAll(".bank > li"));
    }

    public void Dispose() => site.Dispose();
}
