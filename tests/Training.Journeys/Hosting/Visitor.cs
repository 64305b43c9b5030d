using System.Resources;
using Training.Localization;

namespace Training.Journeys;

/// <summary>Someone at a browser, who finds their way by what the page says.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Password = "une phrase de passe";
    private static readonly ResourceManager Texts = new(typeof(TrainingText));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static int visitors;

    private readonly RunningSite site;
    private readonly IBrowserContext context;
    private readonly IPage page;
    private IResponse? document;

    public Visitor(RunningSite site, IBrowserContext context, IPage page, Language language)
    {
        (this.site, this.context, this.page, Language) = (site, context, page, language);
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame)
                document = response;
        };
    }

    public RunningSite Site => site;

    public IPage Page => page;

    public IBrowserContext Context => context;

    /// <summary>The language this person reads; it changes with the language link.</summary>
    public Language Language { get; private set; }

    /// <summary>The address of the account made with <see cref="SignUpAsync"/>; empty before.</summary>
    public string Email { get; private set; } = "";

    /// <summary>The page’s HTML as the site sent it.</summary>
    public Task<string> SourceAsync() => document!.TextAsync();

    /// <summary>What the site answered with this page: 200 when all is well.</summary>
    public int Status => document!.Status;

    /// <summary>The site's own words, in this person's language.</summary>
    public string Says(string text, params object[] values) =>
        string.Format(Language.Culture(), Texts.GetString(text, Language.Culture())!, values).Trim();

    /// <summary>The beginning of the addresses of the institution where this person is: <c>/i/college</c>; nothing at the home institution.</summary>
    public string At { get; init; } = "";

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <summary>The page as it is titled, at the top.</summary>
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    public string Path => new Uri(page.Url).AbsolutePath;

    public Task OpenAsync(string path) =>
        page.GotoAsync(path.StartsWith('/') ? At + path : path, new() { WaitUntil = WaitUntilState.DOMContentLoaded });

    /// <summary>Presses a button and waits for the page it leads to.</summary>
    public Task PressAsync(string name) => LandAsync(() => Button(name).ClickAsync());

    /// <summary>On the page that invites from a file: gives it one, and looks at what would become of each row.</summary>
    public async Task UploadAsync(string csv)
    {
        await page.GetByLabel(Says("Import.File"), new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "classe.csv",
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(csv),
                }
            );
        await PressAsync(Says("Import.Look"));
    }

    /// <summary>Follows a link and waits for the page it leads to.</summary>
    public Task FollowAsync(string name) => LandAsync(() => Link(name).First.ClickAsync());

    /// <summary>Does something that leads to another page, and waits until it is there.</summary>
    public async Task LandAsync(Func<Task> act)
    {
        var landed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Land(object? sender, IPage loaded) => landed.TrySetResult();
        page.DOMContentLoaded += Land;
        try
        {
            await act();
            await landed.Task.WaitAsync(Patience);
        }
        finally
        {
            page.DOMContentLoaded -= Land;
        }
    }

    /// <summary>Creates an account, confirms it from the letter and signs in, each through its page.</summary>
    public async Task SignUpAsync(string givenName = "Amélie", string familyName = "Tremblay")
    {
        var email = $"personne{Interlocked.Increment(ref visitors)}@exemple.ca";
        Email = email;
        await OpenAsync("/account/register");
        await page.GetByLabel(Says("Account.GivenName"), new() { Exact = true }).FillAsync(givenName);
        await page.GetByLabel(Says("Account.FamilyName"), new() { Exact = true }).FillAsync(familyName);
        await page.GetByLabel(Says("Account.Email"), new() { Exact = true }).FillAsync(email);
        await page.GetByLabel(Says("Account.Password"), new() { Exact = true }).FillAsync(Password);
        await PressAsync(Says("Account.Register.Submit"));
        await Expect(Title).ToHaveTextAsync(Says("Account.Sent.Title"));

        await OpenAsync(await site.LetterLinkAsync(email));
        await PressAsync(Says("Account.Confirm.Submit"));
        await SignInAsync(email, Password);
    }

    /// <summary>Signs in from wherever the visitor is, or from the sign-in page.</summary>
    public async Task SignInAsync(string email, string password)
    {
        if (Path != At + "/account/sign-in")
            await OpenAsync("/account/sign-in");
        await page.GetByLabel(Says("Account.Email"), new() { Exact = true }).FillAsync(email);
        await page.GetByLabel(Says("Account.Password"), new() { Exact = true }).FillAsync(password);
        await PressAsync(Says("Account.SignIn.Submit"));
        await Expect(page.Locator("header details.menu")).ToBeVisibleAsync();
    }

    /// <summary>Reads on in the other language.</summary>
    public async Task ChangeLanguageAsync()
    {
        var other = Language == Language.Fr ? Language.En : Language.Fr;
        await FollowAsync(Says($"Site.Language.{other.Code()}"));
        Language = other;
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", other.Culture().Name);
    }

    /// <summary>As someone who already chose this language on this device.</summary>
    public Task ChooseLanguageAsync() =>
        context.AddCookiesAsync([
            new Cookie
            {
                Name = "language",
                Value = Language.Code(),
                Url = site.Address.ToString(),
            },
        ]);

    /// <summary>Presses a button twice, as people used to opening files do, and waits for the page where that ends.</summary>
    public async Task DoublePressAsync(string name)
    {
        await LandAsync(() => Button(name).DblClickAsync());
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>Another tab of the same browser.</summary>
    public async Task<Visitor> OpenTabAsync(string path)
    {
        var tab = new Visitor(site, context, await context.NewPageAsync(), Language) { At = At };
        await tab.OpenAsync(path);
        return tab;
    }

    /// <summary>Closes the tab; with the last one, the browser.</summary>
    public async ValueTask DisposeAsync()
    {
        if (context.Pages.Count > 1)
            await page.CloseAsync();
        else
            await context.DisposeAsync();
    }
}
