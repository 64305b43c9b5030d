using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

public sealed class WithoutScriptJourney(Stage stage)
{
    [Fact]
    public async Task A_newcomer_without_script_goes_from_an_account_to_a_certificate_that_anyone_can_verify()
    {
        var module = Shipped.Module("confidentialite");
        var session = module.Activities.OfType<Scenario>().Single();
        var quiz = module.Activities.OfType<Quiz>().Single();
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });

        await learner.SignUpAsync("Maëlle", "Côté-L’Œuvre");
        await learner.EnrolAsync(module);
        await learner.ReadOnAsync(module);

        await Expect(learner.Title).ToHaveTextAsync("Elle vient d’entrer");
        await learner.PressAsync("Commencer la séance");
        await learner.PlayAsync(session);
        await Expect(learner.Title).ToHaveTextAsync("Débreffage : Elle vient d’entrer");
        await Expect(learner.Page.GetByText("Séance réussie")).ToBeVisibleAsync();
        await Expect(learner.Page.GetByText("Vous n’avez pas perçu").First).ToBeVisibleAsync();
        await Expect(learner.Page.GetByText("ses doigts roulent et déroulent")).ToBeVisibleAsync();

        await learner.FollowAsync("Retour au module");
        await learner.FollowAsync("Consentement, loi et incidents");
        await learner.ReadOnAsync(module);
        await learner.PressAsync("Commencer");
        await learner.AnswerAsync(quiz);
        await learner.PressAsync("Remettre mes réponses");
        await Expect(learner.Heading("Réussi : 8 sur 8")).ToBeVisibleAsync();
        await Expect(learner.Page.GetByText("Vous avez terminé le module « Confidentialité à distance ».")).ToBeVisibleAsync();

        await learner.FollowAsync("Retour au module");
        await Expect(learner.Page.GetByText("Réussi le")).ToBeVisibleAsync();
        await Expect(learner.Page.GetByLabel("Nom à imprimer")).ToHaveValueAsync("Maëlle Côté-L’Œuvre");
        await learner.PressAsync("Obtenir mon attestation");
        await Expect(learner.Title).ToHaveTextAsync("Mes attestations");
        Assert.StartsWith("%PDF-", await DownloadAsync(learner, "PDF en français"), StringComparison.Ordinal);

        var address = await learner.Page.GetByLabel("Adresse à transmettre").InputValueAsync();
        await using var verifier = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });
        await verifier.OpenAsync(address);
        await Expect(verifier.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Valide. Vérifiée le");
        await Expect(verifier.Title).ToHaveTextAsync("Confidentialité à distance");
        var certificate = verifier.Page.GetByRole(AriaRole.Article);
        await Expect(certificate).ToContainTextAsync("Maëlle Côté-L’Œuvre");
        await Expect(certificate).ToContainTextAsync("1,5 h");
        await Expect(verifier.Link("Se connecter")).ToBeVisibleAsync();
    }

    private static async Task<string> DownloadAsync(Visitor learner, string link)
    {
        var download = await learner.Page.RunAndWaitForDownloadAsync(() =>
            learner.Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync()
        );
        await using var file = await download.CreateReadStreamAsync();
        var start = new byte[5];
        await file.ReadExactlyAsync(start);
        return System.Text.Encoding.ASCII.GetString(start);
    }
}
