using System.Collections.Concurrent;
using Training.Localization;

[assembly: AssemblyFixture(typeof(Training.Journeys.Stage))]

namespace Training.Journeys;

/// <summary>One Chromium for all journeys, and one site for those that leave it standing.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly string Executable = Environment.GetEnvironmentVariable("TRAINING_TEST_CHROMIUM") ?? "/usr/bin/chromium";

    private readonly Lazy<Task<PageKinds>> pages;
    private readonly ConcurrentDictionary<Language, Lazy<Task<Walk>>> walks = new();
    private readonly Lazy<Task<RunningSite>> siteOfItems = new(() =>
        RunningSite.StartAsync(Repository.Folder("tests", "Training.Tests", "Content"))
    );
    private IPlaywright? playwright;
    private IBrowser? browser;

    public Stage() => pages = new(() => PageKinds.PrepareAsync(this));

    /// <summary>One page of every kind, made ready when first asked for.</summary>
    internal Task<PageKinds> Pages => pages.Value;

    /// <summary>What a walk through every page in this language finds: it is walked once, for whoever asks first.</summary>
    internal Task<Walk> WalkAsync(Language language) => walks.GetOrAdd(language, l => new(() => Walk.TakeAsync(this, l))).Value;

    public RunningSite Site { get; private set; } = null!;

    /// <summary>A site with the tests’ own modules, in which there is an item of every kind; started when first asked for.</summary>
    public Task<RunningSite> SiteOfItemsAsync() => siteOfItems.Value;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
            return;

        SetDefaultExpectTimeout(20_000);
        var site = RunningSite.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Executable,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        Site = await site;
    }

    /// <summary>Someone new, at a browser that remembers nothing.</summary>
    internal async Task<Visitor> VisitAsync(
        Language language,
        BrowserNewContextOptions? options = null,
        RunningSite? site = null,
        string at = ""
    )
    {
        Assert.SkipWhen(browser is null, $"There is no browser at {Executable}: set TRAINING_TEST_CHROMIUM.");
        site ??= Site;
        options ??= new();
        options.Locale ??= language.Culture().Name;
        options.TimezoneId ??= "America/Toronto";
        // A session then shows its lines at once; the journey that is about their pace asks for motion.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        options.BaseURL ??= site.Address.ToString();
        var context = await browser.NewContextAsync(options);
        return new Visitor(site, context, await context.NewPageAsync(), language) { At = at };
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
        if (Site is not null)
            await Site.DisposeAsync();
        if (siteOfItems.IsValueCreated)
            await (await siteOfItems.Value).DisposeAsync();
    }
}
