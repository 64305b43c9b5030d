using System.Net;
using AngleSharp.Html.Dom;
using Training.Learners;
using Training.Tests.Authoring.Drafts;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>Several items taken away in one go.</summary>
public sealed class RemoveItemsTests
{
    private const string Remove = QuizWriter.Quiz + "/remove";
    private const string Template = DraftedModule.Home + "/quiz/bilan";

    [Fact]
    public async Task Those_that_are_checked_are_named_then_leave_and_the_rest_stays_to_the_letter()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var list = await writer.OpenAsync(QuizWriter.Quiz);

        var asks = await writer.OpenAsync(Remove + "?key=ouverture&key=ligne");
        var unchanged = await writer.FileAsync();
        var done = await writer.Browser.SubmitAsync(asks, Remove);

        Assert.Equal(["ouverture", "remise", "lieu", "ligne"], Boxes(list).Select(box => box.Value));
        Assert.All(
            Boxes(list),
            box => Assert.Equal("get", list.Document.GetElementById(box.GetAttribute("form")!)!.GetAttribute("method"))
        );
        Assert.Equal(["Que vérifiez-vous d’abord?", "Quelle ligne?"], asks.Texts(".prose li > span[lang=fr]"));
        Assert.Equal(QuizWriter.Text, unchanged);
        Assert.StartsWith("C’est retiré.", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(Without(("## Que vérifiez", "## Il parle"), ("## Quelle ligne?", null)), await writer.FileAsync());
    }

    [Fact]
    public async Task A_case_takes_its_questions_along_even_when_one_of_them_is_checked_too()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var asks = await writer.OpenAsync(Remove + "?key=remise&key=lieu");
        await writer.Browser.SubmitAsync(asks, Remove);

        Assert.Contains("avec toutes ses questions", asks.Text(".prose li"), StringComparison.Ordinal);
        Assert.Equal(Without(("## Il parle", "## Quelle ligne?")), await writer.FileAsync());
    }

    [Fact]
    public async Task Sent_twice_nothing_more_leaves_even_of_two_that_say_the_same()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        const string Bare = "## Deux fois?\n`short` `C2` `N1`\n\n- Oui\n\n> Bien.\n";
        await writer.WriteAsync($"{QuizWriter.Text}\n{Bare}\n{Bare}");
        var asks = await writer.OpenAsync(Remove + "?key=ouverture&key=_6");

        await writer.Browser.SubmitAsync(asks, Remove);
        var once = await writer.FileAsync();
        var again = await writer.Browser.SubmitAsync(asks, Remove);

        Assert.StartsWith("C’est retiré.", again.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(once, await writer.FileAsync());
        Assert.Equal(1, once.Split("## Deux fois?").Length - 1);
        Assert.DoesNotContain("{#ouverture}", once, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_author_wrote_meanwhile_stands_and_what_they_rewrote_stays()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var asks = await writer.OpenAsync(Remove + "?key=ouverture&key=ligne");
        var other = await site.SignUpWithRoleAsync(Role.Author);
        var theirs = QuizWriter.Text.Replace("Jour et nuit.", "Toujours.", StringComparison.Ordinal) + "\n## Encore? {#encore}\n";
        await writer.WriteAsync(theirs, other);

        var done = await writer.Browser.SubmitAsync(asks, Remove);

        Assert.Contains("venait de récrire", done.Text(".alert"), StringComparison.Ordinal);
        var file = await writer.FileAsync();
        Assert.DoesNotContain("{#ouverture}", file, StringComparison.Ordinal);
        Assert.EndsWith("> Toujours.\n\n## Encore? {#encore}\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_checked_the_list_says_so_and_nothing_leaves()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);

        var none = await writer.OpenAsync(Remove);
        var unknown = await writer.OpenAsync(Remove + "?key=personne&key=%00");
        var posted = await writer.Browser.PostAsync(Remove, QuizWriter.Quiz, ("revision", "2"), ("key", "personne"));
        var ahead = await writer.Browser.PostAsync(Remove, QuizWriter.Quiz, ("revision", "-1"), ("key", "ouverture"));

        Assert.All([none, unknown, posted], page => Assert.Contains("Cochez d’abord", page.Text(".alert"), StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, ahead.Status);
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task Another_institution_sees_no_such_quiz()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author, cegep);
        var other = await site.SignInAsync(learner.Email!, at: "/i/cegep");

        var seen = await other.GetAsync($"/i/cegep{Remove}?key=ouverture");
        var posted = await other.PostAsync($"/i/cegep{Remove}", "/i/cegep/authoring/drafts/new", ("revision", "2"), ("key", "ouverture"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (seen.Status, posted.Status));
        Assert.Equal(QuizWriter.Text, await writer.FileAsync());
    }

    [Fact]
    public async Task What_nobody_touched_of_the_template_leaves_at_once_and_an_author_s_own_stays()
    {
        using var site = new TrainingSite();
        var drafted = await DraftedModule.OfAsync(site);
        await drafted.AddAsync("quiz", "Bilan", "Check");
        var item = await drafted.Author.GetAsync($"{Template}/items/ouverture");
        await drafted.Author.SubmitAsync(item, $"{Template}/items/ouverture", ("prompt", "Et d’abord?"));

        var list = await drafted.Author.GetAsync(Template);
        var asks = await drafted.Author.GetAsync(list.Link("Retirer les 7 questions du modèle"));
        var done = await drafted.Author.SubmitAsync(asks, Template + "/remove");
        var english = await drafted.Author.GetAsync(Template + ".en");

        Assert.Equal(7, asks.Texts(".prose li > span[lang=fr]").Count);
        Assert.Equal(["Et d’abord?"], done.Texts(".item-line > p:first-child"));
        Assert.DoesNotContain("du modèle", done.Text("main"), StringComparison.Ordinal);
        Assert.NotEmpty(english.Link("Retirer les 8 questions du modèle"));
    }

    [Fact]
    public async Task A_quiz_without_a_question_left_says_kindly_where_to_begin()
    {
        using var site = new TrainingSite();
        var writer = await QuizWriter.AtAsync(site);
        var asks = await writer.OpenAsync(Remove + "?key=ouverture&key=remise&key=ligne");

        var empty = await writer.Browser.SubmitAsync(asks, Remove);
        var form = await writer.OpenAsync(empty.Link("Choix unique"));
        await writer.PressAsync(form, "save", ("prompt", "La première?"), ("row-0-text", "Oui"));

        Assert.Contains("Écrivez la première question", empty.Text("main"), StringComparison.Ordinal);
        Assert.False(empty.Has(".problems .error"));
        Assert.StartsWith(
            "---\ntitle: Bilan\nduration: 10 min\nmastery: 0.8\nattempts: unlimited\n---\n\nUn mot d’accueil.\n\n## La première? {#la-premiere}\n",
            await writer.FileAsync(),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<IHtmlInputElement> Boxes(Page page) => page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=key]");

    private static string Without(params (string From, string? To)[] parts)
    {
        var text = QuizWriter.Text;
        foreach (var (from, to) in parts)
        {
            var start = text.IndexOf(from, StringComparison.Ordinal);
            text = to is null ? text[..start].TrimEnd('\n') + "\n" : text[..start] + text[text.IndexOf(to, StringComparison.Ordinal)..];
        }
        return text;
    }
}
