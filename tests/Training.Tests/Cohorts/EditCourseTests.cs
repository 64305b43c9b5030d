using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Courses;
using Training.Learners;

namespace Training.Tests.Cohorts;

public sealed class EditCourseTests
{
    private const string New = "/teaching/courses/new";

    [Fact]
    public async Task A_shipped_course_is_copied_with_its_modules_and_rule()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var page = await teacher.Browser.GetAsync(New + "?from=parcours");

        var made = await teacher.Browser.SubmitAsync(page, New);

        var course = await site.InDatabaseAsync(db => db.Set<InstitutionCourse>().Include(c => c.Modules).SingleAsync());
        Assert.Equal($"/teaching/courses/{course.Id}", made.Path);
        Assert.Equal(("parcours", "parcours", "Un parcours", "A path"), (course.Slug, course.Origin, course.TitleFr, course.TitleEn));
        Assert.Equal((1.75m, 1m), (course.Hours, course.Elsewhere));
        Assert.Equal(["seance", "seul", "presence"], course.Modules.OrderBy(m => m.Position).Select(m => m.Module));
        Assert.Equal([false, false, true], course.Modules.OrderBy(m => m.Position).Select(m => m.IsOptional));
        Assert.Null(course.Rule.AtLeast);
    }

    [Fact]
    public async Task Sent_twice_a_form_makes_one_course_and_a_second_copy_gets_an_address_of_its_own()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var page = await teacher.Browser.GetAsync(New + "?from=parcours");

        var first = await teacher.Browser.SubmitAsync(page, New);
        var again = await teacher.Browser.SubmitAsync(page, New);
        await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(New + "?from=parcours"), New);

        Assert.Equal(first.Path, again.Path);
        var slugs = await site.InDatabaseAsync(db => db.Set<InstitutionCourse>().Select(c => c.Slug).OrderBy(s => s).ToListAsync());
        Assert.Equal(["parcours", "parcours-2"], slugs);
    }

    [Fact]
    public async Task A_course_is_made_from_nothing_in_the_order_of_its_numbers()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);

        var course = await teacher.MakeCourseAsync(
            ("place-presence", "3"),
            ("place-seul", "1"),
            ("atLeast", "1"),
            ("minimumScore", "75"),
            ("required", "seul/unique")
        );

        Assert.Equal("cours-d-essai", course.Slug);
        Assert.Equal(["seul", "presence"], course.Modules.OrderBy(m => m.Position).Select(m => m.Module));
        Assert.Equal((1, 0.75), (course.Rule.AtLeast!.Value, course.Rule.MinimumScore!.Value));
        Assert.Equal(["seul/unique"], course.Rule.RequiredActivities);
    }

    [Theory]
    [InlineData("titleEn", "", "Donnez un titre dans les deux langues.")]
    [InlineData("hours", "beaucoup", "Donnez des heures de 0 à 999, comme 45 ou 1,5.")]
    [InlineData("elsewhere", "9", "Les heures hors des modules ne peuvent pas dépasser celles de tout le cours.")]
    [InlineData("atLeast", "3", "Donnez un nombre entier de 1 à 2, celui des modules qui ne sont pas facultatifs, ou laissez vide.")]
    [InlineData("minimumScore", "0", "Donnez un pourcentage de plus de 0 à 100, ou laissez vide.")]
    [InlineData("place-seul", "0", "La place de « Un seul questionnaire » est un nombre entier, à partir de 1.")]
    [InlineData("required", "seance/jouer", "L’activité exigée « L’appel » n’est pas dans un module du cours.")]
    public async Task What_is_wrong_is_said_and_nothing_that_was_typed_is_lost(string field, string value, string message)
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        (string Name, string Value)[] fields =
        [
            ("titleFr", "Cours d’essai"),
            ("titleEn", "Trial course"),
            ("hours", "3"),
            ("elsewhere", "1"),
            ("place-presence", "1"),
            ("place-seul", "2"),
        ];

        var page = await teacher.Browser.SubmitAsync(
            await teacher.Browser.GetAsync(New),
            New,
            [.. fields.Where(f => f.Name != field), (field, value)]
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(message, page.Texts(".errors li").Select(t => t.Replace('\u00A0', ' ')).Select(t => t));
        Assert.Equal("Cours d’essai", page.Value("titleFr"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<InstitutionCourse>().CountAsync()));
    }

    [Fact]
    public async Task A_course_without_modules_or_with_only_optional_ones_is_refused()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var form = await teacher.Browser.GetAsync(New);
        (string, string)[] fields = [("titleFr", "Vide"), ("titleEn", "Empty"), ("hours", "1")];

        var empty = await teacher.Browser.SubmitAsync(form, New, fields);
        var optional = await teacher.Browser.SubmitAsync(form, New, [.. fields, ("place-seul", "1"), ("optional", "seul")]);

        Assert.Contains("Donnez une place à au moins un module.", empty.Texts(".errors li"));
        Assert.Contains("Au moins un module ne doit pas être facultatif", optional.Text(".errors"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Courses_never_wait_for_each_other()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var first = await teacher.MakeCourseAsync(("titleFr", "Premier"));
        var second = await teacher.MakeCourseAsync(("titleFr", "Deuxième"), ("prerequisites", "premier"));
        var third = await teacher.MakeCourseAsync(("titleFr", "Troisième"), ("prerequisites", "deuxieme"));
        var address = $"/teaching/courses/{first.Id}";

        var page = await teacher.Browser.SubmitAsync(await teacher.Browser.GetAsync(address), address, ("prerequisites", third.Slug));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Troisième", page.Text("#prerequisites .error"), StringComparison.Ordinal);
        Assert.Equal(["premier"], (await teacher.CourseAsync(second.Id)).Prerequisites);
        Assert.Empty((await teacher.CourseAsync(first.Id)).Prerequisites);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_what_the_first_wrote_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var (odile, paul) = (await Teacher.AtAsync(site), await Teacher.AtAsync(site, givenName: "Paul"));
        var course = await odile.MakeCourseAsync();
        var address = $"/teaching/courses/{course.Id}";
        var (hers, his) = (await odile.Browser.GetAsync(address), await paul.Browser.GetAsync(address));

        await odile.Browser.SubmitAsync(hers, address, ("atLeast", "1"));
        var conflict = await paul.Browser.SubmitAsync(his, address, ("titleFr", "Cours de Paul"));
        var between = await odile.CourseAsync(course.Id);
        await paul.Browser.SubmitAsync(conflict, address);
        var after = await odile.CourseAsync(course.Id);

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Cours de Paul", conflict.Value("titleFr"));
        Assert.Contains(conflict.Texts(".alert li"), line => line.EndsWith(": 1", StringComparison.Ordinal));
        Assert.Equal(("Cours d’essai", 1), (between.TitleFr, between.Rule.AtLeast));
        Assert.Equal("Cours de Paul", after.TitleFr);
    }

    [Fact]
    public async Task An_archived_course_is_offered_to_nobody_new_until_it_is_restored()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);
        var course = await teacher.MakeCourseAsync();
        var (address, offer) = ($"/teaching/courses/{course.Id}", $"/teaching/courses/{course.Id}/offerings/new");
        var page = await teacher.Browser.GetAsync(address);
        var form = await teacher.Browser.GetAsync(offer);

        await teacher.Browser.SubmitAsync(page, address + "/archive");
        var archived = await teacher.Browser.SubmitAsync(page, address + "/archive");
        var refused = await teacher.Browser.SubmitAsync(form, offer, ("name", "Automne"));
        await teacher.Browser.SubmitAsync(archived, address + "/restore");
        var accepted = await teacher.Browser.SubmitAsync(form, offer, ("name", "Automne"));

        Assert.False(archived.Has($"a[href='{offer}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.EndsWith("/seats", accepted.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learners_and_authors_do_not_teach_and_a_course_elsewhere_is_not_found()
    {
        using var site = new TrainingSite();
        var teacher = await Teacher.AtAsync(site);

        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignUpAsync()).GetAsync("/teaching")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignUpWithRoleAsync(Role.Author)).GetAsync("/teaching")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Browser.GetAsync($"/teaching/courses/{Guid.NewGuid()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.Browser.GetAsync(New + "?from=rien")).Status);
        Assert.Contains("Enseigner", (await teacher.Browser.GetAsync("/modules")).Texts(".site-nav a"));
    }
}
