namespace Training.Journeys;

public sealed class ScreenshotTests(Stage stage)
{
    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Every_page_is_pictured_for_the_eye(int width, ColorScheme scheme)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("TRAINING_SCREENSHOTS") is null,
            "Set TRAINING_SCREENSHOTS to have pictures of every page."
        );
        var pages = await stage.Pages;
        var folder = Repository.Folder("artifacts", "screenshots", $"{(width < 600 ? "phone" : "desktop")}-{scheme}".ToLowerInvariant());

        foreach (var language in Enum.GetValues<Language>())
            await pages.OpenEachAsync(
                pages.All,
                language,
                (visitor, page) =>
                    visitor.Page.ScreenshotAsync(
                        new() { Path = Path.Combine(folder, $"{page.Name}.{language}.png".ToLowerInvariant()), FullPage = true }
                    ),
                new()
                {
                    ViewportSize = new() { Width = width, Height = 844 },
                    ColorScheme = scheme,
                    ReducedMotion = ReducedMotion.Reduce,
                }
            );
    }
}
