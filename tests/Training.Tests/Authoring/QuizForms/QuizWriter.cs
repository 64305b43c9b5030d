using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Learners;

namespace Training.Tests.Authoring.QuizForms;

/// <summary>An author with a module being written, and a quiz in it.</summary>
internal sealed class QuizWriter
{
    public const string Quiz = "/authoring/drafts/ecrire/quiz/bilan";
    public const string Item = Quiz + "/items/ouverture";

    public const string Text = """
        ---
        title: Bilan
        duration: 10 min
        mastery: 0.8
        attempts: unlimited
        ---

        Un mot d’accueil.

        ## Que vérifiez-vous d’abord? {#ouverture}
        `C2` `N1`

        Un homme répond depuis son camion.

        - [x] S’il est seul
          > Le lieu d’abord.
        - [ ] S’il préfère le *vouvoiement*
          > Plus tard.

        ## Il parle bas {#remise}
        `case`

        Vous entendez le vent.

        ### Que demandez-vous? {#lieu}
        `C3` `N2`

        - [x] Où êtes-vous?
          > Si la ligne coupe.
        - [ ] Depuis quand?
          > Une fois le lieu connu.

        ## Quelle ligne? {#ligne}
        `short` `C2` `N1`

        - APPELLE
          écrit comme ça

        > Jour et nuit.

        """;

    private QuizWriter(TrainingSite site, Browser browser)
    {
        Site = site;
        Browser = browser;
    }

    public TrainingSite Site { get; }
    public Browser Browser { get; }

    public static async Task<QuizWriter> AtAsync(TrainingSite site)
    {
        var browser = await site.SignUpWithRoleAsync(Role.Author);
        await browser.PostAsync("/authoring/drafts/new", "/authoring/drafts/new", ("Title", "Écrire"), ("Slug", "ecrire"));
        await Drafts.DraftedModule.AimAsync(browser, "/authoring/drafts/ecrire");
        await browser.PostAsync(
            "/authoring/drafts/ecrire/add/quiz",
            "/authoring/drafts/ecrire/add/quiz",
            ("Title", "Bilan"),
            ("Slug", "bilan")
        );
        var writer = new QuizWriter(site, browser);
        await writer.WriteAsync(Text);
        return writer;
    }

    public Task<string> FileAsync(string path = "bilan.quiz.md") =>
        Site.InDatabaseAsync(async db =>
            Encoding.UTF8.GetString(await db.Set<DraftFile>().Where(f => f.Path == path).Select(f => f.Content).SingleAsync())
        );

    /// <summary>Someone writes the whole text, in the editor.</summary>
    public async Task WriteAsync(string text, Browser? by = null)
    {
        const string Editor = "/authoring/drafts/ecrire/files/bilan.quiz.md";
        by ??= Browser;
        var page = await by.GetAsync(Editor);
        await by.SubmitAsync(page, Editor, ("text", text));
    }

    public Task<Page> OpenAsync(string address = Item) => Browser.GetAsync(address);

    /// <summary>Presses a button of the item’s form after some fields were filled.</summary>
    public Task<Page> PressAsync(Page page, string value, params (string Name, string Value)[] fields)
    {
        foreach (var (name, typed) in fields)
            switch (page.Document.GetElementsByName(name).Single())
            {
                case IHtmlTextAreaElement area:
                    area.Value = typed;
                    break;
                case IHtmlInputElement input:
                    input.Value = typed;
                    break;
            }
        var button = page.Document.QuerySelectorAll<IHtmlButtonElement>("button[name=do]").First(b => b.Value == value);
        return Browser.SubmitAsync(button);
    }

    public async Task<Page> SaveAsync(params (string Name, string Value)[] fields) => await PressAsync(await OpenAsync(), "save", fields);
}

internal static class QuerySelectorOfKind
{
    public static IEnumerable<T> QuerySelectorAll<T>(this AngleSharp.Dom.IParentNode node, string selector) =>
        node.QuerySelectorAll(selector).OfType<T>();
}
