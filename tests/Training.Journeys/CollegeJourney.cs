using Training.Content.Modules;
using Training.Content.Quizzes;
using Training.Content.Scenarios;
using Training.Localization;

namespace Training.Journeys;

/// <summary>A college begins: who is invited, who teaches, who learns, and who has no business there.</summary>
public sealed class CollegeJourney(Stage stage)
{
    private const string Offering = "Groupe 7";
    private static readonly Module First = Shipped.Module("confidentialite");
    private static readonly Module Second = Shipped.Module("panorama");

    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public async Task A_college_is_set_up_its_class_works_its_instructor_follows_and_nobody_else_sees_any_of_it(Language language)
    {
        var slug = $"college-{language.Code()}";
        var at = $"/i/{slug}";
        var (teacher, reader, player) = ($"lise@{slug}.example", $"mael@{slug}.example", $"noah@{slug}.example");
        await FoundAsync(slug);

        // The demonstration’s own people read French.
        await using (var admin = await stage.VisitAsync(Language.Fr, at: at))
        {
            await admin.SignInAsync("direction@exemple.ca", "presence-a-distance");
            await SetUpAsync(admin);
            await InviteAsync(
                admin,
                $"""
                courriel;prénom;nom;langue;rôle
                {teacher};Lise;Gagné-Côté;{language.Code()};instructor
                {reader};Maël;Œuvrard;{language.Code()};
                {player};Noah;O’Brien;en;
                pas une adresse;Ève;Roy;fr;
                """
            );
        }

        // Someone on a phone who has only its keyboard, and someone who reads English.
        await using var maël = await stage.VisitAsync(language, Phone(), at: at);
        var byKeyboard = new Newcomer(maël, hasOnlyKeyboard: true);
        await byKeyboard.AcceptAsync(reader, "Maël", "Œuvrard");
        await using var noah = await stage.VisitAsync(Language.En, at: at);
        await new Newcomer(noah).AcceptAsync(player, "Noah", "O’Brien");

        await using var lise = await stage.VisitAsync(language, at: at);
        await new Newcomer(lise).AcceptAsync(teacher, "Lise", "Gagné-Côté");
        var course = await MakeCourseAsync(lise);
        var cohort = await OfferAsync(lise, $"{reader}\n{player}");

        await BeginByKeyboardAsync(maël, byKeyboard);
        var completed = await CompleteAsync(noah);

        await FollowAsync(lise, cohort);
        await OverrideAsync(lise);
        await AskForBothModulesAsync(lise, course);
        await noah.Page.ReloadAsync();
        await Expect(noah.Page.Locator("main .state.done").First).ToHaveTextAsync(completed);
        await maël.OpenAsync(new Uri(noah.Page.Url).AbsolutePath[at.Length..]);
        await Expect(maël.Page.GetByText(Count(maël, "Course.DoneOf", 0, 2))).ToBeVisibleAsync();

        await using var stranger = await stage.VisitAsync(Language.Fr);
        await stranger.SignInAsync("enseignement@exemple.ca", "presence-a-distance");
        await FindsNothingAsync(
            stranger,
            at,
            [
                cohort,
                $"{cohort}/gradebook",
                $"{cohort}/seats",
                $"{cohort}/settings",
                course,
                noah.Path[at.Length..],
                "/institution",
                "/institution/members",
            ]
        );
    }

    /// <summary>An operator adds the institution on the site, and gives its first admin their role at a terminal.</summary>
    private async Task FoundAsync(string slug)
    {
        await using var @operator = await stage.VisitAsync(Language.Fr);
        await @operator.SignInAsync("exploitation@exemple.ca", "presence-a-distance");
        await @operator.FollowAsync(@operator.Says("Site.Nav.Operations"));
        await @operator.FollowAsync(@operator.Says("Operations.Institutions"));
        await FillAsync(@operator, "Operations.Institutions.NameFr", "Collège");
        await FillAsync(@operator, "Operations.Institutions.Slug", slug);
        await @operator.PressAsync(@operator.Says("Operations.Institutions.Submit"));
        await Expect(@operator.Page.GetByRole(AriaRole.Status)).ToContainTextAsync($"/i/{slug}");
        await stage.Site.CommandAsync("role", "grant", "admin", "direction@exemple.ca", $"--institution={slug}");
    }

