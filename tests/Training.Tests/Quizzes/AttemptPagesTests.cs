using Microsoft.EntityFrameworkCore;
using Training.Quizzes;

namespace Training.Tests.Quizzes;

/// <summary>Attempts shown page by page, with a way back or without.</summary>
public sealed class AttemptPagesTests
{
    [Fact]
    public async Task The_first_page_of_the_quiz_says_how_it_goes()
    {
        using var site = new TrainingSite();
        var both = await QuizTaker.EnrolAsync(site, "sortes/pages");

        var free = await both.Browser.GetAsync("/modules/sortes/pages");
        var oneWay = await both.Browser.GetAsync("/modules/sortes/sens-unique");

        Assert.Contains("Les questions viennent une à la fois.", free.Text(".read.stack"), StringComparison.Ordinal);
        Assert.DoesNotContain("On ne revient pas", free.Text(".read.stack"), StringComparison.Ordinal);
        Assert.Contains("une à la fois. On ne revient pas à une page quittée.", oneWay.Text(".read.stack"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_item_a_page_is_answered_going_on_and_back()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/pages");
        var first = await learner.StartAsync();

        var second = await GoAsync(learner, first, 2, ("r.mot", "0"));
        var third = await GoAsync(learner, second, 3, ("r.rappel", "1"));
        var back = await GoAsync(learner, third, 1, ("r.lieu", "0"));

        Assert.Equal(["Question 1 de 3Un mot de code?"], first.Texts("fieldset.item legend"));
        Assert.Equal("Question 2 de 3Un numéro de rappel?", second.Text("fieldset.item legend"));
        Assert.Equal(["Page suivante", "Page précédente", "Enregistrer et continuer plus tard"], second.Texts(".submit button"));
        Assert.Equal(["Remettre mes réponses", "Page précédente", "Enregistrer et continuer plus tard"], third.Texts(".submit button"));
        Assert.Equal(["r.mot=0"], QuizTaker.Ticked(back));
        Assert.Equal(["Page 1 répondue", "Page 2 répondue", "Page 3 répondue"], back.Texts(".pages button"));
        Assert.Equal("page", back.Document.QuerySelector(".pages li:first-child button")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Another_device_finds_the_same_page_of_the_same_attempt()
    {
        using var site = new TrainingSite();
        var account = await site.AddLearnerAsync();
        var learner = await QuizTaker.EnrolAsync(await site.SignInAsync(account.Email!), "sortes/pages");
        await GoAsync(learner, await learner.StartAsync(), 2, ("r.mot", "1"));

        var other = learner.In(await site.SignInAsync(account.Email!));
        var there = await other.StartAsync();

        Assert.Equal("Question 2 de 3Un numéro de rappel?", there.Text("fieldset.item legend"));
        Assert.Equal(["r.mot=1"], QuizTaker.Ticked(await other.Browser.GetAsync($"{other.Attempt()}?page=1")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    [InlineData("x")]
    public async Task A_page_that_is_not_there_is_the_one_that_the_learner_is_on(string page)
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/pages");
        await GoAsync(learner, await learner.StartAsync(), 2, ("r.mot", "0"));

        var shown = await learner.Browser.GetAsync($"{learner.Attempt()}?page={page}");
        var sent = await learner.Browser.PostAsync($"{learner.Attempt()}/responses", learner.Attempt(), ("go", page));

        Assert.Equal("Question 2 de 3Un numéro de rappel?", shown.Text("fieldset.item legend"));
        Assert.Equal("Question 2 de 3Un numéro de rappel?", sent.Text("fieldset.item legend"));
    }

    [Fact]
    public async Task Unanswered_items_of_other_pages_are_a_link_away()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/pages");
        await learner.StartAsync();
        var last = await learner.Browser.GetAsync($"{learner.Attempt()}?page=3");

        var asked = await learner.SubmitAsync(last, ("r.lieu", "0"));
        var result = await learner.PressAsync(asked, "Remettre quand même");

        Assert.Equal("Il reste 2 questions sans réponse complète", asked.Text(".errors h2"));
        Assert.Equal($"{learner.Attempt()}?page=2#item-rappel", asked.Link("2. Un numéro de rappel?"));
        Assert.Equal("Pas encore réussi : 1 sur 3", result.Text("#verdict"));
    }

    [Fact]
    public async Task Where_there_is_no_way_back_a_page_left_stays_closed()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/sens-unique");
        var first = await learner.StartAsync();
        var second = await GoAsync(learner, first, 2, ("r.mot", "0"));

        var asked = await learner.Browser.GetAsync($"{learner.Attempt()}?page=1");
        await learner.AutosaveAsync(second, "mot", "1");
        var old = await learner.SaveAsync(first, ("r.mot", "1"));

        Assert.Contains(
            "Une fois passé à la suite, vous ne pourrez plus revenir à cette page.",
            first.Text(".pages"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Page précédente", second.Texts("button"));
        Assert.Empty(second.Texts(".pages button"));
        Assert.Equal("Question 2 de 3Un numéro de rappel?", asked.Text("fieldset.item legend"));
        Assert.Equal("Question 2 de 3Un numéro de rappel?", old.Text("fieldset.item legend"));
        Assert.Equal("0", await site.InDatabaseAsync(db => db.Set<QuizResponse>().Select(r => r.Text).SingleAsync()));
    }

    [Fact]
    public async Task Going_on_twice_goes_on_once_and_nobody_jumps_ahead()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/sens-unique");
        var first = await learner.StartAsync();

        var ahead = await GoAsync(learner, first, 3, ("r.mot", "0"));
        var otherTab = await learner.ShowAsync();
        var both = await Task.WhenAll(GoAsync(learner, first, 2, ("r.mot", "0")), GoAsync(learner, otherTab, 2, ("r.mot", "0")));

        Assert.Equal("Question 1 de 3Un mot de code?", ahead.Text("fieldset.item legend"));
        Assert.All(both, page => Assert.Equal("Question 2 de 3Un numéro de rappel?", page.Text("fieldset.item legend")));
    }

    [Fact]
    public async Task Leaving_an_item_unanswered_for_good_is_asked_about_first()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/sens-unique");
        var first = await learner.StartAsync();

        var asked = await GoAsync(learner, first, 2);
        var second = await GoAsync(learner, asked, 2);

        Assert.Equal("Il reste 1 question sans réponse complète", asked.Text(".errors h2"));
        Assert.Equal(["1. Un mot de code?"], asked.Texts(".errors li"));
        Assert.Equal("Question 2 de 3Un numéro de rappel?", second.Text("fieldset.item legend"));
    }

    [Fact]
    public async Task A_page_costs_one_query_to_show_and_three_to_leave()
    {
        using var site = new TrainingSite();
        var learner = await QuizTaker.EnrolAsync(site, "sortes/pages");
        var first = await learner.StartAsync();

        var left = await site.Sql.DuringAsync(() => GoAsync(learner, first, 2, ("r.mot", "0")));
        var shown = await site.Sql.DuringAsync(() => learner.ShowAsync());

        Assert.Single(shown);
        Assert.InRange(left.Count - shown.Count, 1, 3);
    }

    // As a button of that page does.
    private static Task<Page> GoAsync(QuizTaker learner, Page page, int number, params (string, string)[] answers)
    {
        var form = page.Form($"{learner.Attempt()}/responses");
        var button = page.Document.CreateElement("input");
        button.SetAttribute("name", "go");
        button.SetAttribute("type", "hidden");
        form.AppendChild(button);
        return learner.Browser.SubmitAsync(form, [.. answers, ("go", $"{number}")]);
    }
}
