using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Learners;
using Training.Privacy;
using Training.Tests.Institutions;
using Training.Tests.Reports;

namespace Training.Tests.Privacy;

/// <summary>Who read or changed what about whom, as the site writes it down.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Whoever_opens_a_record_is_noted_once_an_hour_and_the_person_sees_it()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var learner = await site.AddLearnerAsync("Zénobie", "Lavigueur");
        await cohort.SeatAsync(learner.Id);
        var record = $"{cohort.Address}/learners/{learner.Id}";

        await cohort.Instructor.GetAsync(record);
        await cohort.Instructor.GetAsync(record);
        var within = await ActionsAsync(site);
        site.Time.Advance(TimeSpan.FromMinutes(61));
        await cohort.Instructor.GetAsync(record);

        Assert.Equal(["learner.record.read"], within);
        Assert.Equal(2, (await ActionsAsync(site)).Count);
        var mine = await (await site.SignInAsync(learner.Email!)).GetAsync(Someone.Page);
        Assert.Contains("Inès Beaulieu", mine.Text("main"), StringComparison.Ordinal);
        Assert.Contains("Dossier ouvert par une personne formatrice", mine.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_not_noted()
    {
        using var site = new TrainingSite();
        var cohort = await Cohort.OfAsync(site, "sortes");
        var stranger = await site.AddLearnerAsync();

        var page = await cohort.Instructor.GetAsync($"{cohort.Address}/learners/{stranger.Id}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Empty(await ActionsAsync(site));
    }

    [Fact]
    public async Task An_admin_who_looks_changes_and_takes_away_leaves_a_line_for_each()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await site.AddLearnerAsync("Noé", "Gagnon");
        await site.SignInAsync(member.Email!, at: "/i/cegep");
        var address = $"/i/cegep/institution/members/{member.Id}";

        var page = await admin.GetAsync(address);
        await admin.SubmitAsync(page, address + "/roles", ("role", "author"));
        await admin.SubmitAsync(page, address + "/roles", ("role", "author"));
        await admin.GetAsync("/i/cegep/institution/members/export");
        await admin.SubmitAsync(page, address + "/remove");

        var lines = await site.InDatabaseAsync(db => ByPeople(db).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["member.read", "member.roles.changed", "members.exported", "member.removed"], lines.Select(e => e.Action));
        Assert.Equal("+author", lines[1].Detail);
        Assert.All(lines, line => Assert.Equal(cegep.Id, line.InstitutionId));
    }

    [Fact]
    public async Task One_opening_ones_own_page_is_nobodys_business()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);
        var id = await site.InDatabaseAsync(db => db.Learners.Select(l => l.Id).SingleAsync());

        await admin.GetAsync($"/i/cegep/institution/members/{id}");

        Assert.Empty(await ActionsAsync(site));
    }

    [Fact]
    public async Task The_trail_is_only_ever_added_to()
    {
        using var site = new TrainingSite();
        await AddAsync(site, null, "member.read");

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.InDatabaseAsync(async db =>
            {
                db.Remove(await db.Set<AuditEntry>().SingleAsync(e => e.Action == "member.read"));
                await db.SaveChangesAsync();
            })
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.InDatabaseAsync(async db =>
            {
                db.Entry(await db.Set<AuditEntry>().SingleAsync(e => e.Action == "member.read")).Property(e => e.Detail).CurrentValue =
                    "autre";
                await db.SaveChangesAsync();
            })
        );
        Assert.Single(await ActionsAsync(site));
    }

    [Fact]
    public void No_code_reaches_around_the_guard()
    {
        var around = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file)))
            .Where(file => System.Text.RegularExpressions.Regex.IsMatch(file.Text, @"Set<AuditEntry>\(\)[^;]*Execute(Delete|Update)Async"));

        Assert.Empty(around.Select(file => file.Name));
    }

    [Fact]
    public async Task An_admin_searches_by_name_and_act_and_turns_pages()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var admin = await site.SignUpAdminAsync(cegep);
        var noe = await site.AddLearnerAsync("Noé", "Gagnon");
        for (var i = 0; i < 52; i++)
            await AddAsync(site, cegep.Id, "member.read");
        await AddAsync(site, cegep.Id, "member.removed", noe.Id);
        await AddAsync(site, ordre.Id, "member.removed", noe.Id);

        var all = await admin.GetAsync("/i/cegep/institution/audit");
        var second = await admin.GetAsync(all.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var named = await admin.GetAsync("/i/cegep/institution/audit?q=gagn");
        var acts = await admin.GetAsync("/i/cegep/institution/audit?action=member.removed");

        // The role of the admin is a line too.
        Assert.Equal((50, 4), (all.Texts("tbody tr").Count, second.Texts("tbody tr").Count));
        Assert.Contains("Noé Gagnon", Assert.Single(named.Texts("tbody tr")), StringComparison.Ordinal);
        Assert.Single(acts.Texts("tbody tr"));
    }

    [Fact]
    public async Task It_is_taken_away_as_a_sheet_and_that_is_noted_too()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var admin = await site.SignUpAdminAsync(cegep);
        await AddAsync(site, cegep.Id, "member.read", detail: "=1+1");

        var file = await admin.Client.GetStringAsync(new Uri("/i/cegep/institution/audit/export", UriKind.Relative));

        Assert.Contains("member.read", file, StringComparison.Ordinal);
        Assert.DoesNotContain(";=1+1", file, StringComparison.Ordinal);
        Assert.Equal(["member.read", "audit.exported"], await ActionsAsync(site));
    }

    [Theory]
    [InlineData(Role.Instructor)]
    [InlineData(Role.Author)]
    [InlineData(Role.Registrar)]
    public async Task Only_admins_read_it(Role role)
    {
        using var site = new TrainingSite();
        var browser = await site.SignUpWithRoleAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/institution/audit")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/institution/audit/export")).Status);
    }

    private static Task<int> AddAsync(TrainingSite site, Guid? institution, string action, Guid? subject = null, string detail = "") =>
        site.InDatabaseAsync(db =>
        {
            db.Add(
                new AuditEntry
                {
                    InstitutionId = institution,
                    At = site.Time.GetUtcNow(),
                    ActorId = Guid.NewGuid(),
                    Action = action,
                    SubjectId = subject,
                    Detail = detail,
                }
            );
            return db.SaveChangesAsync();
        });

    private static Task<List<string>> ActionsAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => ByPeople(db).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    // The tests give roles as a command does, which nobody on a page did.
    private static IQueryable<AuditEntry> ByPeople(Training.Data.TrainingDbContext db) =>
        db.Set<AuditEntry>().Where(e => e.ActorId != null);
}
