using Training.Content.Lessons;
using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;

namespace Training.Journeys;

/// <summary>A page of the site, and how to get there.</summary>
/// <param name="Name">A file name for its picture.</param>
internal sealed record PageKind(
    string Name,
    Func<Visitor, Task> ArriveAsync,
    bool IsSignedIn = true,
    bool IsAuthors = false,
    bool IsGuests = false
)
{
    /// <summary>A page that its address is enough to reach.</summary>
    public PageKind(string name, string path, bool isSignedIn = true, bool isAuthors = false, bool isGuests = false)
        : this(name, visitor => visitor.OpenAsync(path), isSignedIn, isAuthors, isGuests) { }
}

/// <summary>One page of every kind, with something on it: those of a visitor, of a guest, of a learner who has come some way, and of an author.</summary>
internal sealed class PageKinds
{
    private static readonly Module First = Shipped.Module("confidentialite");
    private static readonly Module Second = Shipped.Module("releve-technique");

    private static Scenario Cut => (Scenario)Second.Find("la-ligne-coupe")!;

    // How many steps of the best way it takes until the picture freezes for good, and until the line is cut.
    private const int FrozenBy = 11;
    private const int CutBy = 7;

    // On a first look at the site there is an author.
    private const string DemoAuthor = "auteur@exemple.ca";
    private const string DemoPassword = "presence-a-distance";

    private readonly string session;
    private readonly string authorSession;
    private readonly string guestSession;

    private PageKinds(string session, string authorSession, string guestSession, IReadOnlyList<PageKind> all)
    {
        this.session = session;
        this.authorSession = authorSession;
        this.guestSession = guestSession;
        All = all;
    }

    public IReadOnlyList<PageKind> All { get; }

