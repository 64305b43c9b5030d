using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Institutions;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>An admin looks through the members, says what each may do, and ends memberships.</summary>
public sealed class MembersTests
{
    [Theory]
    [InlineData("amélie", "Amélie Tremblay")]
    [InlineData("AMÉLIE", "Amélie Tremblay")]
    [InlineData("trem amé", "Amélie Tremblay")]
    [InlineData("o’brien", "Noah O’Brien")]
    [InlineData("NOAH@", "Noah O’Brien")]
    [InlineData("100%", "")]
    [InlineData("_", "")]
    public async Task A_member_is_found_by_a_part_of_their_name_or_address(string words, string found)
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        await JoinAsync(site, await site.AddLearnerAsync("Amélie", "Tremblay", email: "at@exemple.ca"));
        await JoinAsync(site, await site.AddLearnerAsync("Noah", "O’Brien", email: "noah@exemple.ca"));

        var page = await admin.GetAsync("/i/cegep/institution/members?q=" + Uri.EscapeDataString(words));

        string[] expected = found.Length == 0 ? [] : [$"{found.Split(' ')[1]}, {found.Split(' ')[0]}"];
        Assert.Equal(expected, page.Texts("tbody th"));
    }

    [Fact]
    public async Task Members_are_listed_by_role_and_those_of_others_are_not()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        await JoinAsync(site, await site.AddLearnerAsync("Amélie", "Tremblay"));
        await site.SignUpWithRoleAsync(Role.Admin);

        var all = await admin.GetAsync("/i/cegep/institution/members");
        var admins = await admin.GetAsync("/i/cegep/institution/members?role=admin");

        Assert.Equal(["Roy, Camille", "Tremblay, Amélie"], all.Texts("tbody th"));
        Assert.Equal(["Roy, Camille"], admins.Texts("tbody th"));
    }

    [Fact]
    public async Task A_long_list_has_pages()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AddManyAsync(site, 60);

        var first = await admin.GetAsync("/institution/members?q=personne");
        var second = await admin.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var beyond = await admin.GetAsync("/institution/members?page=99");

        Assert.Equal("61 membres", first.Text("main strong"));
        Assert.Equal((50, 11), (first.Texts("tbody tr").Count, second.Texts("tbody tr").Count));
        Assert.Equal(11, beyond.Texts("tbody tr").Count);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_and_the_same_form_twice_does_no_more()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var learner = await site.AddLearnerAsync();
        await JoinAsync(site, learner);
        var address = $"/i/cegep/institution/members/{learner.Id}";
        var form = await admin.GetAsync(address);

        for (var i = 0; i < 2; i++)
            await admin.PostAsync(address + "/roles", address, ("role", "author"), ("role", "instructor"));
        var given = await admin.GetAsync(address);
        await admin.PostAsync(address + "/roles", address, ("role", "instructor"));
        var held = await RolesAsync(site, learner);

        Assert.False(form.Has("input[value=author][checked]"));
        Assert.True(given.Has("input[value=author][checked]"));
        Assert.Equal([Role.Instructor], held);
    }

    [Fact]
    public async Task Someones_only_role_can_be_taken_away()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var learner = await site.AddLearnerAsync();
        await JoinAsync(site, learner);
        var address = $"/i/cegep/institution/members/{learner.Id}";
        await admin.PostAsync(address + "/roles", address, ("role", "instructor"));
        var page = await admin.GetAsync(address);
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Document.QuerySelector("input[value=instructor]")!).IsChecked = false;

        var saved = await admin.SubmitAsync(page, address + "/roles");

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Empty(await RolesAsync(site, learner));
    }

    [Fact]
    public async Task The_last_admin_stays_one()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var id = await AdminIdAsync(site);
        var address = $"/i/cegep/institution/members/{id}";

        var taken = await admin.PostAsync(address + "/roles", address, ("role", "author"));
        var removed = await admin.PostAsync(address + "/remove", address);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("dernière personne à l’administration", taken.Text(".errors a[href='#roles']"), StringComparison.Ordinal);
        Assert.Contains("dernière personne", removed.Text(".errors a[href='#remove']"), StringComparison.Ordinal);
        Assert.Equal(id, await AdminIdAsync(site));
        // Nothing of a form that is refused is done.
        Assert.DoesNotContain(
            Role.Author,
            await site.InDatabaseAsync(db => db.Set<RoleGrant>().OfAllInstitutions().Select(g => g.Role).ToListAsync())
        );
    }

    [Fact]
    public async Task One_of_two_admins_may_go()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var first = await site.SignUpAdminAsync(cegep);
        var id = await AdminIdAsync(site);
        await site.SignUpAdminAsync(cegep);
        var address = $"/i/cegep/institution/members/{id}";

        var page = await first.PostAsync(address + "/remove", address);

        Assert.Equal("/i/cegep/institution/members", page.Path);
        Assert.NotEqual(id, await AdminIdAsync(site));
    }

    [Fact]
    public async Task Only_an_operator_makes_an_operator_and_only_at_home()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var (admin, keeper) = (await site.SignUpWithRoleAsync(Role.Admin), await site.SignUpWithRoleAsync(Role.Operator));
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author);
        await site.GrantAsync(learner, Role.Author, cegep);
        var address = $"/institution/members/{learner.Id}";

        await admin.PostAsync(address + "/roles", address, ("role", "operator"));
        var byAdmin = await RolesAsync(site, learner, home: true);
        await keeper.PostAsync("/i/cegep" + address + "/roles", "/i/cegep" + address, ("role", "operator"));
        var elsewhere = await RolesAsync(site, learner);
        await keeper.PostAsync(address + "/roles", address, ("role", "operator"));
        var byKeeper = await RolesAsync(site, learner, home: true);
        // Nor does an admin take it away, by a form that has no box for it.
        await admin.PostAsync(address + "/roles", address, ("role", "author"));
        var kept = await RolesAsync(site, learner, home: true);
        var removed = await admin.PostAsync(address + "/remove", address);

        Assert.False((await admin.GetAsync(address)).Has("input[value=operator]"));
        Assert.DoesNotContain(Role.Operator, byAdmin);
        Assert.DoesNotContain(Role.Operator, elsewhere);
        Assert.Contains(Role.Operator, byKeeper);
        Assert.Contains(Role.Operator, kept);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, removed.Status);
    }

    [Fact]
    public async Task Someone_removed_loses_role_and_membership_and_keeps_what_they_did()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Author, cegep);
        var browser = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        await browser.PostAsync("/i/cegep/modules/essai/enrol", "/i/cegep/modules/essai");
        var address = $"/i/cegep/institution/members/{learner.Id}";
        var form = await admin.GetAsync(address);

        var done = await admin.SubmitAsync(form, address + "/remove");
        var again = await admin.SubmitAsync(form, address + "/remove");
        var enrolments = await site.InDatabaseAsync(db => db.Set<Training.Enrolments.Enrolment>().OfAllInstitutions().CountAsync());

        Assert.Equal("/i/cegep/institution/members?saved=removed", done.Address);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal(1, enrolments);
        Assert.Empty(await RolesAsync(site, learner));
        Assert.Equal(
            0,
            await site.InDatabaseAsync(db =>
                db.Set<Membership>().OfAllInstitutions().CountAsync(m => m.LearnerId == learner.Id && m.InstitutionId == cegep.Id)
            )
        );
    }

    [Fact]
    public async Task Someone_elses_member_is_not_there()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var stranger = await site.AddLearnerAsync();
        await site.GrantAsync(stranger, Role.Author);
        var address = $"/i/cegep/institution/members/{stranger.Id}";

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(address)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await admin.PostAsync(address + "/roles", "/i/cegep/institution", ("role", "admin"))).Status
        );
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync(address + "/remove", "/i/cegep/institution")).Status);
    }

    [Fact]
    public async Task The_list_is_taken_away_as_a_file_in_which_no_cell_is_a_formula()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        foreach (var name in new[] { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "Élise; \"la\" grande" })
            await JoinAsync(site, await site.AddLearnerAsync(name, "Roy"));

        var answer = (await admin.GetAsync("/i/cegep/institution/members/export")).Response;
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes[3..]);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("cegep-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.StartsWith("courriel;prénom;nom;langue;rôles;membre depuis", text, StringComparison.Ordinal);
        Assert.Contains(";admin;2026-11-23", text, StringComparison.Ordinal);
        foreach (var safe in new[] { ";\"'=1+1\";", ";\"'+1\";", ";\"'-1\";", ";\"'@SUM(A1)\";", ";\"Élise; \"\"la\"\" grande\";" })
            Assert.Contains(safe, text, StringComparison.Ordinal);
        Assert.Contains("'\tx", text, StringComparison.Ordinal);
    }

    private static async Task JoinAsync(TrainingSite site, Learner learner) => await site.SignInAsync(learner.Email!, at: "/i/cegep");

    private static Task AddManyAsync(TrainingSite site, int count) =>
        site.InDatabaseAsync(async db =>
        {
            for (var i = 0; i < count; i++)
            {
                var email = $"personne-{i:000}@foule.example";
                var learner = new Learner
                {
                    UserName = email,
                    NormalizedUserName = email.ToUpperInvariant(),
                    Email = email,
                    NormalizedEmail = email.ToUpperInvariant(),
                    EmailConfirmed = true,
                    GivenName = "Personne",
                    FamilyName = $"{i:000}",
                };
                db.Add(learner);
                db.Add(
                    new Membership
                    {
                        InstitutionId = Institution.HomeId,
                        LearnerId = learner.Id,
                        JoinedAt = site.Time.GetUtcNow(),
                    }
                );
            }
            await db.SaveChangesAsync();
        });

    private static Task<Guid> AdminIdAsync(TrainingSite site) =>
        site.InDatabaseAsync(db =>
            db.Set<RoleGrant>().OfAllInstitutions().Where(g => g.Role == Role.Admin).Select(g => g.LearnerId).SingleAsync()
        );

    private static Task<List<Role>> RolesAsync(TrainingSite site, Learner learner, bool home = false) =>
        site.InDatabaseAsync(db =>
            db.Set<RoleGrant>()
                .OfAllInstitutions()
                .Where(g => g.LearnerId == learner.Id && (g.InstitutionId == Institution.HomeId) == home)
                .Select(g => g.Role)
                .ToListAsync()
        );
}
