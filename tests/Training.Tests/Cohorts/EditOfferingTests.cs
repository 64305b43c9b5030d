using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Cohorts;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Cohorts;

public sealed class EditOfferingTests
{
    [Fact]
    public async Task An_offering_pins_its_modules_on_the_versions_of_the_day_and_whoever_makes_it_teaches_it()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var course = await teacher.MakeCourseAsync();

        var offering = await teacher.OfferAsync(course, ("due-seul", "2026-12-04T17:00"), ("endsOn", "2026-12-18"));

        Assert.Equal(["presence", "seul"], offering.Modules.Select(m => m.Module));
        Assert.All(offering.Modules, m => Assert.Equal(64, m.ContentHash.Length));
        // Five in the afternoon in Québec, in winter.
        Assert.Equal(new DateTimeOffset(2026, 12, 4, 22, 0, 0, TimeSpan.Zero), offering.Modules[1].DueAt);
        Assert.Null(offering.Modules[0].DueAt);
        Assert.Equal([teacher.Account.Id], offering.Instructors.Select(i => i.LearnerId));
        Assert.Contains(
            "Automne 2026",
            (await teacher.Browser.GetAsync("/teaching")).Text("section[aria-labelledby=Running]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Due_dates_are_those_of_the_institutions_clocks()
    {
        using var site = new TrainingSite();
        await site.InDatabaseAsync(db =>
            db.Set<Institution>()
                .Where(i => i.Id == Institution.HomeId)
                .ExecuteUpdateAsync(c =>
                    c.SetProperty(i => i.TimeZone, "Europe/Paris")
                        .SetProperty(i => i.NameFr, "Ici")
                        .SetProperty(i => i.EditedAt, site.Time.GetUtcNow())
                )
        );
        await site.Services.GetRequiredService<InstitutionDirectory>().ReloadAsync();
        var teacher = await Teacher.AtAsync(site);

        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("due-seul", "2026-12-04T17:00"));
        var settings = await teacher.Browser.GetAsync($"/teaching/offerings/{offering.Id}/settings");

        Assert.Equal(new DateTimeOffset(2026, 12, 4, 16, 0, 0, TimeSpan.Zero), offering.Modules[1].DueAt);
        Assert.Equal("2026-12-04T17:00", settings.Value("due-seul"));
    }

    [Fact]
    public async Task Sent_twice_a_form_makes_one_offering()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var address = $"/teaching/courses/{(await teacher.MakeCourseAsync()).Id}/offerings/new";
        var form = await teacher.Browser.GetAsync(address);

        var first = await teacher.Browser.SubmitAsync(form, address, ("name", "Automne"));
        var second = await teacher.Browser.SubmitAsync(form, address, ("name", "Automne"));

        Assert.Equal(first.Path, second.Path);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Offering>().CountAsync()));
    }

    [Theory]
    [InlineData("name", "", "Donnez un nom, de 120 caractères au plus.")]
    [InlineData("startsOn", "demain", "Donnez une date, comme 2026-09-01.")]
    [InlineData("endsOn", "2026-11-22", "L’offre finirait avant de commencer : le dernier jour vient après le premier.")]
    [InlineData("due-seul", "2026-12-25T10:00", "C’est après la fin de l’offre.")]
    [InlineData("due-seul", "2026-11-01T10:00", "C’est avant le début de l’offre.")]
    [InlineData("due-seul", "vendredi", "Donnez une date et une heure, comme 2026-12-04 17:00.")]
    [InlineData("admission", "Tirage", "Choisissez comment on s’inscrit.")]
    [InlineData("instructors", "00000000-0000-0000-0000-000000000001", "L’une de ces personnes n’enseigne pas dans l’établissement.")]
    public async Task What_is_wrong_is_said_and_no_offering_is_made(string field, string value, string message)
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var address = $"/teaching/courses/{(await teacher.MakeCourseAsync()).Id}/offerings/new";
        (string Name, string Value)[] fields = [("name", "Automne"), ("endsOn", "2026-12-18")];

        var page = await teacher.Browser.SubmitAsync(
            await teacher.Browser.GetAsync(address),
            address,
            [.. fields.Where(f => f.Name != field), (field, value)]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Texts(".errors li").Select(t => t.Replace('\u00A0', ' ')));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Offering>().CountAsync()));
    }

    [Fact]
    public async Task An_instructor_cannot_take_themselves_out_but_another_can()
    {
        using var site = new TrainingSite();
        var (odile, paul) = (await Teacher.AtAsync(site), await Teacher.AtAsync(site, givenName: "Paul"));
        var offering = await odile.OfferAsync(
            await odile.MakeCourseAsync(),
            ("instructors", $"{odile.Account.Id}"),
            ("instructors", $"{paul.Account.Id}")
        );
        var address = $"/teaching/offerings/{offering.Id}/settings";

        var refused = await odile.Browser.SubmitAsync(
            await odile.Browser.GetAsync(address),
            address,
            ("instructors", $"{paul.Account.Id}")
        );
        var taken = await paul.Browser.SubmitAsync(await paul.Browser.GetAsync(address), address, ("instructors", $"{paul.Account.Id}"));

        Assert.Equal("Les réglages sont enregistrés.", taken.Text("[role=status]"));
        Assert.Contains("Vous ne pouvez pas vous retirer vous-même", refused.Text(".errors"), StringComparison.Ordinal);
        Assert.Equal([paul.Account.Id], (await paul.OfferingAsync(offering.Id)).Instructors.Select(i => i.LearnerId));
        Assert.Equal(HttpStatusCode.NotFound, (await odile.Browser.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_what_the_first_wrote()
    {
        using var site = new TrainingSite();
        var odile = await Teacher.AtAsync(site);
        var offering = await odile.OfferAsync(await odile.MakeCourseAsync());
        var admin = await Teacher.AtAsync(site, Role.Admin, "Paul");
        var address = $"/teaching/offerings/{offering.Id}/settings";
        var (hers, his) = (await odile.Browser.GetAsync(address), await admin.Browser.GetAsync(address));

        await odile.Browser.SubmitAsync(hers, address, ("endsOn", "2026-12-18"));
        var conflict = await admin.Browser.SubmitAsync(his, address, ("name", "Groupe 2"));
        var between = await odile.OfferingAsync(offering.Id);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains(conflict.Texts(".alert li"), line => line.Contains("2026-12-18", StringComparison.Ordinal));
        Assert.Equal(("Automne 2026", new DateOnly(2026, 12, 18)), (between.Name, between.EndsOn!.Value));
    }

    [Fact]
    public async Task A_code_is_drawn_once_stays_and_is_replaced_when_asked()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(await teacher.MakeCourseAsync(), ("admission", "Code"));
        var address = $"/teaching/offerings/{offering.Id}/settings";

        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address);
        var kept = (await teacher.OfferingAsync(offering.Id)).Code;
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, ("newCode", "1"));
        var replaced = (await teacher.OfferingAsync(offering.Id)).Code;

        Assert.Equal(8, offering.Code!.Length);
        Assert.Equal(offering.Code, kept);
        Assert.NotEqual(kept, replaced);
    }

    [Fact]
    public async Task Another_instructors_offering_is_not_found()
    {
        using var site = new TrainingSite();
        var (odile, paul) = (await Teacher.AtAsync(site), await Teacher.AtAsync(site, givenName: "Paul"));
        var offering = await odile.OfferAsync(await odile.MakeCourseAsync());

        foreach (var page in new[] { "settings", "seats", "groups", "modules", "modules/seul", $"seats/{odile.Account.Id}/time" })
            Assert.Equal(HttpStatusCode.NotFound, (await paul.Browser.GetAsync($"/teaching/offerings/{offering.Id}/{page}")).Status);
        Assert.DoesNotContain("Automne 2026", (await paul.Browser.GetAsync("/teaching")).Html, StringComparison.Ordinal);
    }
}