    /// <summary>A learner who finished one module, after failing once, and is in the middle of another.</summary>
    public static async Task<PageKinds> PrepareAsync(Stage stage)
    {
        await using var learner = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });
        await learner.SignUpAsync("Maëlle", "Côté-L’Œuvre");
        await FinishAsync(learner, First);
        await BeginAsync(learner, Second);
        await using var author = await stage.VisitAsync(Language.Fr);
        await author.SignInAsync(DemoAuthor, DemoPassword);
        var corrected = await CorrectAsync(stage, author);
        await using var guest = await stage.VisitAsync(Language.Fr, new() { JavaScriptEnabled = false });
        await TasteAsync(guest);
        return new(
            await learner.Context.StorageStateAsync(),
            await author.Context.StorageStateAsync(),
            await guest.Context.StorageStateAsync(),
            [.. Visitors(), .. Guests(), .. Learners(), .. Authors(corrected)]
        );
    }

    /// <summary>Opens every page in turn, in this language, and does something with each.</summary>
    public async Task OpenEachAsync(
        Stage stage,
        Language language,
        Func<Visitor, PageKind, Task> look,
        BrowserNewContextOptions? options = null
    )
    {
        foreach (var pages in All.GroupBy(page => (page.IsSignedIn, page.IsAuthors, page.IsGuests)))
        {
            var context = options is null ? new() : new BrowserNewContextOptions(options);
            context.StorageState =
                pages.Key.IsAuthors ? authorSession
                : pages.Key.IsGuests ? guestSession
                : pages.Key.IsSignedIn ? session
                : null;
            await using var visitor = await stage.VisitAsync(language, context);
            await visitor.ChooseLanguageAsync();
            foreach (var page in pages)
            {
                await page.ArriveAsync(visitor);
                await visitor.Page.WaitForLoadStateAsync();
                await look(visitor, page);
            }
        }
    }

    private static async Task FinishAsync(Visitor learner, Module module)
    {
        var (session, quiz) = (module.Activities.OfType<Scenario>().Single(), module.Activities.OfType<Quiz>().Single());
        await learner.EnrolAsync(module);
        await PreTestAsync(learner, quiz);
        await learner.OpenAsync($"/modules/{module.Activities[0].Id}");
        await learner.Page.GetByLabel(learner.Says("Journal.YourWords")).First.FillAsync("« Est-ce encore un bon moment, oui ou non? »");
        await learner.PressAsync(learner.Says("Journal.Keep"));
        foreach (var lesson in module.Activities.OfType<Lesson>())
        {
            await learner.OpenAsync($"/modules/{lesson.Id}");
            await learner.PressAsync(learner.Says("Lesson.Complete"));
        }
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await learner.PlayAsync(session);
        await AttemptAsync(learner, quiz, rightly: false);
        await AttemptAsync(learner, quiz, rightly: true);
        await learner.OpenAsync($"/modules/{module.Slug}/credential");
        await learner.PressAsync(learner.Says("Credential.Claim"));
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.StartAgain"));
        await learner.PlayAsync(session, steps: FrozenBy);
        await learner.OpenAsync($"/modules/{session.Id}/attempts/1/debrief");
        await learner.PressAsync(learner.Says("Share.Make"));
        await learner.OpenAsync($"/modules/{session.Id}/attempts/1/moments/1");
        await learner.PressAsync(learner.Says("Moment.GoOn.Phone"));
    }

    private static async Task TasteAsync(Visitor guest)
    {
        await guest.OpenAsync("/taster");
        await guest.PressAsync(guest.Says("Taster.Start"));
        await guest.PressAsync(guest.Says("Lesson.Complete"));
        await guest.PressAsync(guest.Says("Scenario.Start"));
        await guest.PlayAsync(First.Taster.OfType<Scenario>().Single());
    }

    private static async Task PreTestAsync(Visitor learner, Quiz quiz)
    {
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("PreTest.Start"));
        await learner.AnswerAsync(quiz, rightly: false);
        await learner.PressAsync(learner.Says("Quiz.Submit"));
    }

    private static async Task AttemptAsync(Visitor learner, Quiz quiz, bool rightly)
    {
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.LandAsync(() => learner.Page.Locator("main form button").First.ClickAsync());
        await learner.AnswerAsync(quiz, rightly);
        foreach (var sure in (await learner.Page.Locator(".sure [value='3']").AllAsync()).Take(4))
            await sure.CheckAsync();
        await learner.PressAsync(learner.Says("Quiz.Submit"));
    }

    private static async Task BeginAsync(Visitor learner, Module module)
    {
        var (session, quiz) = (Cut, module.Activities.OfType<Quiz>().Single());
        await learner.EnrolAsync(module);
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("PreTest.Start"));
        await learner.OpenAsync($"/modules/{module.Activities[0].Id}");
        await learner.PressAsync(learner.Says("Lesson.Complete"));
        await learner.OpenAsync($"/modules/{session.Id}");
        await learner.PressAsync(learner.Says("Scenario.Start"));
        await learner.PlayAsync(session, steps: CutBy);
        await learner.OpenAsync($"/modules/{quiz.Id}");
        await learner.PressAsync(learner.Says("Quiz.Start"));
        await learner.AnswerAsync(quiz, items: 3);
        await learner.PressAsync(learner.Says("Quiz.SaveForLater"));
    }

    private static IEnumerable<PageKind> Visitors() =>
        [
            new("home", "/", isSignedIn: false),
            new("catalogue", "/modules", isSignedIn: false),
            new("module", $"/modules/{First.Slug}", isSignedIn: false),
            new("courses", "/courses", isSignedIn: false),
            new("course", "/courses/college", isSignedIn: false),
            new("glossary", "/glossary", isSignedIn: false),
            new("sign-in", "/account/sign-in", isSignedIn: false),
            new("sign-in-refused", visitor => SubmitAsync(visitor, "/account/sign-in", "Account.SignIn.Submit"), IsSignedIn: false),
            new("register", "/account/register", isSignedIn: false),
            new("register-errors", visitor => SubmitAsync(visitor, "/account/register", "Account.Register.Submit"), IsSignedIn: false),
            new("register-sent", "/account/register/sent", isSignedIn: false),
            new("confirm", "/account/confirm?id=01&token=02", isSignedIn: false),
            new("forgot-password", "/account/forgot-password", isSignedIn: false),
            new("reset-password", "/account/reset-password?id=01&token=02", isSignedIn: false),
            new("not-found", "/nulle-part", isSignedIn: false),
            new("verify", "/c", isSignedIn: false),
            new("taster", "/taster", isSignedIn: false),
            new("verify-unknown", "/c/AAAA-AAAA", isSignedIn: false),
        ];

    private static IEnumerable<PageKind> Guests()
    {
        var (lesson, session) = (First.Taster[0], First.Taster.OfType<Scenario>().Single());
        return
        [
            new("guest-taster", "/taster", isGuests: true),
            new("guest-lesson", $"/modules/{lesson.Id}", isGuests: true),
            new("guest-briefing", $"/modules/{session.Id}", isGuests: true),
            new("guest-debrief", $"/modules/{session.Id}/attempts/1/debrief", isGuests: true),
            new("guest-end", "/taster/end", isGuests: true),
            new("guest-account", "/journal", isGuests: true),
            new("guest-register", "/account/register", isGuests: true),
        ];
    }

    private static IEnumerable<PageKind> Learners()
    {
        var (played, playing) = (First.Activities.OfType<Scenario>().Single(), Cut);
        var (passed, answering) = (First.Activities.OfType<Quiz>().Single(), Second.Activities.OfType<Quiz>().Single());
        return
        [
            new("home-signed-in", "/"),
            new("catalogue-enrolled", "/modules"),
            new("course-underway", "/courses/six-heures"),
            new("module-completed", $"/modules/{First.Slug}"),
            new("module-underway", $"/modules/{Second.Slug}"),
            .. First
                .Activities.Where(a => a is Lesson or Aid)
                .Select((a, i) => new PageKind($"{(a is Aid ? "aid" : "lesson")}-{i + 1}", $"/modules/{a.Id}")),
            new("quiz-start", $"/modules/{passed.Id}"),
            new("quiz-failed", $"/modules/{passed.Id}/attempts/1"),
            new("quiz-passed", $"/modules/{passed.Id}/attempts/2"),
            new("quiz-practice", $"/modules/{passed.Id}/attempts/1/practice"),
            new("pretest-done", $"/modules/{passed.Id}/attempts/0"),
            new("pretest", $"/modules/{answering.Id}/attempts/0"),
            new("quiz-attempt", $"/modules/{answering.Id}/attempts/1"),
            new("quiz-unanswered", $"/modules/{answering.Id}/attempts/1?unanswered=1"),
            new("briefing", $"/modules/{playing.Id}"),
            new("rehearsal", $"/modules/{playing.Id}/rehearsal"),
            new("play-frozen", $"/modules/{played.Id}/attempts/2"),
            new("play-cut", $"/modules/{playing.Id}/attempts/1"),
            new("play-practice", $"/modules/{played.Id}/practice/1"),
            new("debrief", $"/modules/{played.Id}/attempts/1/debrief"),
            new("debrief-shared", visitor => OpenSharedAsync(visitor, played)),
            new("moment", $"/modules/{played.Id}/attempts/1/moments/1"),
            new("learning", "/learning"),
            new("review", "/review"),
            new("review-answered", visitor => AnswerCardAsync(visitor)),
            new("competencies", "/competencies"),
            new("journal", "/journal"),
            new("credentials", "/credentials"),
            new("credential-public", visitor => OpenCredentialAsync(visitor)),
            new("transcript", "/learning/transcript"),
            new("calendar-none", "/learning/calendar"),
            new("calendar", visitor => PublishCalendarAsync(visitor)),
            new("profile", "/account/profile"),
            new("security", "/account/security"),
            new("security-app", visitor => SubmitAsync(visitor, "/account/security", "Account.SecondStep.TurnOn")),
        ];
    }

    private static IEnumerable<PageKind> Authors(string corrected)
    {
        var taken = First.Activities.OfType<Quiz>().Single();
        return
        [
            new("authoring", "/authoring", isAuthors: true),
            new("authoring-scenario", $"/authoring/{Cut.Id}", isAuthors: true),
            new("authoring-gain", $"/authoring/{First.Activities.OfType<Quiz>().Single().Id}/gain", isAuthors: true),
            new("authoring-play", $"/authoring/{Cut.Id}/play?scene={Cut.Script.Fr.First.Id}&steps=0", isAuthors: true),
            new(
                "authoring-play-ended",
                $"/authoring/{Cut.Id}/play?scene={Cut.Script.Fr.Scenes.First(s => s.Ending is not null).Id}",
                isAuthors: true
            ),
            new("authoring-statistics", $"/authoring/{taken.Id}/statistics", isAuthors: true),
            new("authoring-regrade", $"/authoring/{taken.Id}/regrade?item={corrected}", isAuthors: true),
            new("quiz-corrected", $"/modules/{taken.Id}/attempts/1", isAuthors: true),
            new("authoring-play-damaged", $"/authoring/{Cut.Id}/play?scene=nulle-part&gauge-alliance=x", isAuthors: true),
        ];
    }

    /// <summary>A quiz with figures, and with a correction made and one to make.</summary>
    private static async Task<string> CorrectAsync(Stage stage, Visitor author)
    {
        var quiz = First.Activities.OfType<Quiz>().Single();
        var made = new AuthorsQuiz(stage.Site, quiz, DemoAuthor);
        await made.AddStatisticsAsync();
        await made.AddEarlierVersionAsync();
        await made.AddAttemptAsync(1);
        await author.OpenAsync($"/authoring/{quiz.Id}/regrade?item={made.Corrected.Id}");
        await author.Page.GetByLabel(author.Says("Regrade.Reason")).FillAsync("La première réponse convient aussi.");
        await author.PressAsync(author.Says("Regrade.Apply.One"));
        await made.AddAttemptAsync(2);
        return made.Corrected.Id;
    }

    private static async Task SubmitAsync(Visitor visitor, string path, string button)
    {
        await visitor.OpenAsync(path);
        await visitor.PressAsync(visitor.Says(button));
    }

    // Whoever looks a second time has an address already.
    private static async Task PublishCalendarAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/learning/calendar");
        if (await visitor.Page.Locator("#address").CountAsync() == 0)
            await visitor.PressAsync(visitor.Says("Calendar.TurnOn"));
    }

    // What is answered once stays answered: each look is at another card, until the day’s few are done.
    private static async Task AnswerCardAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/review");
        if (await visitor.Page.Locator("button[name=unknown]").CountAsync() > 0)
            await visitor.LandAsync(() => visitor.Page.Locator("button[name=unknown]").ClickAsync());
    }

    private static async Task OpenSharedAsync(Visitor visitor, Scenario session)
    {
        await visitor.OpenAsync($"/modules/{session.Id}/attempts/1/debrief");
        await visitor.FollowAsync(visitor.Says("Share.SeeAsReaders"));
    }

    private static async Task OpenCredentialAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/credentials");
        await visitor.LandAsync(() => visitor.Page.Locator("a[href*='/c/']:not([href*=pdf])").First.ClickAsync());
    }
}