    private static async Task SetUpAsync(Visitor admin)
    {
        await admin.OpenAsync("/institution");
        await FillAsync(admin, "Profile.NameFr", "Collège de la Rive");
        await FillAsync(admin, "Profile.NameEn", "Riverbank College");
        await FillAsync(admin, "Profile.Contact", "aide@rive.example");
        await FillAsync(admin, "Profile.Accent", "#7a3b12");
        await admin.Page.GetByLabel(admin.Says("Profile.TimeZone"), new() { Exact = true }).SelectOptionAsync("America/Vancouver");
        await admin.PressAsync(admin.Says("Profile.Save"));
        await Expect(admin.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(admin.Says("Profile.Saved.profile"));
    }

    private static async Task InviteAsync(Visitor admin, string csv)
    {
        await admin.FollowAsync(admin.Says("Invitations.Tab"));
        await admin.FollowAsync(admin.Says("Invitations.Many.Start"));
        await admin.UploadAsync(csv);
        await Expect(admin.Page.GetByText(admin.Says("Import.Trial.Lede"))).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("main tbody tr").First).ToContainTextAsync(admin.Says("Import.Outcome.AddressWrong"));
        await admin.PressAsync(Count(admin, "Import.Confirm", 3));
        await Expect(admin.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Count(admin, "Invitations.Saved.Invited", 3));
    }

