using System.Net;
using AngleSharp.Html.Dom;
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

        var form = await module.Browser.GetAsync($"{address}?as=lines&line={line}");
        var said = await module.Browser.SubmitAsync(form, address, ("text", "Avec qui?"));
        await module.Browser.SubmitAsync(form, address, ("text", "Avec qui?"));
        await WriteAsync(module, "duration: 5 min\n", "duration: 5 min\nattempts: 3\n");
        var moved = await module.Browser.GetAsync(address + "?as=lines");
        await WriteAsync(module, "Convenu d’avance.", "Convenu ensemble.");
        var rewritten = await module.Browser.GetAsync(address + "?as=lines");
        await WriteAsync(module, "> Convenu ensemble.\n", "");
        var gone = await module.Browser.GetAsync(address + "?as=lines");

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
        await module.Browser.SubmitAsync(await module.Browser.GetAsync($"{address}?as=lines&line={line}"), address, ("text", "Avec qui?"));

        await WriteAsync(module, "> Convenu d’avance.\n", "> Un mot choisi à deux.\n\n> Et redit au début.\n");
        var page = await module.Browser.GetAsync(address + "?as=lines");

        Assert.Equal("Avec qui?", page.Text($"#l{line} .remark .as-typed"));
        Assert.Contains("> Convenu d’avance.", page.Text($"#l{line} .remark blockquote"), StringComparison.Ordinal);
        Assert.Equal($"{module.Address}/see/unique", page.Link("Voir comme une personne apprenante"));
        Assert.Equal($"{address}?line={line}&reply=file#l{line}", page.Link($"Répondre – Questionnaire – Unique, ligne {line}"));
    }

    [Fact]
    public async Task A_comment_waits_on_the_review_page_until_someone_settles_it()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(address + "?as=lines"),
            address,
            ("line", "2"),
            ("text", "Un meilleur titre?")
        );
        var id = await site.InDatabaseAsync(db => db.Set<DraftComment>().Select(c => c.Id).SingleAsync());
        var resolve = $"{module.Address}/resolve/{id}";

        var waiting = await module.ReviewAsync();
        var settled = await module.Browser.SubmitAsync(waiting, resolve);
        await module.Browser.SubmitAsync(waiting, resolve);
        var file = await module.Browser.GetAsync(address + "?as=lines");

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
                "Présentation du module",
                "Présentation du module en anglais",
                "Leçon – Pour commencer",
                "Leçon en anglais – Pour commencer",
                "Séance simulée – La ligne coupe",
                "sans-titre.md",
            ],
            review
                .Texts($"a[href^='{Home}/comments/']")
                .Select(text =>
                    text.Replace('\u00A0', ' ')
                        .Replace("Commenter une ligne – ", "", StringComparison.Ordinal)
                        .Replace("Commenter un passage – ", "", StringComparison.Ordinal)
                        .Replace("Commenter une scène – ", "", StringComparison.Ordinal)
                )
        );
        // What only checks a session has nothing to say of line by line.
        Assert.Equal("Essais de « La ligne coupe »", review.Texts("section[aria-labelledby=module] li")[^1].Replace('\u00A0', ' '));
        Assert.Equal("Leçon en anglais – Pour commencer", lesson.Heading);
        Assert.Equal("Essais de « La ligne coupe »", trials.Heading.Replace('\u00A0', ' '));
        Assert.Equal("sans-titre.md", unread.Heading);
    }

    [Fact]
    public async Task A_lesson_is_commented_passage_by_passage_and_its_lines_are_one_link_away()
    {
        using var site = new TrainingSite();
        var drafted = await Drafts.DraftedModule.OfAsync(site);
        const string Address = Drafts.DraftedModule.Home + "/comments/pour-commencer.md";
        await drafted.SaveAsync(
            await drafted.OpenAsync("pour-commencer.md"),
            "pour-commencer.md",
            "---\ntitle: Pour commencer\nduration: 5 min\n---\n\n## Le *lieu* {#lieu}\n\nDemander **où** la personne est.\nPuis qui entend.\n\n:::exemple\nUn récit.\n:::\n"
        );

        var page = await drafted.Author.GetAsync(Address);
        var form = await drafted.Author.GetAsync(page.Link("Commenter ce passage – Demander où la personne est. Puis qui entend."));
        var empty = await drafted.Author.SubmitAsync(form, Address, ("text", ""));
        var said = await drafted.Author.SubmitAsync(empty, Address, ("text", "Et quand?"));
        var lines = await drafted.Author.GetAsync(page.Link("Voir les lignes du fichier, avec leurs numéros"));
        var within = await drafted.Author.SubmitAsync(lines, Address, ("line", "9"), ("text", "Qui donc?"));
        var head = await drafted.Author.SubmitAsync(
            await drafted.Author.GetAsync(Address + "?as=lines"),
            Address,
            ("line", "1"),
            ("text", "D’un trait.")
        );

        Assert.Equal(
            ["Pour commencer", "Le lieu", "Demander où la personne est. Puis qui entend.", "Un récit."],
            page.Texts(".passages li > p:not(.hint, :has(a))")
        );
        Assert.Equal("Votre remarque sur ce passage", empty.Text("#l8 label"));
        Assert.Equal("Et quand?", said.Text("#l8 .remark .as-typed"));
        Assert.False(page.Has(".source"));
        Assert.Equal("Le numéro d’une ligne ouvre", lines.Text("p.read")[..27]);
        Assert.True(lines.Has(".source #l9"));
        Assert.Equal(["Et quand?", "Qui donc?"], within.Texts("#l8 .remark .as-typed"));
        Assert.True(within.Has("#l8 #l9"));
        Assert.Equal(["D’un trait."], head.Texts("#l2 .remark .as-typed"));
        Assert.False(
            (await drafted.Author.GetAsync($"{Drafts.DraftedModule.Home}/comments/pour-commencer.md?line=999")).Has("form.remark")
        );
    }

    [Fact]
    public async Task A_quiz_is_commented_question_by_question_without_its_marks()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";
        var line = await LineAsync(module, "## Un numéro de rappel?");

        var page = await module.Browser.GetAsync(address);
        var form = await module.Browser.GetAsync(page.Link("Commenter cette question – Un numéro de rappel?"));
        var empty = await module.Browser.SubmitAsync(form, address, ("text", ""));
        var said = await module.Browser.SubmitAsync(empty, address, ("text", "À quel moment?"));
        var lines = await module.Browser.GetAsync(page.Link("Voir les lignes du fichier, avec leurs numéros"));
        var inner = await LineAsync(module, "> Au cas où ça coupe.");
        var within = await module.Browser.SubmitAsync(lines, address, ("line", $"{inner}"), ("text", "Trop court."));
        var review = await module.ReviewAsync();

        Assert.Equal(["Réglages", "Un mot de code?", "Un numéro de rappel?"], page.Texts(".passages h3"));
        Assert.Contains("Score qui réussit", page.Text(".passages li"), StringComparison.Ordinal);
        Assert.Contains("Au cas où ça coupe.", page.Text($"#l{line}"), StringComparison.Ordinal);
        Assert.DoesNotContain("[x]", page.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("{#", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Votre remarque sur cette question", empty.Text($"#l{line} label"));
        Assert.Equal("À quel moment?", said.Text($"#l{line} .remark .as-typed"));
        Assert.Equal(["À quel moment?", "Trop court."], within.Texts($"#l{line} .remark .as-typed"));
        Assert.Equal("> Au cas où ça coupe.", within.Text($"#l{line} .remark blockquote"));
        Assert.Equal("Un numéro de rappel?", review.Text("section[aria-labelledby=remarks] blockquote"));
        Assert.Equal(address, review.Link("Commenter une question – Questionnaire – Unique"));
    }

    [Fact]
    public async Task A_session_is_commented_scene_by_scene_in_either_language()
    {
        using var site = new TrainingSite();
        var writer = await ScenarioForms.ScenarioWriter.AtAsync(site);
        const string Address = ScenarioForms.ScenarioWriter.Draft + "/comments/jouer.scenario.md";
        const string English = ScenarioForms.ScenarioWriter.Draft + "/comments/jouer.scenario.en.md";
        await writer.Browser.PostAsync(
            ScenarioForms.ScenarioWriter.Draft + "/translate/jouer.scenario.md",
            ScenarioForms.ScenarioWriter.Draft,
            ("path", "jouer.scenario.md")
        );

        var page = await writer.Browser.GetAsync(Address);
        var form = await writer.Browser.GetAsync(page.Link("Commenter cette scène – Dehors"));
        var said = await writer.Browser.SubmitAsync(form, Address, ("text", "Et le froid?"));
        var english = await writer.Browser.GetAsync(English);
        await writer.WriteAsync("---\ntitle: [\n---\n");
        var unread = await writer.Browser.GetAsync(Address);

        Assert.Equal(["Réglages", "Accueil", "Dehors", "Un bruit", "Fin"], page.Texts(".passages h3"));
        Assert.Contains("Mercredi, 19 h.", page.Text(".passages li"), StringComparison.Ordinal);
        Assert.Contains("Mène à : Fin", page.Text("main").Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("`", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal("Votre remarque sur cette scène", form.Text("form.remark label"));
        Assert.Equal("Et le froid?", said.Text(".passages .remark .as-typed"));
        Assert.Contains("Luc", english.Text(".passages strong"), StringComparison.Ordinal);
        Assert.True(unread.Has(".source"));
    }

    [Fact]
    public async Task What_is_answered_is_settled_with_the_answer_when_its_author_ticks_it()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(address + "?as=lines"),
            address,
            ("line", "2"),
            ("text", "Un meilleur titre?")
        );
        var review = await module.ReviewAsync();
        var form = await module.Browser.GetAsync(
            review.Document.QuerySelector("section[aria-labelledby=remarks] form a[href*=reply]")!.GetAttribute("href")!
        );
        form.Document.GetElementsByName("settled").OfType<IHtmlInputElement>().Single().IsChecked = true;

        var empty = await module.Browser.SubmitAsync(form, address, ("text", ""));
        var answered = await module.Browser.SubmitAsync(empty, address, ("text", "Le voici."));
        await module.Browser.SubmitAsync(empty, address, ("text", "Le voici."));

        Assert.True(empty.Document.GetElementsByName("settled").OfType<IHtmlInputElement>().Single().IsChecked);
        Assert.Equal(module.Address + "/review", answered.Path);
        Assert.False(answered.Has("section[aria-labelledby=remarks] .remark"));
        Assert.Equal(
            [true, true],
            await site.InDatabaseAsync(db => db.Set<DraftComment>().Select(c => c.ResolvedAt != null).ToListAsync())
        );
    }

    [Fact]
    public async Task An_answer_is_called_one_and_goes_back_to_where_the_remark_was_read()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        var address = $"{module.Address}/comments/{File}";
        await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(address + "?as=lines"),
            address,
            ("line", "2"),
            ("text", "Un meilleur titre?")
        );
        var review = await module.ReviewAsync();

        var form = await module.Browser.GetAsync(
            review.Document.QuerySelector("section[aria-labelledby=remarks] form a[href*=reply]")!.GetAttribute("href")!
        );
        var empty = await module.Browser.SubmitAsync(form, address, ("text", ""));
        var answered = await module.Browser.SubmitAsync(empty, address, ("text", "Oui."));

        Assert.Equal("Votre réponse", form.Text("label[for=text]"));
        Assert.Equal("Envoyer ma réponse", form.Text("form.remark button"));
        Assert.Equal("Votre réponse", empty.Text("label[for=text]"));
        Assert.Equal(module.Address + "/review", answered.Path);
        Assert.Equal("Votre réponse est envoyée.", answered.Text("[role=status]"));
        Assert.Equal(["Un meilleur titre?", "Oui."], answered.Texts("section[aria-labelledby=remarks] .as-typed"));
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

        var page = await module.Browser.SubmitAsync(
            await module.Browser.GetAsync(address + "?as=lines"),
            address,
            ("line", line),
            ("text", text)
        );

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
            await module.Browser.GetAsync(address + "?as=lines"),
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
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(address + "?as=lines"), address, ("line", "2"), ("text", "Un mot"));
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
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(address + "?as=lines"), address, ("text", now));
    }

    private static async Task<int> LineAsync(WrittenModule module, string text)
    {
        var lines = (await module.TextAsync(File)).Split('\n');
        return Array.FindIndex(lines, line => line.Contains(text, StringComparison.Ordinal)) + 1;
    }
}
