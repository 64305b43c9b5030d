using Training.Content.Editing;

namespace Training.Content.Tests.Editing;

/// <summary>Items as forms: one changes, the others stay as they were, to the letter.</summary>
public sealed class QuizTextTests
{
    private const string Quiz = """
        ---
        title: Bilan
        duration: 10 min   # à revoir
        mastery: 0.8
        ---

        Un mot d’accueil.


        ## Que vérifiez-vous? {#ouverture}
        `C2` `N1` `source 65`

        Un homme répond.

        - [x] Le lieu
          > D’abord.
        - [ ] Le *vouvoiement*
          > Ensuite.

        > En général.

        ## Un homme appelle {#remise}
        `case`

        Il parle bas.

        ### Que demandez-vous? {#lieu}
        `C5` `N2`

        - [x] Où êtes-vous?
          > Oui.
        - [ ] Depuis quand?
          > Non.

        ## Complétez {#texto}
        `cloze` `C2` `N1`

        Bonjour, c’est {{Paul|le service}}.

        > 1. Un prénom.

        """;

    public static TheoryData<string> Shipped =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(TestContent.RepositoryRoot, "content", "modules"), "*.quiz*.md", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(TestContent.RepositoryRoot, file).Replace('\\', '/')),
        ];

    [Theory]
    [InlineData("`short`")]
    [InlineData("Un homme appelle.\n\n`C2` `N3`")]
    [InlineData("``open``\n`C3`")]
    public void A_context_that_would_be_read_as_directives_is_not_written(string context)
    {
        var quiz = QuizText.Read(
            "modules/essai/bilan.quiz.md",
            "---\ntitle: Bilan\n---\n\n## Un {#un}\n`C2` `N1`\n\n- [x] Oui\n- [ ] Non\n"
        )!;
        var part = quiz.Find("un")!;

        Assert.Null(quiz.With(part, quiz.FormOf(part)! with { Context = context }));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_item_read_into_its_form_and_written_back_is_the_same_text(string path)
    {
        var quiz = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        var items = quiz.Parts.Where(part => !part.IsCase).ToList();
        Assert.NotEmpty(items);
        Assert.All(
            items,
            item =>
            {
                var form = quiz.FormOf(item);
                Assert.True(form is not null, $"{item.Key}: no form holds it.");
                Assert.Equal(quiz.Text, quiz.With(item, form)?.Text);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Any_shipped_item_with_some_of_its_feedback_left_blank_is_read_back_the_same(string path)
    {
        var quiz = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        foreach (var item in quiz.Parts.Where(part => !part.IsCase))
        {
            var form = quiz.FormOf(item)!;
            // Each set of up to four rows, with a general feedback and without.
            for (var blank = 0; blank < 1 << Math.Min(form.Rows.Count, 4); blank++)
                foreach (var general in (string[])["", "En général.\n\nEt encore."])
                {
                    var rows = form.Rows.Select((row, i) => i < 4 && (blank & (1 << i)) != 0 ? row with { Feedback = "" } : row);
                    var some = form with { Rows = [.. rows], Feedback = general };

                    var written = quiz.With(item, some);
                    var read = written?.FormOf(written.Find(item.Key)!);

                    Assert.True(read?.Says(some.Tidied()), $"{item.Key}, {blank}");
                    Assert.Equal(written!.Text, written.With(written.Find(item.Key)!, read!)?.Text);
                }
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Changing_any_shipped_item_changes_its_own_lines_alone(string path)
    {
        var quiz = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        foreach (var item in quiz.Parts.Where(part => !part.IsCase))
        {
            var changed = quiz.With(item, quiz.FormOf(item)! with { Feedback = "Autre chose.\n\nEt encore." })!;

            Assert.Equal(quiz.Text[..item.Start], changed.Text[..item.Start]);
            Assert.EndsWith(quiz.Text[item.End..], changed.Text, StringComparison.Ordinal);
            Assert.Equal("Autre chose.\n\nEt encore.", changed.FormOf(changed.Find(item.Key)!)!.Feedback);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_item_moves_down_and_back_up_is_copied_and_taken_away_and_the_text_is_what_it_was(string path)
    {
        var quiz = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));

        foreach (var part in quiz.Parts)
        {
            var moved = quiz.Moved(part, up: false)!;
            var copied = quiz.Twice(part)!;
            var copy = copied.Parts.First(p => p.Start > part.Start && p.Case == part.Case);

            Assert.Equal(quiz.IsLast(part), moved.Text == quiz.Text);
            if (!quiz.IsLast(part))
                Assert.Equal(quiz.Text, moved.Moved(moved.Find(part.Key)!, up: true)!.Text);
            Assert.Equal($"{part.Key}-2", copy.Key);
            Assert.Equal(quiz.Text, copied.Without(copy)!.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_second_shipped_item_leaves_at_once_as_one_after_the_other_would_and_so_do_all(string path)
    {
        var quiz = Read(File.ReadAllText(Path.Combine(TestContent.RepositoryRoot, path)).ReplaceLineEndings("\n"));
        var some = quiz.Parts.Where((part, i) => i % 2 == 0).ToList();

        var oneByOne = some.Aggregate(quiz, (now, part) => now.Find(part.Key) is { } there ? now.Without(there)! : now);

        Assert.Equal(oneByOne.Text, quiz.Without(some)!.Text);
        Assert.Empty(quiz.Without(quiz.Parts)!.Parts);
    }

    [Fact]
    public void A_changed_choice_changes_one_line()
    {
        var quiz = Read(Quiz);
        var item = quiz.Find("ouverture")!;
        var form = quiz.FormOf(item)!;

        var changed = quiz.With(item, form with { Rows = [form.Rows[0] with { Text = "Le lieu, d’abord" }, form.Rows[1]] })!;

        Assert.Equal(Quiz.Replace("- [x] Le lieu\n", "- [x] Le lieu, d’abord\n", StringComparison.Ordinal), changed.Text);
    }

    [Fact]
    public void Rows_left_blank_are_not_written()
    {
        var quiz = Read(Quiz);
        var item = quiz.Find("ouverture")!;
        var form = quiz.FormOf(item)!;

        Assert.Equal(Quiz, quiz.With(item, form with { Rows = [.. form.Rows, new() { Text = " \r\n" }] })!.Text);
    }

    [Theory]
    [InlineData("## Un autre item")]
    [InlineData("### Un sous-titre")]
    [InlineData("- [x] Une case")]
    [InlineData("```\njamais fermé")]
    [InlineData("<b>")]
    public void What_would_be_read_as_something_else_is_not_written(string context)
    {
        var quiz = Read(Quiz);
        var item = quiz.Find("ouverture")!;

        var changed = quiz.With(item, quiz.FormOf(item)! with { Context = context });

        Assert.True(
            changed is null || changed.FormOf(changed.Find("ouverture")!)?.Context == context && changed.Parts.Count == quiz.Parts.Count
        );
        if (context != "<b>")
            Assert.Null(changed);
    }

    [Theory]
    [InlineData("Que vérifiez-vous? {.grand}", "une accolade")]
    [InlineData("Que `vérifiez`-vous? {#a}\n`C2` `N1`\n`N2`", "deux lignes")]
    [InlineData("Que vérifiez-vous? {#a}\n`C2` `N1` `couleur`", "une directive de trop")]
    [InlineData("Que vérifiez-vous? {#a}\n`C2` `N1`\n\n* [x] Oui\n  > Oui.\n* [ ] Non\n  > Non.", "une autre puce")]
    [InlineData("Que vérifiez-vous? {#a}\n`N1` `C2`\n\n- [x] Oui\n  > Oui.", "un autre ordre")]
    [InlineData("Que vérifiez-vous? {#a}\n`C2` `N1`\n\n- [x] Oui\n  > Oui.\n\n  Après.", "un texte après la rétroaction")]
    public void What_a_form_cannot_hold_is_left_to_the_text(string item, string because)
    {
        var quiz = Read($"---\ntitle: Bilan\n---\n\n## {item}\n");

        Assert.True(quiz.FormOf(quiz.Parts[0]) is null, because);
    }

    [Fact]
    public void A_new_item_comes_last_or_last_in_its_case()
    {
        var quiz = Read(Quiz);
        var form = new ItemForm
        {
            Kind = ItemFormKind.Short,
            Id = "ligne",
            Prompt = "Quelle ligne?",
            Competencies = ["C5"],
            Level = "N1",
            Rows = [new() { Text = "1 866 APPELLE" }],
            Feedback = "Jour et nuit.",
        };
        const string Written = "Quelle ligne? {#ligne}\n`short` `C5` `N1`\n\n- 1 866 APPELLE\n\n> Jour et nuit.\n";

        Assert.Equal($"{Quiz}\n## {Written}", quiz.Plus(form, null)!.Text);
        Assert.Contains($"  > Non.\n\n### {Written}\n## Complétez", quiz.Plus(form, quiz.Find("remise"))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_copied_with_ids_of_its_own()
    {
        var quiz = Read(Quiz);

        var copied = quiz.Twice(quiz.Find("remise")!)!;

        Assert.Equal(["ouverture", "remise", "lieu", "remise-2", "lieu-2", "texto"], copied.Parts.Select(p => p.Key));
        Assert.Equal("remise-2", copied.Find("lieu-2")!.Case);
    }

    [Fact]
    public void Every_gap_has_its_feedback_and_a_feedback_whose_gap_is_gone_stays()
    {
        var quiz = Read(Quiz);
        var item = quiz.Find("texto")!;
        var form = quiz.FormOf(item)!;

        var more = quiz.With(item, form with { Context = form.Context + " {{a|b}}" })!;
        var fewer = quiz.With(item, form with { Context = "Bonjour." })!;

        Assert.Equal(["Un prénom.", ""], more.FormOf(more.Find("texto")!)!.Rows.Select(r => r.Feedback));
        Assert.Equal(["Un prénom."], fewer.FormOf(fewer.Find("texto")!)!.Rows.Select(r => r.Feedback));
    }

    [Theory]
    [InlineData("> 1. Un prénom.\n> 2.\n> 3. Une heure.", "> 1. Un prénom.\n> 2.\n> 3. Une heure.")]
    [InlineData("> 1. Un prénom.\n> 3. Une heure.", "> 1. Un prénom.\n> 2.\n> 3. Une heure.")]
    [InlineData("> 1. Un prénom.\n> 3. Une heure.\n>\n> En général.", "> 1. Un prénom.\n> 2.\n> 3. Une heure.\n>\n> En général.")]
    [InlineData("> 2. Un lieu.\n>\n> En général.", "> 1.\n> 2. Un lieu.\n> 3.\n>\n> En général.")]
    public void A_list_that_leaves_some_out_is_a_form_and_is_written_whole(string quote, string whole)
    {
        const string Item = "## Complétez {#texto}\n`cloze` `C2` `N1`\n\n{{Un|Deux}} {{a|b}} {{c|d}}.\n\n";
        var quiz = Read($"---\ntitle: Bilan\n---\n\n{Item}{quote}\n");
        var item = quiz.Find("texto")!;

        var saved = quiz.With(item, quiz.FormOf(item)!)!;

        Assert.EndsWith(Item + whole + "\n", saved.Text, StringComparison.Ordinal);
        Assert.Equal("row-1", saved.FieldAt(saved.Find("texto")!, saved.FormOf(saved.Find("texto")!)!, 11));
    }

    [Fact]
    public void A_bar_in_a_table_stays_in_its_cell()
    {
        var quiz = Read("---\ntitle: Bilan\n---\n\n## Associez {#a}\n`match` `C2` `N1`\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n");
        var form = quiz.FormOf(quiz.Parts[0])!;

        var changed = quiz.With(quiz.Parts[0], form with { Rows = [form.Rows[0] with { Cells = ["1 | un", "2"] }, form.Rows[1]] })!;

        Assert.Contains("| 1 \\| un | 2 |", changed.Text, StringComparison.Ordinal);
        Assert.Equal("1 | un", changed.FormOf(changed.Parts[0])!.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_key_is_set_added_and_taken_away_on_its_own_line()
    {
        var front = FrontMatterText.Read(Quiz)!;

        Assert.Equal(
            Quiz.Replace("title: Bilan\n", "title: \"Bilan : un\"\n", StringComparison.Ordinal),
            front.With("title", "Bilan : un").Text
        );
        Assert.Equal(
            Quiz.Replace("mastery: 0.8\n", "mastery: 0.8\nshow: [score, feedback]\n", StringComparison.Ordinal),
            front.With("show", "score, feedback", isList: true).Text
        );
        Assert.Equal(Quiz.Replace("mastery: 0.8\n", "", StringComparison.Ordinal), front.With("mastery", null).Text);
        Assert.Equal(Quiz, front.With("mastery", "0.8").Text);
    }

    [Fact]
    public void A_key_with_a_comment_is_left_to_the_text()
    {
        var front = FrontMatterText.Read(Quiz)!;

        Assert.False(front.Holds("duration"));
        Assert.Equal(Quiz, front.With("duration", "12 min").Text);
    }

    private static QuizText Read(string text) => QuizText.Read("modules/essai/bilan.quiz.md", text)!;
}
