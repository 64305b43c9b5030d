namespace Training.Journeys;

/// <summary>
/// A walk through every page in one language. All that is asked of each page is asked in one visit, and the pages of those who teach, administer and
/// operate are visited in one language each, turn about: whoever writes them tries both, and time is short.
/// </summary>
internal sealed class Walk
{
    // Wider than its page, and not inside something that scrolls by itself.
    private const string TooWide = """
        () => {
          document.querySelectorAll('details').forEach(d => d.open = true);
          const scrolls = e => e && e !== document.documentElement && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          const found = [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement))
            .map(e => e.outerHTML.slice(0, 120));
          // What is placed absolutely in a box that scrolls, but isn't positioned, widens the page from within.
          return found.length ? found : [`the page is ${document.documentElement.scrollWidth} wide`];
        }
        """;

    /// <summary>Pages that are not what was asked for.</summary>
    public Faults Arriving { get; } = new();

    public Faults Axe { get; } = new();

    /// <summary>Pages that scroll sideways at 320 pixels.</summary>
    public Faults Sideways { get; } = new();

    /// <summary>Each page’s HTML as the site sent it.</summary>
    public Dictionary<string, string> Sources { get; } = [];

    public static async Task<Walk> TakeAsync(Stage stage, Language language)
    {
        var walk = new Walk();
        var kinds = await stage.Pages;
        var pages = kinds.All.Where((page, index) => page.By.IsWalkedTwice() || index % 2 == (int)language);
        await kinds.OpenEachAsync(pages, language, walk.LookAsync, new() { ReducedMotion = ReducedMotion.Reduce });
        return walk;
    }

    private async Task LookAsync(Visitor visitor, PageKind page)
    {
        if (visitor.Status != page.Status)
            Arriving.Add(page.Name, $"{visitor.Page.Url} answered {visitor.Status}");
        Sources[page.Name] = await visitor.SourceAsync();
        await visitor.CheckWithAxeAsync(page.Name, Axe);
        await visitor.Page.SetViewportSizeAsync(320, 640);
        foreach (var element in await visitor.Page.EvaluateAsync<string[]>(TooWide))
            Sideways.Add(page.Name, element);
        await visitor.Page.SetViewportSizeAsync(1280, 720);
    }
}
