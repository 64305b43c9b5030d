namespace Training.Journeys;

public sealed class FrenchPagesTests(Stage stage) : PagesTests(stage, Language.Fr);

public sealed class EnglishPagesTests(Stage stage) : PagesTests(stage, Language.En);

/// <summary>What is asked of every page. A class per language, because classes run side by side.</summary>
public abstract class PagesTests(Stage stage, Language language)
{
    [Fact]
    public async Task Every_page_is_the_one_that_was_asked_for() => (await stage.WalkAsync(language)).Arriving.AssertNone();

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_with_all_open_light_or_dark() => (await stage.WalkAsync(language)).Axe.AssertNone();

    [Fact]
    public async Task No_page_scrolls_sideways_at_320_pixels() => (await stage.WalkAsync(language)).Sideways.AssertNone();

    [Fact]
    public async Task The_W3C_checker_finds_no_error_on_any_page()
    {
        Assert.SkipUnless(MarkupChecker.IsThere, "TRAINING_TEST_VNU names no vnu.jar: tests/get-vnu fetches one.");
        var walk = await stage.WalkAsync(language);

        var faults = await MarkupChecker.CheckAsync(walk.Sources);

        faults.AssertNone();
    }
}
