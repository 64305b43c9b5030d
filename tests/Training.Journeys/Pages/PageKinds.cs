namespace Training.Journeys;

/// <summary>One page of every kind, with something on it, and those who look at them.</summary>
internal sealed class PageKinds
{
    private readonly Stage stage;
    private readonly Dictionary<Reader, string> sessions;

    private PageKinds(Stage stage, Dictionary<Reader, string> sessions, IReadOnlyList<PageKind> all) =>
        (this.stage, this.sessions, All) = (stage, sessions, all);

    public IReadOnlyList<PageKind> All { get; }

    public static async Task<PageKinds> PrepareAsync(Stage stage)
    {
        await using var learner = await stage.VisitAsync(Language.Fr, WithoutScript());
        await MakeProgress.LearnAsync(learner);
        await using var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(Reader.Author.Email()!, Readers.Password);
        var corrected = await MakeProgress.CorrectAsync(author);
        var older = await PublishedDraft.PutAsync(stage.Site);
        await using var guest = await stage.VisitAsync(Language.Fr, WithoutScript());
        await MakeProgress.TasteAsync(guest);
        await stage.Site.Demonstration;
        await stage.Site.InDatabaseAsync(Offerings.PutAsync);
        await using var admin = await stage.VisitAsync(Language.Fr, WithoutScript());
        await admin.SignInAsync(Reader.Admin.Email()!, Readers.Password);
        var (code, invitation) = await AdminsPages.InviteAsync(admin);
        return new(
            stage,
            new()
            {
                [Reader.Learner] = await learner.Context.StorageStateAsync(),
                [Reader.Guest] = await guest.Context.StorageStateAsync(),
            },
            [
                .. VisitorsPages.All(),
                .. LearnersPages.All(),
                .. AuthorsPages.All(corrected, older),
                .. StudentsPages.All(),
                .. InstructorsPages.All(),
                .. AdminsPages.All(code, invitation),
                .. OperatorsPages.All(),
            ]
        );
    }

    /// <summary>Opens each of these pages in turn, in this language, and does something with it.</summary>
    public async Task OpenEachAsync(
        IEnumerable<PageKind> pages,
        Language language,
        Func<Visitor, PageKind, Task> look,
        BrowserNewContextOptions? options = null
    )
    {
        foreach (var theirs in pages.GroupBy(page => page.By))
        {
            var context = options is null ? new() : new BrowserNewContextOptions(options);
            context.StorageState = sessions.GetValueOrDefault(theirs.Key) ?? await SignInAsync(theirs.Key);
            await using var visitor = await stage.VisitAsync(language, context);
            await visitor.ChooseLanguageAsync();
            foreach (var page in theirs)
            {
                await page.ArriveAsync(visitor);
                await visitor.Page.WaitForLoadStateAsync();
                await look(visitor, page);
            }
        }
    }

    // For each walk anew: what admins do asks again who it is when that was shown more than ten minutes ago.
    private async Task<string?> SignInAsync(Reader reader)
    {
        if (reader.Email() is not { } email)
            return null;
        await using var visitor = await stage.VisitAsync(Language.Fr, WithoutScript());
        await visitor.SignInAsync(email, Readers.Password);
        return await visitor.Context.StorageStateAsync();
    }

    private static BrowserNewContextOptions WithoutScript() => new() { JavaScriptEnabled = false };
}