    /// <returns>The course’s page.</returns>
    private static async Task<string> MakeCourseAsync(Visitor lise)
    {
        await lise.FollowAsync(lise.Says("Site.Nav.Teaching"));
        await lise.FollowAsync(lise.Says("Teaching.FromNothing"));
        await FillAsync(lise, "CourseEdit.TitleFr", "Aider à distance");
        await FillAsync(lise, "CourseEdit.TitleEn", "Helping at a Distance");
        await FillAsync(lise, "CourseEdit.Hours", "10");
        await PlaceAsync(lise, First, "1");
        await PlaceAsync(lise, Second, "2");
        await FillAsync(lise, "CourseEdit.AtLeast", "1");
        await lise.PressAsync(lise.Says("CourseEdit.Make"));
        await Expect(lise.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(lise.Says("CourseEdit.Saved.made"));
        return lise.Path[lise.At.Length..];
    }

    private static Task PlaceAsync(Visitor lise, Module module, string place) =>
        lise.Page.GetByLabel($"{lise.Says("CourseEdit.Place")} – {module.Text.In(lise.Language).Title}").FillAsync(place);

    /// <returns>The cohort’s page.</returns>
    private static async Task<string> OfferAsync(Visitor lise, string learners)
    {
        await lise.FollowAsync(lise.Says("CourseEdit.Offer"));
        await Expect(lise.Page.GetByText("America/Vancouver")).ToBeVisibleAsync();
        await FillAsync(lise, "OfferingEdit.Name", Offering);
        await lise.PressAsync(lise.Says("OfferingEdit.Make"));
        await FillAsync(lise, "Seats.Add.Addresses", learners);
        await lise.PressAsync(lise.Says("Seats.Add.Submit"));
        await Expect(lise.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Count(lise, "Seats.Added", 2));
        return lise.Path[lise.At.Length..].Replace("/seats", "", StringComparison.Ordinal);
    }

    private static async Task BeginByKeyboardAsync(Visitor maël, Newcomer byKeyboard)
    {
        await maël.OpenAsync("/learning");
        await byKeyboard.FollowAsync($"{maël.Says("MyCourses.See")} – {Offering}");
        Assert.Equal(
            "rgb(122, 59, 18)",
            await maël.Page.Locator("main a").First.EvaluateAsync<string>("link => getComputedStyle(link).color")
        );
        await byKeyboard.PressAsync($"{maël.Says("MyCourse.Start")} – {First.Text.In(maël.Language).Title}");
        await Expect(maël.Title).ToHaveTextAsync(First.Activities[0].Title.In(maël.Language));
        await byKeyboard.PressAsync(maël.Says("Lesson.Complete"));
        await Expect(maël.Title).ToHaveTextAsync(First.Activities[1].Title.In(maël.Language));
    }

    /// <returns>What their course says of its completion.</returns>
    private static async Task<string> CompleteAsync(Visitor noah)
    {
        var (session, quiz) = (First.Activities.OfType<Scenario>().Single(), First.Activities.OfType<Quiz>().Single());
        await noah.OpenAsync("/learning");
        await noah.FollowAsync($"Helping at a Distance, {Offering}");
        var course = noah.Path[noah.At.Length..];
        await noah.PressAsync($"{noah.Says("MyCourse.Start")} – {First.Text.En.Title}");
        await noah.ReadOnAsync(First);
        await noah.PressAsync(noah.Says("Scenario.Start"));
        await noah.PlayAsync(session);
        await noah.FollowAsync(noah.Says("Debrief.BackToModule"));
        await noah.FollowAsync(noah.Says("Module.Continue"));
        await noah.ReadOnAsync(First);
        await noah.PressAsync(noah.Says("Quiz.Start"));
        await noah.AnswerAsync(quiz);
        await noah.PressAsync(noah.Says("Quiz.Submit"));

        await noah.OpenAsync(course);
        var completed = noah.Page.Locator("main .state.done").First;
        await Expect(completed).ToContainTextAsync(noah.Says("MyCourse.CompletedOn", ""));
        return await completed.InnerTextAsync();
    }

    private static async Task FollowAsync(Visitor lise, string cohort)
    {
        await lise.FollowAsync(lise.Says("Site.Nav.Teaching"));
        await lise.FollowAsync($"{(lise.Language == Language.Fr ? "Aider à distance" : "Helping at a Distance")}, {Offering}");
        Assert.Equal(lise.At + cohort, lise.Path);
        await Expect(Row(lise, "Œuvrard")).ToContainTextAsync(lise.Says("Cohort.State.Underway"));
        await Expect(Row(lise, "O’Brien")).ToContainTextAsync(lise.Says("Cohort.State.Done"));
    }

    private static async Task OverrideAsync(Visitor lise)
    {
        await lise.FollowAsync(lise.Says("Gradebook.Title"));
        await lise.LandAsync(() => Row(lise, "Œuvrard").Locator("td a").First.ClickAsync());
        await FillAsync(lise, "Override.Score", "83");
        await lise.PressAsync(lise.Says("Override.Submit"));
        await Expect(lise.Page.Locator("#reason-error")).ToHaveTextAsync(lise.Says("Override.Reason.Missing"));
        await FillAsync(lise, "Override.Reason", "Séance jouée en classe.");
        await lise.PressAsync(lise.Says("Override.Submit"));
        await Expect(lise.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(lise.Says("Override.Saved"));
        await lise.FollowAsync(lise.Says("Gradebook.Title"));
        await Expect(Row(lise, "Œuvrard")).ToContainTextAsync("83");
    }

    private static async Task AskForBothModulesAsync(Visitor lise, string course)
    {
        await lise.OpenAsync(course);
        await FillAsync(lise, "CourseEdit.AtLeast", "2");
        await lise.PressAsync(lise.Says("CourseEdit.Save"));
        await Expect(lise.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync(lise.Says("CourseEdit.Saved.edited"));
    }

    private static async Task FindsNothingAsync(Visitor stranger, string at, IEnumerable<string> pages)
    {
        // At the college, and under their own institution’s addresses.
        foreach (var page in pages)
            Assert.Equal((page, 404), (page, (await stranger.Page.GotoAsync(at + page))!.Status));
        foreach (var page in pages.Where(p => p.StartsWith("/teaching", StringComparison.Ordinal)))
            Assert.Equal((page, 404), (page, (await stranger.Page.GotoAsync(page))!.Status));
    }

    private static BrowserNewContextOptions Phone() =>
        new()
        {
            ViewportSize = new() { Width = 390, Height = 844 },
            IsMobile = true,
            HasTouch = true,
        };

    private static ILocator Row(Visitor lise, string name) => lise.Page.Locator("main tbody tr", new() { HasText = name });

    private static Task FillAsync(Visitor visitor, string label, string words) =>
        visitor.Page.GetByLabel(visitor.Says(label), new() { Exact = true }).FillAsync(words);

    // None is singular in French.
    private static string Count(Visitor visitor, string text, int number, params object[] more) =>
        visitor.Says(text + (number == 1 || (number == 0 && visitor.Language == Language.Fr) ? ".One" : ".Other"), [number, .. more]);
}
