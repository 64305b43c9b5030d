using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Tests.Authoring.Drafts;
using Training.Tests.Statistics;

namespace Training.Tests.Authoring.Bank;

/// <summary>An author finds items in all that is published, and takes one into a quiz of their own.</summary>
public sealed class ItemBankTests : IDisposable
{
    private const string Address = "/authoring/bank";
    private const string Door = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1\"/></svg>";
    private const string InEnglish = "A man answers from his truck.";
    private const string Another = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2 2\"><path d=\"M0 0h2\"/></svg>";
    private readonly TrainingSite site = new();

    [Theory]
    [InlineData("?q=ECRIVEZ")]
    [InlineData("?kind=Open")]
    [InlineData("?module=sortes&level=n1&competency=C2&kind=Order")]
    public async Task What_is_looked_for_is_found_without_accents_or_capitals(string query)
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var all = await author.GetAsync(Address);
        var found = await author.GetAsync(Address + query);

        Assert.InRange(found.Document.QuerySelectorAll(".bank > li").Length, 1, all.Document.QuerySelectorAll(".bank > li").Length - 1);
    }

    [Fact]
    public async Task Nothing_found_says_so_and_a_page_past_the_last_is_the_last()
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var none = await author.GetAsync(Address + "?q=zzzz");
        var far = await author.GetAsync(Address + "?page=999&kind=rien&level=9");

        Assert.Contains("0 item", none.Html, StringComparison.Ordinal);
        Assert.NotEmpty(far.Document.QuerySelectorAll(".bank > li"));
    }

    [Fact]
    public async Task An_item_taken_stands_in_the_quiz_once_and_the_quiz_holds()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan", "Check");
        var before = await drafted.FileAsync("bilan.quiz.md");
        var page = await drafted.Author.GetAsync(Address + "?kind=Single");
        var button = (IHtmlButtonElement)page.Document.QuerySelector("button[name=item]")!;

        var taken = await drafted.Author.SubmitAsync(button);
        await drafted.Author.SubmitAsync(button);

        var after = await drafted.FileAsync("bilan.quiz.md");
        Assert.Equal($"{DraftedModule.Home}/files/bilan.quiz.md", taken.Path);
        Assert.StartsWith(before.TrimEnd(), after, StringComparison.Ordinal);
        Assert.Equal(1 + before.Split("\n## ").Length, after.Split("\n## ").Length);
        Assert.DoesNotContain("class=\"error\"", taken.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_taken_nor_taken_into()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan");

        var without = await drafted.Author.PostAsync(Address + "/reuse", Address, ("item", "rien/rien#rien"), ("target", "relances/bilan"));
        var nowhere = await drafted.Author.PostAsync(
            Address + "/reuse",
            Address,
            ("item", "essai/bilan#lieu"),
            ("target", "relances/rien")
        );

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (without.Status, nowhere.Status));
    }

    [Fact]
    public async Task The_pictures_of_an_item_come_with_it_once()
    {
        using var content = WithPicture();
        using var pictured = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var drafted = await DraftedModule.OfAsync(pictured);
        await drafted.AddAsync("quiz", "Bilan", "Check");

        var taken = await TakeAsync(drafted);
        await TakeAsync(drafted);

        Assert.Equal([("media/porte.svg", Door)], await MediaAsync(pictured));
        Assert.Equal(2, (await drafted.FileAsync("bilan.quiz.md")).Split("![Une porte](media/porte.svg)").Length);
        Assert.Equal(2, (await drafted.FileAsync("bilan.quiz.en.md")).Split("![A door](media/porte.svg)").Length);
        Assert.DoesNotContain("class=\"error\"", taken.Html, StringComparison.Ordinal);
        Assert.Equal(
            ["media/porte.svg"],
            await pictured.InDatabaseAsync(db =>
                db.Set<DraftEvent>()
                    .Where(e => e.Kind == DraftEventKind.FileAdded && e.Note.StartsWith("media/"))
                    .Select(e => e.Note)
                    .ToListAsync()
            )
        );
    }

    [Theory]
    [InlineData("porte", Another, "porte-2")]
    [InlineData("entree", Door, "entree")]
    [InlineData("porte", Door, "porte")]
    public async Task A_picture_that_the_module_has_is_shown_and_another_of_its_name_keeps_the_name(
        string name,
        string picture,
        string shown
    )
    {
        using var content = WithPicture();
        using var pictured = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var drafted = await DraftedModule.OfAsync(pictured);
        await drafted.AddAsync("quiz", "Bilan");
        await AddMediaAsync(pictured, $"media/{name}.svg", picture, Encoding.UTF8.GetByteCount(picture));

        await TakeAsync(drafted);
        await TakeAsync(drafted);

        var all = await MediaAsync(pictured);
        Assert.Equal(picture == Door ? 1 : 2, all.Count);
        Assert.Contains(($"media/{name}.svg", picture), all);
        Assert.Contains(($"media/{shown}.svg", Door), all);
        Assert.Equal(2, (await drafted.FileAsync("bilan.quiz.md")).Split($"![Une porte](media/{shown}.svg)").Length);
    }

    [Fact]
    public async Task An_item_whose_pictures_have_no_room_is_not_taken_and_the_page_says_why()
    {
        using var content = WithPicture();
        using var full = new TrainingSite
        {
            Settings = { ["Training:ContentFolder"] = content.Folder, ["Training:Authoring:QuotaMegabytes"] = "1" },
        };
        var drafted = await DraftedModule.OfAsync(full);
        await drafted.AddAsync("quiz", "Premier");
        await drafted.AddAsync("quiz", "Second");
        await AddMediaAsync(full, "media/lourde.png", "", 1 << 20);
        var before = await drafted.FileAsync("second.quiz.md");

        var page = await TakeAsync(drafted, "relances/second");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("n’a plus cette place", page.Text(".errors"), StringComparison.Ordinal);
        Assert.Contains("n’a plus cette place", page.Text("#target-error"), StringComparison.Ordinal);
        Assert.Equal("relances/second", page.Document.QuerySelector("#target option[selected]")!.GetAttribute("value"));
        Assert.Equal("ouverture", page.Value("q"));
        Assert.Equal(before, await drafted.FileAsync("second.quiz.md"));
        Assert.Equal(["media/lourde.png"], (await MediaAsync(full)).Select(m => m.Path));
    }

    [Fact]
    public async Task What_is_called_like_another_item_gets_a_number_in_both_languages_also_within_a_case()
    {
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan", "Check");
        var quiz = await drafted.OpenAsync("bilan.quiz.md");
        const string Other = "\n## Autre chose? {#lieu}\n`C2` `N1`\n\n- [x] Oui\n- [ ] Non\n";
        await drafted.SaveAsync(quiz, "bilan.quiz.md", DraftedModule.TextOf(quiz) + Other);

        await TakeAsync(drafted, item: "sortes/toutes#lieu");
        await TakeAsync(drafted, item: "sortes/toutes#rappels");

        foreach (var path in (string[])["bilan.quiz.md", "bilan.quiz.en.md"])
        {
            var text = await drafted.FileAsync(path);
            Assert.Equal(2, text.Split("{#remise}").Length);
            Assert.Equal(2, text.Split("{#lieu-2}").Length);
            Assert.Equal(2, text.Split("{#rappels}").Length);
        }
    }

    [Theory]
    [InlineData("65")]
    [InlineData(" [@65] ")]
    public async Task A_source_is_found_as_texts_write_it(string source)
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);

        var found = await author.GetAsync($"{Address}?module=essai&source={Uri.EscapeDataString(source)}");

        Assert.NotEmpty(found.Document.QuerySelectorAll(".bank > li"));
    }

    [Fact]
    public async Task Beside_an_item_stands_how_many_answered_and_no_figure_below_ten()
    {
        var author = await site.SignUpWithRoleAsync(Training.Learners.Role.Author);
        var none = await ItemAsync(author);
        await ManyAttempts.AddAsync(site, 9, _ => [("ouverture", "0")]);
        await ManyAttempts.CountAsync(site);
        var nine = await ItemAsync(author);
        await ManyAttempts.AddAsync(site, 11, i => [("ouverture", i < 1 ? "2" : "0")]);
        await ManyAttempts.CountAsync(site);

        var twenty = await ItemAsync(author);

        Assert.Contains("Personne de l’établissement", none, StringComparison.Ordinal);
        Assert.Contains("9 réponses", nine, StringComparison.Ordinal);
        Assert.Matches(@"trop peu \(n\s=\s9; il en faut 10\)", nine);
        Assert.DoesNotContain("%", nine, StringComparison.Ordinal);
        Assert.Contains("20 réponses", twenty, StringComparison.Ordinal);
        Assert.Matches(@"95\s%", twenty);
        Assert.DoesNotContain("Tremblay", twenty, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_count_over_all_versions_in_which_the_quiz_is_the_same_and_over_no_other()
    {
        using var content = new ContentCopy();
        using var changing = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var author = await changing.SignUpWithRoleAsync(Training.Learners.Role.Author);
        await ManyAttempts.AddAsync(changing, 10, _ => [("ouverture", "0")]);
        await ManyAttempts.CountAsync(changing);
        content.Append("modules/essai/lire.md", "\nUn mot de plus.\n");
        changing.Time.Advance(TimeSpan.FromDays(1));
        await changing.PublishAsync();
        await ManyAttempts.AddAsync(changing, 5, _ => [("ouverture", "0")]);
        await ManyAttempts.CountAsync(changing);
        var together = await ItemAsync(author);
        content.Replace("modules/essai/bilan.quiz.md", "Le menu", "Le repas");
        changing.Time.Advance(TimeSpan.FromDays(1));
        await changing.PublishAsync();

        Assert.Contains("15 réponses", together, StringComparison.Ordinal);
        Assert.Contains("Personne de l’établissement", await ItemAsync(author), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_another_institution_are_not_counted()
    {
        var order = await site.AddInstitutionAsync("ordre", "Ordre");
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Training.Learners.Role.Author, order);
        var other = await site.SignInAsync(learner.Email!, at: "/i/ordre");
        await ManyAttempts.AddAsync(site, 12, _ => [("ouverture", "0")]);
        await ManyAttempts.CountAsync(site);

        Assert.Contains("Personne de l’établissement", await ItemAsync(other, "/i/ordre"), StringComparison.Ordinal);
    }

    public void Dispose() => site.Dispose();

    /// <summary>The tests’ content, in which the first item shows a door.</summary>
    private static ContentCopy WithPicture()
    {
        var content = new ContentCopy();
        Directory.CreateDirectory(Path.Combine(content.Folder, "modules", "essai", "media"));
        content.Append("modules/essai/media/porte.svg", Door);
        content.Replace("modules/essai/bilan.quiz.md", "depuis son camion.", "depuis son camion.\n\n![Une porte](media/porte.svg)");
        content.Replace("modules/essai/bilan.quiz.en.md", InEnglish, InEnglish + "\n\n![A door](media/porte.svg)");
        return content;
    }

    private static async Task<Page> TakeAsync(
        DraftedModule drafted,
        string target = "relances/bilan",
        string item = "essai/bilan#ouverture"
    )
    {
        var page = await drafted.Author.GetAsync($"{Address}?q=ouverture&module=essai");
        var form = page
            .Document.QuerySelectorAll("form")
            .OfType<IHtmlFormElement>()
            .Single(f => f.Method == "post" && f.Action.Contains("/reuse", StringComparison.Ordinal));
        return await drafted.Author.PostAsync(form.GetAttribute("action")!, Address, ("item", item), ("target", target));
    }

    private static async Task<string> ItemAsync(Browser author, string at = "")
    {
        var page = await author.GetAsync($"{at}{Address}?module=essai&q=camion");
        return page.Text(".bank > li");
    }

    private static Task AddMediaAsync(TrainingSite site, string path, string content, int size) =>
        site.InDatabaseAsync(async db =>
        {
            var draft = await db.Set<ModuleDraft>().SingleAsync(d => d.Slug == DraftedModule.Slug);
            db.Add(
                new DraftFile
                {
                    DraftId = draft.Id,
                    Path = path,
                    Content = Encoding.UTF8.GetBytes(content),
                    Size = size,
                    ChangedAt = draft.CreatedAt,
                    ChangedById = draft.CreatedById,
                }
            );
            await db.SaveChangesAsync();
        });

    private static Task<List<(string Path, string Content)>> MediaAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
            (await db.Set<DraftFile>().Where(f => f.Path.StartsWith("media/")).OrderBy(f => f.Path).ToListAsync()).ConvertAll(f =>
                (f.Path, Encoding.UTF8.GetString(f.Content))
            )
        );
}
