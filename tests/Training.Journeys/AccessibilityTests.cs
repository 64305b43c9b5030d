namespace Training.Journeys;

public sealed class FrenchAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.Fr);

public sealed class EnglishAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.En);

/// <summary>axe on every page. A class per language, because classes run side by side.</summary>
public abstract class AccessibilityTests(Stage stage, Language language)
{
    [Fact]
    public async Task Axe_finds_nothing_on_any_page_folded_or_open_light_or_dark()
    {
        var faults = new Faults();
        var pages = await stage.Pages;

        await pages.OpenEachAsync(
            stage,
            language,
            (visitor, page) => visitor.CheckWithAxeAsync(page.Name, faults),
            new() { ReducedMotion = ReducedMotion.Reduce }
        );

        faults.AssertNone();
    }
}
