using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Reviewing;
using Training.Learners;

namespace Training.Tests.Authoring;

public sealed class CommentOnDraftTests
{
    private const string File = "unique.quiz.md";

    [Fact]
    public async Task A_line_is_commented_and_the_comment_finds_it_again_when_lines_moved()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var line = await LineAsync(module, "> Convenu d’avance.");
        var address = $"{module.Address}/comments/{File}";

        var form = await module.Browser.GetAsync($"{address}?line={line}");
        var said = await module.Browser.SubmitAsync(form, address, ("text", "Avec qui?"));
        await module.Browser.SubmitAsync(form, address, ("text", "Avec qui?"));
        await WriteAsync(module, "duration: 5 min\n", "duration: 5 min\nattempts: 3\n");
        var moved = await module.Browser.GetAsync(address);
        await WriteAsync(module, "Convenu d’avance.", "Convenu ensemble.");
        var rewritten = await module.Browser.GetAsync(address);
        await WriteAsync(module, "> Convenu ensemble.\n", "");
        var gone = await module.Browser.GetAsync(address);

        Assert.Equal("Avec qui?", said.Text($"#l{line} .remark .as-typed"));
        Assert.Equal("Avec qui?", moved.Text($"#l{line + 1} .remark .as-typed"));
        Assert.Equal("Avec qui?", rewritten.Text($"#l{line + 1} .remark .as-typed"));
        Assert.Contains("> Convenu d’avance.", rewritten.Text($"#l{line + 1} .remark blockquote"), StringComparison.Ordinal);
        Assert.Contains("> Convenu d’avance.", gone.Text("section[aria-labelledby=remarks] blockquote"), StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<DraftComment>().CountAsync()));
    }

    [Fact]
    public async Task A_line_whose_words_are_all_others_keeps_its_remark_with_what_it_said()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var line = await LineAsync(module, "> Convenu d’avance.");
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(await module.Browser.GetAsync($"{address}?line={line}"), address, ("text", "Avec qui?"));

        await WriteAsync(module, "> Convenu d’avance.\n", "> Un mot choisi à deux.\n\n> Et redit au début.\n");
        var page = await module.Browser.GetAsync(address);

        Assert.Equal("Avec qui?", page.Text($"#l{line} .remark .as-typed"));
        Assert.Contains("> Convenu d’avance.", page.Text($"#l{line} .remark blockquote"), StringComparison.Ordinal);
        Assert.Equal($"{module.Address}/see/unique", page.Link("Voir comme une personne apprenante"));
        Assert.Equal($"{address}?line={line}#l{line}", page.Link($"Répondre – Questionnaire – Unique, ligne {line}"));
    }

    [Fact]
    public async Task A_comment_waits_on_the_review_page_until_someone_settles_it()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(address), address, ("line", "2"), ("text", "Un meilleur titre?"));
        var id = await site.InDatabaseAsync(db => db.Set<DraftComment>().Select(c => c.Id).SingleAsync());
        var resolve = $"{module.Address}/resolve/{id}";

        var waiting = await module.ReviewAsync();
        var settled = await module.Browser.SubmitAsync(waiting, resolve);
        await module.Browser.SubmitAsync(waiting, resolve);
        var file = await module.Browser.GetAsync(address);

        Assert.Contains("Un meilleur titre?", waiting.Text("section[aria-labelledby=remarks] .remark"), StringComparison.Ordinal);
        Assert.Contains("title: Unique", waiting.Text("section[aria-labelledby=remarks] blockquote"), StringComparison.Ordinal);
        Assert.Equal(module.Address + "/review", settled.Path);
        Assert.False(settled.Has(".remark"));
        Assert.Contains("Réglé par Odile Beaulieu", file.Text("details .remark .state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_called_by_their_titles_and_by_their_names_while_those_can_not_be_read()
    {
        using var site = new TrainingSite();
        var drafted = await Drafts.DraftedModule.OfAsync(site);
        await drafted.AddAsync("scenario", "La ligne coupe");
        await drafted.AddAsync("lesson", "Sans titre");
        await drafted.SaveAsync(await drafted.OpenAsync("sans-titre.md"), "sans-titre.md", "---\ntitle: [\n---\n");
        const string Home = Drafts.DraftedModule.Home;

        var review = await drafted.Author.GetAsync($"{Home}/review");
        var lesson = await drafted.Author.GetAsync($"{Home}/comments/pour-commencer.en.md");
        var trials = await drafted.Author.GetAsync($"{Home}/comments/la-ligne-coupe.playthroughs.yaml");
        var unread = await drafted.Author.GetAsync($"{Home}/comments/sans-titre.md");

        Assert.Equal(
            [
                "Essais de « La ligne coupe »",
                "Leçon en anglais – Pour commencer",
                "Leçon – Pour commencer",
                "Présentation du module",
                "Présentation du module en anglais",
                "Séance simulée – La ligne coupe",
                "sans-titre.md",
            ],
            review
                .Texts($"a[href^='{Home}/comments/']")
                .Select(text => text.Replace('\u00A0', ' ').Replace("Commenter une ligne – ", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("Leçon en anglais – Pour commencer", lesson.Heading);
        Assert.Equal("Essais de « La ligne coupe »", trials.Heading.Replace('\u00A0', ' '));
        Assert.Equal("sans-titre.md", unread.Heading);
    }

    [Theory]
    [InlineData("3", "", "#text-error")]
    [InlineData("0", "Un mot", "#line-error")]
    [InlineData("9999", "Un mot", "#line-error")]
    [InlineData("trois", "Un mot", "#line-error")]
    public async Task What_can_not_be_kept_comes_back_as_it_was_typed(string line, string text, string error)
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";

        var page = await module.Browser.SubmitAsync(await module.Browser.GetAsync(address), address, ("line", line), ("text", text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has(error));
        Assert.Equal(text, page.Text("#text"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<DraftComment>().CountAsync()));
    }

    [Fact]
    public async Task Words_are_words_and_what_is_no_text_has_no_lines()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.AddFileAsync("media/plan.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        var address = $"{module.Address}/comments/{File}";

        var said = await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(address),
            address,
            ("line", "2"),
            ("text", "<script>alert(1)</script>")
        );

        Assert.Equal("<script>alert(1)</script>", said.Text(".remark .as-typed"));
        Assert.Empty(said.Document.QuerySelectorAll("main script"));
        foreach (var path in new[] { "media/plan.svg", "rien.md", "..%2fmodule.md", "" })
            Assert.Equal(HttpStatusCode.NotFound, (await module.Browser.GetAsync($"{module.Address}/comments/{path}")).Status);
    }

    [Fact]
    public async Task An_author_of_another_institution_finds_no_draft_and_settles_nothing()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site, await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true));
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(address), address, ("line", "2"), ("text", "Un mot"));
        var id = await site.InDatabaseAsync(db => db.Set<DraftComment>().IgnoreQueryFilters().Select(c => c.Id).SingleAsync());
        var stranger = await site.SignUpWithRoleAsync(Role.Author);

        var seen = await stranger.GetAsync($"/authoring/drafts/propre/comments/{File}");
        var settled = await stranger.PostAsync($"/authoring/drafts/propre/resolve/{id}", "/account/profile", ("back", "file"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.Status, settled.Status));
        Assert.True(await site.InDatabaseAsync(db => db.Set<DraftComment>().IgnoreQueryFilters().AllAsync(c => c.ResolvedAt == null)));
    }

    private static async Task WriteAsync(WrittenModule module, string text, string by)
    {
        var address = $"{module.Address}/files/{File}";
        var now = (await module.TextAsync(File)).Replace(text, by, StringComparison.Ordinal);
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(address), address, ("text", now));
    }

    private static async Task<int> LineAsync(WrittenModule module, string text)
    {
        var lines = (await module.TextAsync(File)).Split('\n');
        return Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal)) + 1;
    }
}
