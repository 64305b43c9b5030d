using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Enrolments;
using Training.Tests.Authoring;

namespace Training.Tests.Cohorts;

/// <summary>Courses and cohorts, when the authors of a module take it out of the catalogue.</summary>
public sealed class WithdrawnModulesTests
{
    private static readonly (string, string)[] WithIt = [("place-presence", "1"), ("place-seul", ""), ("place-propre", "2")];

    [Fact]
    public async Task A_course_that_runs_keeps_it_and_whoever_is_seated_still_starts_it()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(WithIt));
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        var asked = await module.Browser.GetAsync(module.Address + "/withdraw");

        await module.WithdrawAsync();

        var page = await learner.Browser.GetAsync("/modules/propre");
        await learner.Browser.SubmitAsync(page, "/modules/propre/enrol");
        var course = await learner.Browser.GetAsync($"/learning/courses/{offering.Id}");
        var arrange = await teacher.Browser.GetAsync($"/teaching/offerings/{offering.Id}/settings/modules");
        Assert.Contains(asked.Texts("main .bullets li"), text => text.StartsWith("1 offre en cours", StringComparison.Ordinal));
        Assert.False(page.Has("main .alert"));
        Assert.Equal("propre", await site.InDatabaseAsync(db => db.Set<Enrolment>().Select(e => e.Module).SingleAsync()));
        Assert.Contains("Un seul questionnaire", course.Texts(".path h3"));
        Assert.Equal("2", arrange.Value("place-propre"));
    }

    [Fact]
    public async Task Once_the_course_has_ended_nobody_starts_it_there()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(WithIt), ("name", "Un jour"), ("endsOn", "2026-11-24"));
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        var form = await learner.Browser.GetAsync("/modules/propre");
        await module.WithdrawAsync();

        site.Time.Advance(TimeSpan.FromDays(3));
        var late = await learner.Browser.SubmitAsync(form, "/modules/propre/enrol");

        Assert.Equal("/modules/propre", late.Path);
        Assert.Contains("n’est plus offert", late.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync()));
    }

    [Fact]
    public async Task A_course_that_names_it_opens_says_so_and_is_saved_with_it_or_without()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var course = await teacher.MakeCourseAsync(WithIt);
        await module.WithdrawAsync();
        var address = $"/teaching/courses/{course.Id}";

        var page = await teacher.Browser.GetAsync(address);
        var kept = await teacher.Browser.SubmitAsync(page, address, ("titleFr", "Autre titre"));
        var after = await teacher.CourseAsync(course.Id);
        var dropped = await teacher.Browser.SubmitAsync(kept, address, ("place-propre", ""));
        var gone = await teacher.Browser.GetAsync(address);

        Assert.Equal("2", page.Value("place-propre"));
        Assert.Contains(
            page.Texts("li.box"),
            text => text.Contains("Retiré du catalogue par ses auteurs et autrices", StringComparison.Ordinal)
        );
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (kept.Status, dropped.Status));
        Assert.Equal(["presence", "propre"], after.Modules.OrderBy(m => m.Position).Select(m => m.Module));
        Assert.False(gone.Has("[name=place-propre]"));
    }

    [Fact]
    public async Task No_course_takes_it_anew_and_a_form_that_was_open_says_why_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var open = await teacher.Browser.GetAsync("/teaching/courses/new");
        await module.WithdrawAsync();

        var late = await teacher.Browser.SubmitAsync(
            open,
            "/teaching/courses/new",
            ("titleFr", "Cours"),
            ("titleEn", "Course"),
            ("hours", "2"),
            ("place-presence", "1"),
            ("place-propre", "2")
        );
        var without = await teacher.Browser.SubmitAsync(late, "/teaching/courses/new", ("place-propre", ""));

        Assert.False((await teacher.Browser.GetAsync("/teaching/courses/new")).Has("[name=place-propre]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("est retiré du catalogue", late.Text("#place-propre-error"), StringComparison.Ordinal);
        Assert.Equal(("Cours", "2"), (late.Value("titleFr"), late.Value("place-propre")));
        Assert.Equal(HttpStatusCode.OK, without.Status);
    }

    [Fact]
    public async Task A_new_offering_goes_without_it_and_says_so_before()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var course = await teacher.MakeCourseAsync(WithIt);
        await module.WithdrawAsync();

        var page = await teacher.Browser.GetAsync($"/teaching/courses/{course.Id}/offerings/new");
        var offering = await teacher.OfferAsync(course);

        Assert.Contains("L’offre n’aura pas « Un seul questionnaire »", page.Text("main .alert"), StringComparison.Ordinal);
        Assert.False(page.Has("[name=due-propre]"));
        Assert.Equal(["presence"], offering.Modules.Select(m => m.Module));
    }

    [Fact]
    public async Task A_course_of_nothing_else_is_not_offered()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var course = await teacher.MakeCourseAsync(("place-presence", ""), ("place-seul", ""), ("place-propre", "1"));
        await module.WithdrawAsync();
        var address = $"/teaching/courses/{course.Id}/offerings/new";

        var refused = await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, ("name", "Hiver"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Tous les modules de ce cours", refused.Text("#name-error"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Offering>().CountAsync()));
    }

    [Fact]
    public async Task It_is_not_added_to_an_offering_and_one_that_has_it_is_arranged_as_before()
    {
        using var site = new TrainingSite();
        var (module, teacher) = await PublishedAsync(site);
        var without = await teacher.OfferAsync(await teacher.MakeCourseAsync());
        var with = await teacher.OfferAsync(await teacher.MakeCourseAsync([.. WithIt, ("titleFr", "L’autre")]));
        var (open, other) = (Arranging(without), Arranging(with));
        var form = await teacher.Browser.GetAsync(open);
        await module.WithdrawAsync();

        var late = await teacher.Browser.SubmitAsync(form, open, ("place-propre", "3"));
        var preview = await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(other), other, ("place-seul", "3"));
        var fields = new[] { ("revision", preview.Value("revision")), ("place-presence", "1"), ("place-propre", "2"), ("place-seul", "3") };
        await teacher.Browser.PostAsync(other, other, [.. fields, ("confirm", "1")]);

        Assert.False((await teacher.Browser.GetAsync(open)).Has("[name=place-propre]"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("3", late.Value("place-propre"));
        Assert.Contains("est retiré du catalogue", late.Text("#place-propre-error"), StringComparison.Ordinal);
        Assert.Equal("Ce que cela change", preview.Heading);
        Assert.Equal(["presence", "propre", "seul"], (await teacher.OfferingAsync(with.Id)).Modules.Select(m => m.Module));
    }

    private static string Arranging(Offering offering) => $"/teaching/offerings/{offering.Id}/settings/modules";

    private static async Task<(WrittenModule, Teacher)> PublishedAsync(TrainingSite site)
    {
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        return (module, await Teacher.AtAsync(site));
    }
}
