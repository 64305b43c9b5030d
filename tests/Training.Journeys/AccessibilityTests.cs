using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Training.Journeys;

public sealed class FrenchAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.Fr);

public sealed class EnglishAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.En);

/// <summary>axe on every page. A class per language, because classes run side by side.</summary>
public abstract class AccessibilityTests(Stage stage, Language language)
{
    private const string OpenAllDetails = "() => document.querySelectorAll('main details').forEach(d => d.open = true)";

    [Fact]
    public async Task Axe_finds_nothing_on_any_page_folded_or_open_light_or_dark()
    {
        var faults = new Faults();
        var pages = await stage.Pages;

        await pages.OpenEachAsync(
            stage,
            language,
            async (visitor, page) =>
            {
                await CheckAsync(visitor, page.Name, faults);
                await visitor.Page.EvaluateAsync(OpenAllDetails);
                await CheckAsync(visitor, page.Name + ", open", faults);
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                await CheckAsync(visitor, page.Name + ", open, dark", faults, "color-contrast");
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            },
            new() { ReducedMotion = ReducedMotion.Reduce }
        );

        faults.AssertNone();
    }

    private static async Task CheckAsync(Visitor visitor, string page, Faults faults, params string[] onlyRules)
    {
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        if (onlyRules.Length > 0)
            options.RunOnly = RunOnlyOptions.Rules(onlyRules);

        var result = await visitor.Page.RunAxe(options);

        foreach (var violation in result.Violations)
            faults.Add(page, $"{violation.Id}, {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(n => "    " + n.Html)));
    }
}
