using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Modules;
using Training.Courses;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Progress;
using Training.Tests.Credentials;
using Training.Transcripts;

namespace Training.Tests.Transcripts;

public sealed class ShowTranscriptTests
{
    [Fact]
    public async Task Whoever_completed_nothing_is_told_so()
    {
        using var site = new TrainingSite();

        var page = await (await site.SignUpAsync()).GetAsync("/learning/transcript");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Has("table"));
        Assert.True(page.Has("main a[href='/learning']"));
    }

    [Fact]
    public async Task A_completed_module_is_there_with_its_hours_and_the_way_to_its_certificate()
    {
        using var site = new TrainingSite();
        var graduate = await Graduate.OfAsync(site);

        var before = await graduate.Browser.GetAsync("/learning/transcript");
        var credential = await graduate.AwardAsync();
        var after = await graduate.Browser.GetAsync("/learning/transcript");

        Assert.True(before.Has($"tbody a[href='{graduate.ClaimAddress}']"));
        Assert.True(after.Has($"tbody a[href='/c/{credential.Code}']"));
        Assert.Contains(credential.Hours.ToString("0.##", Language.Fr.Culture()), after.Text("tbody .num"));
        Assert.Equal(["2026"], after.Texts("main h2"));
    }

    [Fact]
    public async Task Years_and_institutions_are_added_up_apart()
    {
        using var site = new TrainingSite();
        var (learner, hours) = await WithTwoYearsAndTwoInstitutionsAsync(site);
        var browser = await site.SignInAsync(learner.Email!);

        var page = await browser.GetAsync("/learning/transcript");

        Assert.Equal(["2026", "2025"], page.Texts("h2[id^=year]"));
        Assert.Equal(
            [("Centre du Nord", hours[0]), ("Cégep du Large", hours[1])],
            page.Document.QuerySelectorAll("section[aria-labelledby=year-2026] tfoot tr")
                .SkipLast(1)
                .Select(row => (Provider: row.Children[0].TextContent, row.Children[1].TextContent))
                .OrderBy(row => row.Provider, StringComparer.Ordinal)
        );
        Assert.Equal(3, page.Texts("section[aria-labelledby^=year] tbody tr").Count);
        Assert.Equal(2, page.Texts("section[aria-labelledby=providers] tbody tr").Count);
    }

    [Fact]
    public async Task It_is_the_same_at_every_institution_of_the_person_and_nobody_else_s()
    {
        using var site = new TrainingSite();
        var (learner, _) = await WithTwoYearsAndTwoInstitutionsAsync(site);
        var other = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");

        var there = await browser.GetAsync("/i/cegep/learning/transcript");
        var others = await (await site.SignInAsync(other.Email!)).GetAsync("/learning/transcript");
        var visitor = await site.Visit().GetAsync("/learning/transcript");

        Assert.Equal(3, there.Texts("section[aria-labelledby^=year] tbody tr").Count);
        Assert.False(others.Has("table"));
        Assert.Equal("/account/sign-in", visitor.Path);
    }

    [Fact]
    public async Task A_completed_course_stands_beside_with_its_own_hours_which_no_total_takes_in()
    {
        using var site = new TrainingSite();
        var graduate = await Graduate.OfAsync(site);
        var before = (await graduate.Browser.GetAsync("/learning/transcript")).Text("tfoot tr:last-child .num");
        await CompleteCourseAsync(site, graduate.Email, "Cours d’essai", 45);

        var page = await graduate.Browser.GetAsync("/learning/transcript");

        Assert.Contains("Cours d’essai", page.Text("section[aria-labelledby=courses] tbody"));
        Assert.Contains("45", page.Text("section[aria-labelledby=courses] tbody .num"));
        Assert.Equal(before, page.Text("tfoot tr:last-child .num"));
    }

    [Fact]
    public async Task The_file_says_the_same_and_holds_no_formula()
    {
        using var site = new TrainingSite();
        var graduate = await Graduate.OfAsync(site);
        await CompleteCourseAsync(site, graduate.Email, "=1+1;\"x\"", 4.5m);

        var answer = await graduate.Browser.Client.GetAsync(new Uri("/learning/transcript.csv", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("releve-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("2026-11-23;Module;", lines[1], StringComparison.Ordinal);
        Assert.Contains(";\"'=1+1;\"\"x\"\"\";", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(";4,5", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Module", "Module")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("  +1", "'  +1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("il dit \"oui\"", "\"il dit \"\"oui\"\"\"")]
    [InlineData("", "")]
    public void A_cell_is_never_a_formula_and_never_two_cells(string value, string cell) =>
        Assert.Equal(cell, TranscriptCsv.Cell(value, ';'));

    /// <summary>Two modules at home, this year and the last, and one elsewhere this year.</summary>
    private static async Task<(Learner, string[] Hours)> WithTwoYearsAndTwoInstitutionsAsync(TrainingSite site)
    {
        site.Settings["Training:Institution:Name"] = "Centre du Nord";
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var learner = await site.AddLearnerAsync();
        await CompleteAsync(site, learner, Institution.HomeId, "essai", site.Time.GetUtcNow());
        await CompleteAsync(site, learner, Institution.HomeId, "presence", site.Time.GetUtcNow().AddYears(-1));
        await CompleteAsync(site, learner, cegep.Id, "presence", site.Time.GetUtcNow());
        await site.SignInAsync(learner.Email!, at: "/i/cegep");
        var page = await (await site.SignInAsync(learner.Email!)).GetAsync("/learning/transcript");
        return (learner, [Hours(page, "Centre du Nord"), Hours(page, "Cégep du Large")]);
    }

    private static string Hours(Page page, string provider) =>
        page
            .Document.QuerySelectorAll("section[aria-labelledby=year-2026] tbody tr")
            .Single(row => row.Children[3].TextContent == provider)
            .Children[1]
            .TextContent;

    private static Task CompleteAsync(TrainingSite site, Learner learner, Guid institution, string module, DateTimeOffset at) =>
        site.InDatabaseAsync(async db =>
        {
            var hash = await db.Set<Training.Catalogue.ModuleVersion>().Where(v => v.Module == module).Select(v => v.Hash).FirstAsync();
            var enrolment = new Enrolment
            {
                InstitutionId = institution,
                LearnerId = learner.Id,
                Module = module,
                ContentHash = hash,
                EnrolledAt = at,
            };
            db.AddRange(
                enrolment,
                new Completion
                {
                    InstitutionId = institution,
                    EnrolmentId = enrolment.Id,
                    LearnerId = learner.Id,
                    Module = module,
                    ContentHash = hash,
                    Rule = MoveOn.Completed,
                    RuleVersion = ModuleProgress.RuleVersion,
                    CompletedAt = at,
                }
            );
            await db.SaveChangesAsync();
        });

    private static Task CompleteCourseAsync(TrainingSite site, string email, string title, decimal hours) =>
        site.InDatabaseAsync(async db =>
        {
            var learner = await db.Learners.SingleAsync(l => l.Email == email);
            var course = new InstitutionCourse
            {
                Slug = "cours",
                TitleFr = title,
                TitleEn = title,
                CreatedAt = site.Time.GetUtcNow(),
            };
            db.AddRange(
                course,
                new CourseCompletion
                {
                    CourseId = course.Id,
                    OfferingId = Guid.NewGuid(),
                    LearnerId = learner.Id,
                    Rule = "{}",
                    Hours = hours,
                    CompletedAt = site.Time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
        });
}
