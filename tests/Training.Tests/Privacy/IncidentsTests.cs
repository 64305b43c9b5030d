using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;
using Training.Privacy;
using Training.Tests.Institutions;

namespace Training.Tests.Privacy;

/// <summary>An institution’s register of confidentiality incidents.</summary>
public sealed class IncidentsTests
{
    private const string List = "/institution/incidents";

    [Fact]
    public async Task An_incident_is_written_down_and_followed_up()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);

        var list = await admin.SubmitAsync(
            await admin.GetAsync(List + "/new"),
            List + "/new",
            ("foundOn", "2026-11-20"),
            ("description", "Un courriel est parti à la mauvaise adresse.")
        );
        var address = list.Document.QuerySelector("tbody a")!.GetAttribute("href")!;
        await admin.SubmitAsync(
            await admin.GetAsync(address),
            address,
            ("peopleTouched", "12"),
            ("serious", "false"),
            ("assessment", "Un prénom seulement."),
            ("closedOn", "2026-11-22")
        );

        var incident = await OneAsync(site);
        Assert.Equal(
            (12, false, new DateOnly(2026, 11, 22), 1),
            (incident.PeopleTouched, incident.IsSerious, incident.ClosedOn, incident.Revision)
        );
        Assert.Contains("Clos le 22 novembre 2026", (await admin.GetAsync(List)).Text("tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_incident()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var form = await admin.GetAsync(List + "/new");

        await admin.SubmitAsync(form, List + "/new", ("foundOn", "2026-11-20"), ("description", "Une clé perdue."));
        var again = await admin.SubmitAsync(form, List + "/new", ("foundOn", "2026-11-20"), ("description", "Une clé perdue."));

        Assert.Equal(HttpStatusCode.OK, again.Status);
        await OneAsync(site);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_sees_what_the_first_wrote()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var address = await AddAsync(site);
        var (first, second) = (await admin.GetAsync(address), await admin.GetAsync(address));

        await admin.SubmitAsync(first, address, ("measures", "Compte fermé."));
        var overtaken = await admin.SubmitAsync(second, address, ("measures", "Appel fait."));
        var kept = (await OneAsync(site)).Measures;
        await admin.SubmitAsync(overtaken, address);

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Contains("Compte fermé.", overtaken.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal("Appel fait.", overtaken.Text("#measures"));
        Assert.Equal(("Compte fermé.", "Appel fait."), (kept, (await OneAsync(site)).Measures));
    }

    [Theory]
    [InlineData("foundOn", "")]
    [InlineData("foundOn", "hier")]
    [InlineData("foundOn", "2026-11-30")]
    [InlineData("happenedOn", "2026-11-22")]
    [InlineData("description", " ")]
    [InlineData("peopleTouched", "une dizaine")]
    [InlineData("serious", "true")]
    [InlineData("closedOn", "2026-11-23")]
    public async Task What_cannot_be_is_refused_and_nothing_typed_is_lost(string field, string value)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var typed = new Dictionary<string, string>
        {
            ["foundOn"] = "2026-11-20",
            ["description"] = "Une clé perdue.",
            ["measures"] = "Des serrures changées.",
            [field] = value,
        };

        var page = await admin.SubmitAsync(await admin.GetAsync(List + "/new"), List + "/new", [.. typed.Select(f => (f.Key, f.Value))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Des serrures changées.", page.Text("#measures"));
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Incident>().CountAsync()));
    }

    [Fact]
    public async Task Another_institution_finds_nothing_and_a_forged_form_changes_nothing()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        var outsider = await site.SignUpAdminAsync(cegep);
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var address = await AddAsync(site);

        var there = await outsider.GetAsync("/i/cegep" + address);
        var posted = await outsider.PostAsync(
            "/i/cegep" + address,
            "/i/cegep/account/profile",
            ("foundOn", "2026-11-20"),
            ("description", "x")
        );
        var forged = await admin.ForgeAsync(address, ("foundOn", "2026-11-20"), ("description", "x"));

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.BadRequest),
            (there.Status, posted.Status, forged.Status)
        );
        Assert.Equal("Une clé perdue.", (await OneAsync(site)).Description);
    }

    [Fact]
    public async Task The_register_is_taken_away_as_a_sheet_and_that_is_noted()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AddAsync(site, "=1+1");

        var file = await admin.Client.GetStringAsync(new Uri(List + "/export", UriKind.Relative));

        Assert.Contains("2026-11-20", file, StringComparison.Ordinal);
        Assert.DoesNotContain(";=1+1", file, StringComparison.Ordinal);
        Assert.Equal(
            "incidents.exported",
            await site.InDatabaseAsync(db => db.Set<AuditEntry>().Where(e => e.ActorId != null).Select(e => e.Action).SingleAsync())
        );
    }

    [Theory]
    [InlineData(Role.Instructor)]
    [InlineData(Role.Registrar)]
    public async Task Only_admins_keep_it(Role role)
    {
        using var site = new TrainingSite();
        var browser = await site.SignUpWithRoleAsync(role);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(List)).Status);
    }

    private static Task<string> AddAsync(TrainingSite site, string description = "Une clé perdue.") =>
        site.InDatabaseAsync(async db =>
        {
            var incident = new Incident
            {
                FoundOn = new(2026, 11, 20),
                Description = description,
                WrittenById = Guid.NewGuid(),
                CreatedAt = site.Time.GetUtcNow(),
            };
            db.Add(incident);
            await db.SaveChangesAsync();
            return $"{List}/{incident.Id}";
        });

    private static Task<Incident> OneAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<Incident>().AsNoTracking().SingleAsync());
}
