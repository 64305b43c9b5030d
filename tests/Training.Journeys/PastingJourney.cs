using System.Text.RegularExpressions;

namespace Training.Journeys;

/// <summary>A session and a quiz that were written in Word are pasted whole, published and played: nothing is typed again.</summary>
public sealed partial class PastingJourney(Stage stage)
{
    private const string Story = "Rappeler Loïc";

    private static readonly string[] Scenes =
    [
        "<h2>Scène 1 – Il décroche</h2>",
        "<p>Le téléphone sonne longtemps.</p>",
        "<p><b>Loïc :</b> Allô?</p>",
        "<p>Réponses possibles :</p>",
        "<ul><li>« Peux-tu parler librement? » (C2 +2, rend vrai : lieu vérifié) → scène 2. Rétroaction : Le lieu passe avant le reste.</li>",
        "<li>« J’ai lu ton message. » (C2 −1) → scène 3. Rétroaction : On ne sait pas qui écoute.</li></ul>",
        "<h2>Scène 2 – Il parle</h2>",
        "<p><b>Loïc :</b> Attends, je ferme la porte.</p>",
        "<p>Réponses possibles (vous avez 20 secondes) :</p>",
        "<ul><li>« Je suis là. » (C2 +1) → scène 4. Rétroaction : Le silence est habité.</li>",
        "<li>Ne rien dire (C2 −1) → scène 3. Rétroaction : Il se croit seul.</li></ul>",
        "<h2>Scène 3 – Il raccroche (fin)</h2>",
        "<p>La tonalité.</p>",
        "<p>Fin à reprendre : il faudra un autre moyen de le rejoindre.</p>",
        "<h2>Scène 4 – Un plan (fin)</h2>",
        "<p><b>Loïc :</b> OK. Demain à 9 h.</p>",
        "<p>Fin réussie : il n’est plus seul avec ce qu’il a écrit.</p>",
    ];

    private static readonly string[] Questions =
    [
        "<p><b>1. Que vérifiez-vous en premier?</b></p>",
        "<ul><li><b>S’il peut parler</b> (bonne réponse)</li><li>S’il a soupé</li><li>Ses notes à l’école</li></ul>",
        "<p>Rétroaction : Le lieu passe avant le reste.</p>",
        "<p><b>2. Vrai ou faux : on peut promettre de ne rien dire.</b></p>",
        "<p>Réponse : Faux</p>",
        "<p>Rétroaction : On dit à l’avance à qui l’on devra parler.</p>",
        "<p><b>3. Mettez dans l’ordre les étapes d’un rappel.</b></p>",
        "<ol><li>Se nommer</li><li>Vérifier s’il peut parler</li><li>Reprendre ses mots</li></ol>",
        "<p>Rétroaction : On ouvre l’espace avant de demander.</p>",
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_in_Word_becomes_a_session_and_a_quiz(bool hasScript)
    {
        var title = hasScript ? "Coller avec script" : "Coller sans script";
        var slug = title.ToLowerInvariant().Replace(' ', '-');
        await using var author = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await author.SignInAsync(await stage.SignUpAuthorAsync(Language.Fr), Visitor.Password);
        await author.BeginModuleAsync(title);
        var home = author.Path;

        await author.AddEmptyAsync(home, "scenario", Story);
        var scenes = author.Path;
        await author.OpenAsync($"{scenes}/settings");
        await author.Page.Locator("#channel").SelectOptionAsync("phone");
        await author.Page.Locator("input[name=competencies][value=C2]").CheckAsync();
        await author.Page.Locator("#cast-name-0").FillAsync("Loïc");
        await author.Page.GetByLabel(author.Says("SceneForm.Set.facts"), new() { Exact = true }).FillAsync("Lieu vérifié");
        await author
            .Page.GetByLabel(author.Says("SceneForm.Set.briefing"), new() { Exact = true })
            .FillAsync("Loïc, 15 ans, a écrit à minuit.");
        await author.LandAsync(() => author.Button(author.Says("SceneForm.Set.Save")).Last.ClickAsync());
        await PasteAsync(author, $"{scenes}/paste", Scenes, hasScript);
        await author.PressAsync(author.Says("ScenesPaste.Read"));
        await author.PressAsync(author.Says("ScenesPaste.Add.Other", 4));
        await author.OpenAsync(scenes);
        await Expect(author.Page.Locator("ol.items > li")).ToHaveCountAsync(4);
        await Expect(author.Page.Locator(".problems li.error")).ToHaveCountAsync(0);

        await author.AddEmptyAsync(home, "quiz", "Bilan");
        var quiz = author.Path;
        await PasteAsync(author, $"{quiz}/paste", Questions, hasScript);
        await author.Page.Locator("input[name=competencies][value=C2]").CheckAsync();
        await author.Page.Locator("input[name=level]").First.CheckAsync();
        await author.PressAsync(author.Says("QuestionsPaste.Read"));
        await author.LandAsync(() => author.Button(author.Says("QuestionsPaste.Add.Other", 3)).First.ClickAsync());
        await author.OpenAsync(quiz);
        await Expect(author.Page.Locator("ol.items > li")).ToHaveCountAsync(3);
        await Expect(author.Page.Locator(".problems li.error")).ToHaveCountAsync(0);
        await author.PublishAsync(home);

        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = hasScript });
        await learner.BeginLessonAsync(slug, "rappeler-loic");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await learner.PressAsync("« Peux-tu parler librement? »");
        await Expect(learner.Page.GetByText("Attends, je ferme la porte.")).ToBeVisibleAsync();
    }

    // As Word puts it on the clipboard; where there is no script, its words come alone, a list with its marks.
    private static async Task PasteAsync(Visitor author, string path, string[] document, bool hasScript)
    {
        await author.OpenAsync(path);
        var field = author.Page.Locator("textarea[name=text]");
        if (!hasScript)
        {
            await field.FillAsync(Words(document));
            return;
        }
        await field.EvaluateAsync(
            """
            (field, html) => {
              const clipboardData = new DataTransfer();
              clipboardData.setData("text/html", html);
              field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }
            """,
            string.Concat(document)
        );
        await Expect(field).Not.ToHaveValueAsync("");
    }

    private static string Words(string[] document) =>
        Tag()
            .Replace(
                string.Join("\n\n", document)
                    .Replace("<li>", "\n- ", StringComparison.Ordinal)
                    .Replace("<b>", "**", StringComparison.Ordinal)
                    .Replace("</b>", "**", StringComparison.Ordinal),
                ""
            );

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
