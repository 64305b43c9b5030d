namespace Training.Journeys;

public sealed class NarrowScreenTests(Stage stage)
{
    // Wider than its page, and not inside something that scrolls by itself.
    private const string TooWide = """
        () => {
          const scrolls = e => e && e !== document.documentElement && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
          if (document.documentElement.scrollWidth <= innerWidth) return [];
          const found = [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement))
            .map(e => e.outerHTML.slice(0, 120));
          // What is placed absolutely in a box that scrolls, but isn't positioned, widens the page from within.
          return found.length ? found : [`the page is ${document.documentElement.scrollWidth} wide`];
        }
        """;

    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task No_page_scrolls_sideways_at_320_pixels(Language language)
    {
        var faults = new Faults();
        var pages = await stage.Pages;

        await pages.OpenEachAsync(
            stage,
            language,
            async (visitor, page) =>
            {
                await visitor.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                foreach (var element in await visitor.Page.EvaluateAsync<string[]>(TooWide))
                    faults.Add(page.Name, element);
            },
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );

        faults.AssertNone();
    }
}
