using Training.Content.Quizzes;

namespace Training.Content.Tests.Quizzes;

/// <summary>The items of the good content, one of each kind.</summary>
public sealed class ItemKindsTests
{
    private static readonly Quiz Quiz = (Quiz)TestContent.Read(TestContent.Good).Content!.Modules[0].Find("bilan")!;

    [Fact]
    public void Each_item_is_of_the_kind_that_its_directive_says()
    {
        Assert.Equal(
            [
                ItemKind.Single,
                ItemKind.Multiple,
                ItemKind.Order,
                ItemKind.Match,
                ItemKind.Cloze,
                ItemKind.Short,
                ItemKind.Number,
                ItemKind.Open,
                ItemKind.Single,
                ItemKind.Number,
            ],
            Quiz.Items.Select(i => i.Kind)
        );
    }

    [Fact]
    public void An_order_has_its_steps_in_the_right_order_each_with_its_feedback()
    {
        var item = Find<OrderItem>("silence");

        Assert.Equal(["La présence", "La sécurité", "La technique", "Le sens"], item.Steps.Select(s => s.Text.Fr.Html));
        Assert.Equal(new ChoiceText("Meaning", "<p>Last, because it asks the most.</p>"), item.Steps[3].Text.En);
        Assert.Equal("<p>Au téléphone, quinze secondes de silence.</p>", item.Text.Fr.ContextHtml);
        Assert.Equal("<p>On part de ce qui ne coûte rien.</p>", item.Text.Fr.FeedbackHtml);
    }

    [Fact]
    public void A_match_has_its_rows_their_answers_and_its_decoys()
    {
        var item = Find<MatchItem>("bruits");

        Assert.Equal(new MatchHeads("What you hear", "What you do"), item.Heads.En);
        Assert.Equal([("Un écho", 0), ("Une <em>deuxième</em> voix", 0), ("Plus rien", 1)], item.Rows.Select(r => (r.Html.Fr, r.Answer)));
        Assert.Equal(["Demander où il est", "Dire que vous êtes là", "Raccrocher"], item.Answers.Select(a => a.Text.Fr));
        Assert.Equal("<p>Quelqu’un est entré.</p>", item.Rows[1].FeedbackHtml.Fr);
        Assert.Equal(
            [null, null, new("<p>Rien n’appelle cela ici.</p>", "<p>Nothing calls for it here.</p>")],
            item.Answers.Select(a => a.FeedbackHtml)
        );
        Assert.Equal("<p>Le lieu, puis le contenu.</p>", item.Text.Fr.FeedbackHtml);
    }

    [Fact]
    public void A_cloze_has_its_text_around_the_gaps()
    {
        var item = Find<ClozeItem>("message");

        Assert.Equal("<p>Il partage sa tablette.</p>", item.Text.Fr.ContextHtml);
        Assert.Equal(["<p>Bonjour, c’est ", ". On se parle ", ".</p>"], item.SegmentsHtml.Fr);
        Assert.Equal(["jeudi", "jeudi pour votre colère", "quand vous voulez"], item.Gaps[1].Choices.Select(c => c.Text.Fr));
        Assert.Equal("<p>A first name reveals nothing.</p>", item.Gaps[0].FeedbackHtml.En);
    }

    [Fact]
    public void A_short_answer_has_as_many_accepted_ones_as_each_language_needs()
    {
        var item = Find<ShortItem>("numero");

        Assert.Equal(["1 866 APPELLE", "1 866 277-3553"], item.Accepted.Fr);
        Assert.Equal(3, item.Accepted.En.Count);
    }

    [Fact]
    public void A_number_has_its_tolerance_and_its_unit_or_none()
    {
        var item = Find<NumberItem>("minutes");
        var bare = Find<NumberItem>("remise-rappel");

        Assert.Equal((10m, 2.5m, true), (item.Value, item.Tolerance, item.AsksUnit));
        Assert.Equal(["min", "minutes", "mins"], item.Units.En);
        Assert.Equal((2m, 0m, false), (bare.Value, bare.Tolerance, bare.AsksUnit));
    }

    [Fact]
    public void An_open_item_has_its_rubric()
    {
        var item = Find<OpenItem>("ecrire");

        Assert.True(item.IsSelfAssessed);
        Assert.Equal([(0, "À revoir"), (1, "En partie"), (3, "Clair")], item.Rubric.Levels.Select(l => (l.Points, l.Name.Fr)));
        Assert.Equal(["Welcome", "What next"], item.Rubric.Criteria.Select(c => c.NameHtml.En));
        Assert.Equal("Names what he lives", item.Rubric.Criteria[0].LevelsHtml[2].En);
    }

    [Fact]
    public void A_case_tells_its_vignette_to_all_its_items_and_is_drawn_with_them()
    {
        var items = Quiz.Items.Where(i => i.Case is not null).ToList();

        Assert.Equal(["remise-lieu", "remise-rappel"], items.Select(i => i.Id));
        Assert.All(items, i => Assert.Equal("<p>Il ne dit pas où il est.</p>", i.Case!.Text.Fr.ContextHtml));
        Assert.Equal(["65"], items[0].Case!.Text.En.Cited);
        Assert.Equal(9, Quiz.Groups(Quiz.Items).Count());
        for (var seed = 0; seed < 50; seed++)
            Assert.Contains(QuizDraw.For(Quiz, seed).Count(i => i.Case is not null), (int[])[0, 2]);
        Assert.Equal((2, 3), QuizDraw.CountOf(Quiz));
    }

    [Fact]
    public void A_quiz_says_how_it_is_taken()
    {
        var text = TestContent.TextOf(TestContent.Good, TestContent.Module + "bilan.quiz.md");

        var (content, problems) = TestContent.With(
            "bilan.quiz.md",
            text.Replace("draw: 2\n", "draw: 2\npage: 1\nback: no\nwait: 1 h\nscore: average\n", StringComparison.Ordinal)
        );

        var quiz = (Quiz)content.Modules[0].Find("bilan")!;
        Assert.Empty(problems);
        Assert.Equal((1, false, TimeSpan.FromHours(1), ScoreRule.Average), (quiz.Page, quiz.MayGoBack, quiz.Wait, quiz.ScoreRule));
        Assert.Equal((null, true, null, ScoreRule.Best), (Quiz.Page, Quiz.MayGoBack, Quiz.Wait, Quiz.ScoreRule));
    }

    private static T Find<T>(string id)
        where T : Item => (T)Quiz.Items.Single(i => i.Id == id);
}
