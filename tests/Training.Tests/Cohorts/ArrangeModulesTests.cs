using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Catalogue;
using Training.Cohorts;
using Training.Courses;

namespace Training.Tests.Cohorts;

public sealed class ArrangeModulesTests
{
    [Fact]
    public async Task A_module_is_added_on_the_version_of_the_day_after_one_has_seen_what_it_means()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);

        var preview = await SeeAsync(teacher, offering, ("place-seance", "3"));
        var between = await teacher.OfferingAsync(offering.Id);
        var applied = await PressAsync(teacher, preview, "confirm");
        var after = await teacher.OfferingAsync(offering.Id);

        Assert.Equal("Ce que cela change", preview.Heading);
        Assert.Contains(
            preview.Texts("main .bullets li"),
            text => text.StartsWith("Ajouté", StringComparison.Ordinal) && text.Contains("18 décembre 2026", StringComparison.Ordinal)
        );
        Assert.Contains("Modules à terminer : 2 jusqu’ici, 3 désormais.", Lines(preview));
        Assert.Contains("Personne n’a encore terminé le cours.", Lines(preview));
        Assert.Equal(2, between.Modules.Count);
        Assert.Equal("Les modules de l’offre ont changé.", applied.Text("[role=status]"));
        Assert.Equal(["presence", "seul", "seance"], after.Modules.Select(m => m.Module));
        Assert.Equal(await CurrentAsync(site, "seance"), after.Modules[2].ContentHash);
    }

    [Fact]
    public async Task Whoever_completed_the_course_keeps_it_and_whoever_did_not_is_asked_for_the_module_too()
    {
        using var site = new TrainingSite();
        var (teacher, offering, learner) = await CohortAsync(site);
        await learner.CompletePresenceAsync();
        await learner.TakeSeulAsync();
        var granted = Assert.Single(await teacher.CompletionsAsync());
        var other = await Classmate.AtAsync(site, "Luc");
        await teacher.SeatAsync(offering, other.Account.Email!);
        site.Time.Advance(TimeSpan.FromDays(2));

        var preview = await SeeAsync(teacher, offering, ("place-seance", "3"));
        await PressAsync(teacher, preview, "confirm");
        await other.CompletePresenceAsync();
        await other.TakeSeulAsync();
        var page = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");
        var theirs = await other.Browser.GetAsync($"/learning/courses/{offering.Id}");

        Assert.Contains("Une personne a déjà terminé le cours : sa réussite et sa date restent telles quelles.", Lines(preview));
        var kept = Assert.Single(await teacher.CompletionsAsync());
        Assert.Equal((granted.Id, granted.CompletedAt, granted.Rule), (kept.Id, kept.CompletedAt, kept.Rule));
        Assert.Contains("Cours terminé le 23 novembre 2026", page.Text(".state.done"), StringComparison.Ordinal);
        Assert.Contains("Une séance", theirs.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_nobody_began_is_taken_out_and_completes_the_course_of_whoever_did_the_rest()
    {
        using var site = new TrainingSite();
        var (teacher, offering, learner) = await CohortAsync(site);
        await learner.CompletePresenceAsync();
        site.Time.Advance(TimeSpan.FromDays(2));

        var preview = await SeeAsync(teacher, offering, ("place-seul", ""));
        var before = await teacher.CompletionsAsync();
        await PressAsync(teacher, preview, "confirm");

        Assert.Contains("Retiré : « Un seul questionnaire ».", Lines(preview));
        Assert.Contains("Une personne termine le cours par ce changement, à la date d’aujourd’hui.", Lines(preview));
        Assert.Empty(before);
        Assert.Equal(site.Time.GetUtcNow(), Assert.Single(await teacher.CompletionsAsync()).CompletedAt);
        Assert.Equal(["presence"], (await teacher.OfferingAsync(offering.Id)).Modules.Select(m => m.Module));
    }

    [Fact]
    public async Task A_module_that_someone_began_stays_but_can_become_optional()
    {
        using var site = new TrainingSite();
        var (teacher, offering, learner) = await CohortAsync(site);
        await learner.TakeSeulAsync(well: false);

        var refused = await SeeAsync(teacher, offering, ("place-seul", ""));
        var optional = await SeeAsync(teacher, offering, ("optional", "seul"));
        await PressAsync(teacher, optional, "confirm");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            "« Un seul questionnaire » reste dans l’offre : une personne l’a commencé. Rendez-le plutôt facultatif.",
            refused.Text("#place-seul-error").Replace('\u00A0', ' ')
        );
        Assert.Contains("Devient facultatif : « Un seul questionnaire ».", Lines(optional));
        Assert.Equal([false, true], (await teacher.OfferingAsync(offering.Id)).Modules.Select(m => m.IsOptional));
    }

    [Fact]
    public async Task Modules_change_places_and_due_dates_stay_with_them()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site, ("due-seul", "2026-12-04T17:00"));

        await PressAsync(teacher, await SeeAsync(teacher, offering, ("place-seul", "1"), ("place-presence", "9")), "confirm");
        var after = await teacher.OfferingAsync(offering.Id);

        Assert.Equal([("seul", 1), ("presence", 2)], after.Modules.Select(m => (m.Module, m.Position)));
        Assert.NotNull(after.Modules[0].DueAt);
    }

    [Fact]
    public async Task Confirming_twice_is_confirming_once()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);
        var preview = await SeeAsync(teacher, offering, ("place-seance", "3"));

        await PressAsync(teacher, preview, "confirm");
        var first = await teacher.OfferingAsync(offering.Id);
        var again = await PressAsync(teacher, preview, "confirm");
        var second = await teacher.OfferingAsync(offering.Id);

        Assert.Equal("Les modules de l’offre ont changé.", again.Text("[role=status]"));
        Assert.Equal((first.Revision, 3), (second.Revision, second.Modules.Count));
    }

    [Fact]
    public async Task Of_two_who_arrange_at_once_the_second_sees_first_what_the_other_did()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);
        var admin = await Teacher.AtAsync(site, Learners.Role.Admin, "Paul");
        var (hers, his) = (
            await SeeAsync(teacher, offering, ("place-seance", "3")),
            await SeeAsync(admin, offering, ("place-presence", "2"), ("place-seul", "1"))
        );

        await PressAsync(teacher, hers, "confirm");
        var conflict = await PressAsync(admin, his, "confirm");
        var after = await teacher.OfferingAsync(offering.Id);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains(conflict.Texts(".alert li"), line => line.Contains("Une séance", StringComparison.Ordinal));
        Assert.Equal("1", conflict.Value("place-seul"));
        Assert.Equal(["presence", "seul", "seance"], after.Modules.Select(m => m.Module));
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_one_goes_back()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);

        var form = await PressAsync(teacher, await SeeAsync(teacher, offering, ("place-seance", "3"), ("optional", "seul")), "back");

        Assert.Equal("3", form.Value("place-seance"));
        Assert.True(((IHtmlInputElement)form.Document.QuerySelector("input[name=optional][value=seul]")!).IsChecked);
        Assert.Equal(2, (await teacher.OfferingAsync(offering.Id)).Modules.Count);
    }

    [Theory]
    [InlineData("place-seul", "premier", "La place de « Un seul questionnaire » est un nombre entier, à partir de 1.")]
    [InlineData("place-nulle-part", "3", "Il n’y a pas de module « nulle-part ».")]
    [InlineData("revision", "0", "Rien ne changerait : l’offre a déjà ces modules, dans cet ordre.")]
    public async Task What_is_wrong_is_said_and_nothing_changes(string field, string value, string message)
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);
        (string Name, string Value)[] fields = [("revision", "0"), ("place-presence", "1"), ("place-seul", "2")];

        var page = await teacher.Browser.PostAsync(
            Address(offering),
            Address(offering),
            [.. fields.Where(f => f.Name != field), (field, value)]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Texts(".errors li").Select(t => t.Replace('\u00A0', ' ')));
        Assert.Equal(["presence", "seul"], (await teacher.OfferingAsync(offering.Id)).Modules.Select(m => m.Module));
    }

    [Fact]
    public async Task An_offering_keeps_a_module_and_one_that_is_asked_for_and_gets_none_after_its_end()
    {
        using var site = new TrainingSite();
        var (teacher, offering, _) = await CohortAsync(site);

        var none = await SeeAsync(teacher, offering, ("place-presence", ""), ("place-seul", ""));
        var all = await SeeAsync(teacher, offering, ("optional", "presence"), ("optional", "seul"));
        site.Time.Advance(TimeSpan.FromDays(60));
        var teacherLater = await site.SignInAsync(teacher.Account.Email!);
        var late = await teacherLater.SubmitAsync(await teacherLater.GetAsync(Address(offering)), Address(offering), ("place-seance", "3"));

        Assert.Equal("Donnez une place à au moins un module.", none.Text(".errors li"));
        Assert.StartsWith("Au moins un module ne doit pas être facultatif", all.Text(".errors li"), StringComparison.Ordinal);
        Assert.StartsWith("L’offre a pris fin le 18 décembre 2026", late.Text(".errors li"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_instructors_offering_is_not_found()
    {
        using var site = new TrainingSite();
        var (_, offering, _) = await CohortAsync(site);
        var other = await Teacher.AtAsync(site, givenName: "Paul");

        var shown = await other.Browser.GetAsync(Address(offering));
        var posted = await other.Browser.PostAsync(Address(offering), "/teaching/courses/new", ("place-presence", "1"), ("confirm", "1"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.Status, posted.Status));
    }

    private static string Address(Offering offering) => $"/teaching/offerings/{offering.Id}/settings/modules";

    private static async Task<Page> SeeAsync(Teacher teacher, Offering offering, params (string, string)[] fields) =>
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(Address(offering)), Address(offering), fields);

    private static Task<Page> PressAsync(Teacher teacher, Page page, string button) =>
        teacher.Browser.SubmitAsync(
            page.Document.QuerySelector($"button[name={button}]") as IHtmlButtonElement
                ?? throw new InvalidOperationException($"No button {button} in\n{page.Html}")
        );

    private static IEnumerable<string> Lines(Page page) => page.Texts("main .bullets li").Select(t => t.Replace('\u00A0', ' '));

    private static Task<string> CurrentAsync(TrainingSite site, string module) =>
        site.InDatabaseAsync(db => db.Set<ModuleVersion>().Where(v => v.Module == module).Select(v => v.Hash).SingleAsync());

    private static async Task<(Teacher, Offering, Classmate)> CohortAsync(TrainingSite site, params (string, string)[] fields)
    {
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), [("endsOn", "2026-12-18"), .. fields]);
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        return (teacher, offering, learner);
    }
}
