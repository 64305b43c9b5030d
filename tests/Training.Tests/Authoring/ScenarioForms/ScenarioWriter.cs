using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Learners;

namespace Training.Tests.Authoring.ScenarioForms;

/// <summary>An author with a module being written, and a scenario in it.</summary>
internal sealed class ScenarioWriter
{
    public const string Draft = "/authoring/drafts/ecrire";
    public const string Scenes = Draft + "/scenario/jouer";
    public const string Settings = Scenes + "/settings";
    public const string Editor = Draft + "/files/jouer.scenario.md";

    public const string Text = """
        ---
        title: Au téléphone
        channel: phone
        duration: 12 min
        mastery: 0.7
        competencies: [C2]
        gauges: { alliance: 2 }
        labels: { alliance: Alliance }
        facts: [mot-convenu]
        cast: { Luc: luc }
        warnings: [idées suicidaires]
        help: ["911", appelle]
        reflection:
          - Qu’avez-vous ressenti?
          - Que direz-vous, la prochaine fois?
        ---

        # Au téléphone

        Mercredi, 19 h.

        ## Accueil

        Luc (voix: basse): Bonsoir.

        - [« Bonsoir. »](#fin) `C2 +2` `alliance +1` `fact mot-convenu`
          > Simple.
        - [Attendre.](#dehors) `C2 +1`
          > Long.

        ## Dehors {#dehors}
        `once`

        Il pleut.

        - [« On rentre? »](#fin) `if mot-convenu`

        ## Un bruit {#bruit}
        `interrupts at dehors`

        Une porte claque.

        ## Fin {#fin}
        `ending`

        Il raccroche.

        > Voilà.

        """;

    private ScenarioWriter(TrainingSite site, Browser browser)
    {
        Site = site;
        Browser = browser;
    }

    public TrainingSite Site { get; }
    public Browser Browser { get; }

    public static async Task<ScenarioWriter> AtAsync(TrainingSite site)
    {
        var browser = await site.SignUpWithRoleAsync(Role.Author);
        await browser.PostAsync("/authoring/drafts/new", "/authoring/drafts/new", ("Title", "Écrire"), ("Slug", "ecrire"));
        await browser.PostAsync(Draft + "/add/scenario", Draft + "/add/scenario", ("Title", "Jouer"), ("Slug", "jouer"));
        var writer = new ScenarioWriter(site, browser);
        await writer.WriteAsync(Text);
        return writer;
    }

    public Task<string> FileAsync() =>
        Site.InDatabaseAsync(async db =>
            Encoding.UTF8.GetString(
                await db.Set<DraftFile>().Where(f => f.Path == "jouer.scenario.md").Select(f => f.Content).SingleAsync()
            )
        );

    /// <summary>Someone writes the whole text, in the editor.</summary>
    public async Task WriteAsync(string text) => await Browser.SubmitAsync(await OpenAsync(Editor), Editor, ("text", text));

    public Task<Page> OpenAsync(string address = Scenes) => Browser.GetAsync(address);

    public Task<Page> OpenSceneAsync(string key) => OpenAsync($"{Scenes}/scenes/{key}");

    /// <summary>Presses a button of a list of scenes.</summary>
    public Task<Page> ArrangeAsync(Page page, string key, string act, string way = "") =>
        Browser.SubmitAsync(
            page.Document.QuerySelectorAll("button[formaction]")
                .OfType<IHtmlButtonElement>()
                .Single(b => b.GetAttribute("formaction") == $"{Scenes}/scenes/{key}/{act}" && b.Value == way)
        );

    /// <summary>Presses a button of a scene’s form after some fields were filled; a box is ticked with 1, the first of several.</summary>
    public Task<Page> PressAsync(Page page, string value, params (string Name, string Value)[] fields)
    {
        foreach (var (name, typed) in fields)
            switch (page.Document.GetElementsByName(name)[0])
            {
                case IHtmlTextAreaElement area:
                    area.Value = typed;
                    break;
                case IHtmlInputElement { Type: "radio" }:
                    foreach (var radio in page.Document.GetElementsByName(name).OfType<IHtmlInputElement>())
                        radio.IsChecked = radio.Value == typed;
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    box.IsChecked = typed == "1";
                    break;
                case IHtmlInputElement input:
                    input.Value = typed;
                    break;
                case IHtmlSelectElement select:
                    select.Value = typed;
                    break;
            }
        return Browser.SubmitAsync(
            page.Document.QuerySelectorAll("button[name=do]").OfType<IHtmlButtonElement>().First(b => b.Value == value)
        );
    }
}
