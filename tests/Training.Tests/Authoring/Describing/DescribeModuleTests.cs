using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Training.Authoring.Describing;
using Training.Content;
using Training.Content.Editing;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.Describing;

/// <summary>An author says what a module is in a form; it changes its own lines and no others.</summary>
public sealed class DescribeModuleTests : IDisposable
{
    private const string Form = DraftedModule.Home + "/description";
    private readonly TrainingSite site = new();

    public static TheoryData<string> Modules =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(TrainingSite.ContentFolder, "modules"), "module*.md", SearchOption.AllDirectories)
                .Select(p => Path.GetRelativePath(TrainingSite.ContentFolder, p)),
        ];

    [Theory]
    [MemberData(nameof(Modules))]
    public void What_a_file_says_goes_through_the_form_unchanged(string path)
    {
        var text = ModuleText.Read("modules/x/module.md", File.ReadAllText(Path.Combine(TrainingSite.ContentFolder, path)))!;
        var language = path.EndsWith(".en.md", StringComparison.Ordinal) ? Language.En : Language.Fr;

        Assert.Equal(text.Text, DescriptionForm.Of(text, 1).ApplyTo(text, language)?.Text);
    }

    [Fact]
    public async Task What_is_typed_is_written_on_its_own_lines_whatever_signs_it_has()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = (await drafted.FileAsync("module.md")).Split('\n');

        var page = await drafted.Author.SubmitAsync(
            await drafted.Author.GetAsync(Form),
            Form,
            ("title", "Relancer : oui, mais # comment?"),
            ("hours", "1,25"),
            ("audience", "Tout le monde : même « vous »."),
            ("presentation", "Un seul paragraphe.")
        );

        var after = (await drafted.FileAsync("module.md")).Split('\n');
        Assert.Equal($"{Form}", page.Path.Split('?')[0]);
        Assert.False(page.Has(".error"), page.Text("main"));
        Assert.Equal("Relancer : oui, mais # comment?", page.Value("title"));
        Assert.Equal("1,25", page.Value("hours"));
        Assert.Contains("hours: 1.25", after);
        Assert.Equal("Un seul paragraphe.", after[^2]);
        Assert.Equal(["title", "hours", "audience", "Un seul paragraphe."], after.Except(before).Select(line => line.Split(':')[0]));
        Assert.Equal("Relancer : oui, mais # comment?", (await drafted.Author.GetAsync(DraftedModule.Home)).Text("h1"));
    }

    [Fact]
    public async Task What_a_module_comes_with_is_there_to_be_replaced_and_once_it_is_saved_a_link_leads_back()
    {
        var drafted = await DraftedModule.OfAsync(site);

        var begun = await drafted.Author.GetAsync(Form);
        var saved = await drafted.Author.SubmitAsync(begun, Form, ("audience", "Les nôtres."));

        Assert.Equal(
            "summary audience presentation objective-0 objective-1 objective-2",
            begun.Document.QuerySelector("first-words")!.GetAttribute("for")
        );
        Assert.Equal(
            "summary presentation objective-0 objective-1 objective-2",
            saved.Document.QuerySelector("first-words")!.GetAttribute("for")
        );
        Assert.True(saved.Has($"[role=status] a[href$='{DraftedModule.Home}']"));
    }

    [Fact]
    public async Task The_translation_has_its_own_words_and_an_unreadable_file_is_left_to_the_editor()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var form = $"{Form}/en";

        await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(form), form, ("summary", "In one sentence: this."));
        var editor = await drafted.OpenAsync("module.md");
        await drafted.SaveAsync(editor, "module.md", "---\ntitle: [\n---\n");

        Assert.Contains("summary: \"In one sentence: this.\"", await drafted.FileAsync("module.en.md"), StringComparison.Ordinal);
        Assert.False((await drafted.Author.GetAsync(form)).Has("[name=hours]"));
        var unreadable = await drafted.Author.GetAsync(Form);
        Assert.False(unreadable.Has("form [name=title]"));
        Assert.Equal($"{DraftedModule.Home}/files/module.md", unreadable.Link("Ouvrir dans l’éditeur de texte"));
        Assert.Equal(HttpStatusCode.NotFound, (await drafted.Author.GetAsync($"{Form}/de")).Status);
    }

    [Fact]
    public async Task Without_a_title_nothing_is_saved_and_nothing_typed_is_lost()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var before = await drafted.FileAsync("module.md");

        var page = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(Form), Form, ("title", " "), ("summary", "Tapé."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Tapé.", page.Text("[name=summary]"));
        Assert.Equal(before, await drafted.FileAsync("module.md"));
    }

    [Fact]
    public async Task Two_who_change_different_lines_are_put_together_and_the_same_line_is_shown()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var (first, second) = (await drafted.Author.GetAsync(Form), await drafted.Author.GetAsync(Form));

        await drafted.Author.SubmitAsync(first, Form, ("summary", "La première."));
        var merged = await drafted.Author.SubmitAsync(second, Form, ("hours", "2"));
        var apart = await drafted.Author.SubmitAsync(second, Form, ("summary", "La seconde."), ("hours", "0.5"));

        Assert.Equal(HttpStatusCode.OK, merged.Status);
        Assert.Equal(HttpStatusCode.Conflict, apart.Status);
        Assert.Contains("summary: La première.", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
        Assert.Contains("hours: 2", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_s_error_leads_to_its_field_and_the_competency_that_it_names_is_ticked_by_a_button()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var form = await drafted.Author.GetAsync(Form);
        var code = form.Document.QuerySelector("input[name=competencies]:checked")!.GetAttribute("value")!;

        var saved = await drafted.Author.SubmitAsync(form, Form, ("competencies", ""));
        var ticked = await drafted.Author.SubmitAsync(
            (AngleSharp.Html.Dom.IHtmlButtonElement)saved.Document.QuerySelector("button[name=tick]")!
        );

        Assert.Equal("C’est enregistré. Revenir au module", saved.Text(".alert.tip[role=status]"));
        Assert.Contains("#objective-1", saved.Document.QuerySelectorAll(".alert.warning a").Select(a => a.GetAttribute("href")));
        Assert.Contains("Objectif 2", saved.Texts(".alert.warning a"));
        Assert.Contains(code, saved.Text("#objective-1-error"), StringComparison.Ordinal);
        Assert.Equal("objective-1-error", saved.Document.QuerySelector("#objective-1")!.GetAttribute("aria-describedby"));
        Assert.Contains($"L’objectif 2 vise {code}, à cocher", saved.Text("#objectives"), StringComparison.Ordinal);
        Assert.Equal($"Enregistrer en cochant {code}", saved.Text("button[name=tick]"));
        Assert.False(ticked.Has("#objective-1-error"), ticked.Text("main"));
        Assert.False(ticked.Has("button[name=tick]"));
        Assert.Equal("C’est enregistré. Revenir au module", ticked.Text("[role=status]"));
        Assert.Contains($"competencies: [{code}]", await drafted.FileAsync("module.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objectives_that_keep_what_the_module_aims_at_no_more_are_named_and_follow_it_by_a_button()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var form = await drafted.Author.GetAsync(Form);

        var saved = await drafted.Author.SubmitAsync(form, Form, ("competencies", ""));
        var followed = await drafted.Author.SubmitAsync((IHtmlButtonElement)saved.Document.QuerySelector(".alert button[name=untick]")!);
        var file = await drafted.FileAsync("module.md");

        Assert.StartsWith("3 objectifs gardent C2", saved.Text(".alert.tip:has(button) p"), StringComparison.Ordinal);
        Assert.Equal(["Objectif 1", "Objectif 2", "Objectif 3"], saved.Texts(".alert.tip:has(button) a"));
        Assert.DoesNotContain("C2", file, StringComparison.Ordinal);
        Assert.Contains("sans l’exposer. `N2`\n", file, StringComparison.Ordinal);
        Assert.False(followed.Has("button[name=untick], .error, .alert.warning"), followed.Text("main"));
        Assert.Equal(["#competencies"], Hrefs(followed, ".alert.plain a"));
    }

    [Fact]
    public async Task A_module_begins_with_its_competencies_to_be_chosen_which_is_no_fault()
    {
        var author = await site.SignUpWithRoleAsync(Learners.Role.Author);
        const string New = "/authoring/drafts/new";
        await author.SubmitAsync(await author.GetAsync(New), New, ("title", "Neuf"), ("slug", "neuf"));

        var page = await author.GetAsync("/authoring/drafts/neuf/description");
        var home = await author.GetAsync("/authoring/drafts/neuf");

        Assert.False(page.Has("input[type=checkbox]:checked"));
        Assert.False(page.Has(".error, .alert.warning"), page.Text("main"));
        Assert.Equal("À remplir avant de publier.", page.Text("#competencies-later"));
        Assert.False(home.Has(".state.bad"), home.Text("main"));
        Assert.Contains("Une chose reste à écrire", home.Texts("a.state[href='#to-come']"));
    }

    [Theory]
    [InlineData("CompletedAndPassed")]
    [InlineData("Passed")]
    public async Task What_is_to_be_passed_is_said_to_come_while_there_is_no_session_or_quiz(string moveOn)
    {
        var drafted = await DraftedModule.OfAsync(site);

        var saved = await drafted.Author.SubmitAsync(await drafted.Author.GetAsync(Form), Form, ("moveOn", moveOn));
        var home = await drafted.Author.GetAsync(DraftedModule.Home);
        var review = await drafted.Author.GetAsync($"{DraftedModule.Home}/review");
        await drafted.AddAsync("quiz", "Bilan", "Review");
        var after = await drafted.Author.GetAsync(Form);
        var homeAfter = await drafted.Author.GetAsync(DraftedModule.Home);

        Assert.Equal("C’est enregistré. Revenir au module", saved.Text("[role=status]"));
        Assert.False(saved.Has(".error, .alert.warning, .problems .error"), saved.Text("main"));
        Assert.Contains("s’appliquera quand une séance ou un questionnaire", saved.Text("#moveOn-later"), StringComparison.Ordinal);
        Assert.Equal("moveOn-later", saved.Document.QuerySelector("#moveOn")!.GetAttribute("aria-describedby"));
        Assert.False(home.Has(".state.bad"), home.Text("main"));
        Assert.Contains("Une chose reste à écrire", home.Texts("a.state[href='#to-come']"));
        Assert.Contains("s’appliquera quand", home.Text("section[aria-labelledby=to-come] li"), StringComparison.Ordinal);
        Assert.Equal(Form, home.Document.QuerySelector("section[aria-labelledby=to-come] li a")!.GetAttribute("href"));
        Assert.Contains("ne peut pas encore être publié", review.Text("main"), StringComparison.Ordinal);
        Assert.False(after.Has("#moveOn-later"));
        Assert.False(homeAfter.Has("#to-come"), homeAfter.Text("main"));
    }

    [Fact]
    public async Task A_field_that_is_emptied_is_to_be_filled_in_and_what_is_wrong_is_said_apart()
    {
        var drafted = await DraftedModule.OfAsync(site, inEnglish: false);
        var form = await drafted.Author.GetAsync(Form);

        var saved = await drafted.Author.SubmitAsync(form, Form, ("summary", ""), ("presentation", ""), ("hours", "beaucoup"));
        var home = await drafted.Author.GetAsync(DraftedModule.Home);

        Assert.Equal("C’est enregistré. Revenir au module", saved.Text("[role=status]"));
        Assert.Equal(["#summary", "#presentation"], Hrefs(saved, ".alert.plain a").Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["#hours"], Hrefs(saved, ".alert.warning a"));
        Assert.EndsWith("À remplir avant de publier.", saved.Text("#summary-hint"), StringComparison.Ordinal);
        Assert.True(saved.Has("#hours-error"));
        Assert.False(saved.Has("#summary-error, #title-error, #presentation-error"), saved.Text("main"));
        Assert.Contains("2 choses restent à écrire", home.Texts("a.state"));
        Assert.True(home.Has("a.state.bad[href='#problems']"));
        Assert.Contains("Remplissez « Résumé »", home.Text("section[aria-labelledby=to-come]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objective_ticks_its_competencies_the_module_s_first_and_the_text_stays_what_it_was()
    {
        var drafted = await DraftedModule.OfAsync(site);
        var editor = await drafted.OpenAsync("module.md");
        // This installation knows the first only.
        var (first, second) = ("C2", "C3");
        string[] objectives = [$"Relancer. `{second}` `{first}` `N2`", $"Écouter. `C999` `N1`", $"Convenir. `{first}`", "Se taire. `N3`"];
        var text = DraftedModule.TextOf(editor);
        var (start, end) = (text.IndexOf("competencies:", StringComparison.Ordinal), text.LastIndexOf("---", StringComparison.Ordinal));
        await drafted.SaveAsync(
            editor,
            "module.md",
            $"{text[..start]}competencies: [{first}]\nactivities: [pour-commencer]\nmoveOn: Completed\nobjectives:\n{string.Concat(objectives.Select(o => $"  - {o}\n"))}{text[end..]}"
        );
        var before = await drafted.FileAsync("module.md");

        var page = await drafted.Author.GetAsync(Form);
        await drafted.Author.SubmitAsync(page, Form);
        var same = await drafted.FileAsync("module.md");
        Tick(page, $"objective-competencies-3", first);
        await drafted.Author.SubmitAsync(
            page,
            Form,
            ("objective", "Relancer."),
            ("objective", "Écouter."),
            ("objective", ""),
            ("objective", "Se taire.")
        );
        var after = await drafted.FileAsync("module.md");

        Assert.Equal(["Relancer.", "Écouter.", "Convenir.", "Se taire.", ""], page.Texts("textarea[name=objective]"));
        Assert.Equal(
            [second, first],
            Boxes(page, 0).Where(box => box.IsChecked).Select(box => box.Value).OrderDescending(StringComparer.Ordinal)
        );
        Assert.Contains(Boxes(page, 1), box => box is { Value: "C999", IsChecked: true });
        Assert.Equal(first, Boxes(page, 3).First().Value);
        Assert.Equal(before, same);
        Assert.Contains(
            $"- Relancer. `{second}` `{first}` `N2`\n  - Écouter. `C999` `N1`\n  - Se taire. `{first}` `N3`\n",
            after,
            StringComparison.Ordinal
        );
        Assert.Contains("N2, compétent", page.Text("#objectives"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_objectives_are_open_and_the_others_are_added_one_at_a_time()
    {
        var drafted = await DraftedModule.OfAsync(site);

        var page = await drafted.Author.GetAsync(Form);
        var four = await drafted.Author.SubmitAsync(page, Form, [.. Words("Un", "Deux", "Trois", "Quatre", "")]);
        var two = await drafted.Author.SubmitAsync(page, Form, [("revision", four.Value("revision")), .. Words("Un", "", "", "", "")]);

        Assert.Equal((3, 5), Rows(page));
        Assert.Equal("Ajouter un objectif", page.Text("#objectives > details > summary"));
        Assert.True(page.Has("#objectives > details > details > .objective"));
        Assert.Equal((4, 5), Rows(four));
        Assert.Equal((3, 5), Rows(two));
        Assert.Equal(["Un", "", "", "", ""], two.Texts("textarea[name=objective]"));

        static IEnumerable<(string, string)> Words(params string[] words) => words.Select(word => ("objective", word));

        static (int Open, int All) Rows(Page page) =>
            (
                page.Document.QuerySelectorAll("#objectives > .objective").Length,
                page.Document.QuerySelectorAll("#objectives .objective").Length
            );
    }

    public void Dispose() => site.Dispose();

    private static IEnumerable<IHtmlInputElement> Boxes(Page page, int objective) =>
        page.Document.GetElementsByName($"objective-competencies-{objective}").OfType<IHtmlInputElement>();

    private static void Tick(Page page, string name, string value) =>
        page.Document.GetElementsByName(name).OfType<IHtmlInputElement>().Single(box => box.Value == value).IsChecked = true;

    private static IEnumerable<string?> Hrefs(Page page, string selector) =>
        page.Document.QuerySelectorAll(selector).Select(a => a.GetAttribute("href"));
}
