namespace Training.Journeys;

/// <summary>A registrar words certificates, and sees them as they would read.</summary>
public sealed class TemplatePreviewJourney(Stage stage)
{
    [Fact]
    public async Task The_preview_follows_what_is_typed_and_says_what_cannot_be_printed()
    {
        await using var registrar = await stage.VisitAsync(Language.Fr);
        await registrar.SignInAsync(Reader.Registrar.Email()!, Readers.Password);
        await registrar.OpenAsync("/registrar/templates/edit");
        var preview = registrar.Page.Locator("template-preview");
        await Expect(preview.Locator("article")).ToBeVisibleAsync();

        await registrar.Page.Locator("[name='signatoryName-0']").FillAsync("Maude Ouellet-Gagné");
        await registrar.Page.Locator("[name='signatoryTitleFr-0']").FillAsync("directrice des études");
        await registrar.Page.Locator("[name='signatoryTitleEn-0']").FillAsync("director of studies");
        await Expect(preview).ToContainTextAsync("Maude Ouellet-Gagné, directrice des études");
        await registrar.Page.Locator("[name='signatoryName-0']").FillAsync("花子");

        await Expect(preview.Locator("li").First).ToBeVisibleAsync();
        await Expect(preview.Locator("article")).ToHaveCountAsync(0);
    }
}
