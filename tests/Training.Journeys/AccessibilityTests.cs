using Deque.AxeCore.Commons;

namespace Training.Journeys;

public sealed class FrenchAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.Fr);

public sealed class EnglishAccessibilityTests(Stage stage) : AccessibilityTests(stage, Language.En);

/// <summary>axe on every page. A class per language, because classes run side by side.</summary>
public abstract class AccessibilityTests(Stage stage, Language language)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Straight on the page: the package’s own way opens another page for each run, which takes as long as the run.
    private const string Run = """
        async onlyRules => {
          const options = { resultTypes: ["violations"], ...(onlyRules.length ? { runOnly: onlyRules } : {}) };
          const { violations } = await axe.run(document, options);
          return violations.map(v => [`${v.id}, ${v.help}`, ...v.nodes.map(n => "    " + n.html)].join("\n"));
        }
        """;

    private const string OpenAllDetails = """
        () => {
          const folded = [...document.querySelectorAll("main details")];
          for (const details of folded) details.open = true;
          return folded.length > 0;
        }
        """;

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
                await visitor.Page.EvaluateAsync(Axe);
                await CheckAsync(visitor, page.Name, faults);
                if (await visitor.Page.EvaluateAsync<bool>(OpenAllDetails))
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
        foreach (var violation in await visitor.Page.EvaluateAsync<string[]>(Run, onlyRules))
            faults.Add(page, violation);
    }
}
