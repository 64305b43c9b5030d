using Deque.AxeCore.Commons;

namespace Training.Journeys;

/// <summary>Runs axe on the page that someone is looking at.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

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
          for (const details of document.querySelectorAll("main details")) details.open = true;
        }
        """;

    /// <summary>With all that is folded open, light and dark.</summary>
    public static async Task CheckWithAxeAsync(this Visitor visitor, string page, Faults faults)
    {
        await visitor.Page.EvaluateAsync(Script);
        await visitor.Page.EvaluateAsync(OpenAllDetails);
        await CheckAsync(visitor, page, faults);
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await CheckAsync(visitor, page + ", dark", faults, "color-contrast");
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task CheckAsync(Visitor visitor, string page, Faults faults, params string[] onlyRules)
    {
        foreach (var violation in await visitor.Page.EvaluateAsync<string[]>(Run, onlyRules))
            faults.Add(page, violation);
    }
}
