using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Erasure;
using Training.Tests.Institutions;

namespace Training.Tests.Privacy;

/// <summary>An institution’s admin has a member’s data erased.</summary>
public sealed class EraseMemberTests
{
    private static readonly TimeSpan Delay = AskForErasure.Delay + TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_admin_asks_for_a_member_with_a_reason_and_leaves_a_trace()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await MemberAsync(site, "/i/cegep");
        var address = $"/i/cegep/institution/members/{member.Id}/erasure";

        var without = await admin.SubmitAsync(await admin.GetAsync(address), address, ("reason", " "));
        var asked = await admin.SubmitAsync(await admin.GetAsync(address), address, ("reason", "Lettre du 20 novembre"));
        site.Time.Advance(Delay);
        await EraseAsync(site);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (without.Status, asked.Status));
        Assert.Equal("", await NameAsync(site, member.Id));
        var trace = await site.InDatabaseAsync(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == "erasure.asked"));
        Assert.Equal((cegep.Id, member.Id, "Lettre du 20 novembre"), (trace.InstitutionId, trace.SubjectId, trace.Detail));
        Assert.NotNull(trace.ActorId);
    }

    [Fact]
    public async Task What_an_admin_asked_the_person_may_refuse()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await MemberAsync(site, "/i/cegep");
        var address = $"/i/cegep/institution/members/{member.Id}/erasure";
        await admin.SubmitAsync(await admin.GetAsync(address), address, ("reason", "Lettre du 20 novembre"));
        var browser = await site.SignInAsync(member.Email!, at: "/i/cegep");

        var page = "/i/cegep" + Someone.Page;
        await browser.SubmitAsync(await browser.GetAsync(page), page + "/erasure/cancel");
        site.Time.Advance(Delay);
        await EraseAsync(site);

        Assert.Equal("Amélie", await NameAsync(site, member.Id));
    }

    [Fact]
    public async Task Who_belongs_to_another_institution_too_is_not_one_admins_to_erase()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await MemberAsync(site, "/i/cegep");
        await site.SignInAsync(member.Email!, at: "/i/ordre");
        var address = $"/i/cegep/institution/members/{member.Id}/erasure";

        var page = await admin.GetAsync(address);
        var refused = await admin.PostAsync(address, "/i/cegep/account/profile", ("reason", "Lettre"));

        Assert.Contains("aussi partie d’un autre établissement", page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ErasureRequest>().CountAsync()));
    }

    [Fact]
    public async Task Of_another_institutions_members_an_admin_finds_nobody()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large");
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await MemberAsync(site, "/i/ordre");
        var address = $"/i/cegep/institution/members/{member.Id}/erasure";

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync(address, "/i/cegep/account/profile", ("reason", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.PostAsync(address + "/cancel", "/i/cegep/account/profile")).Status);
    }

    [Fact]
    public async Task Whom_they_could_not_remove_they_cannot_erase()
    {
        using var site = Site();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var admin = await site.SignUpAdminAsync(cegep);
        var member = await MemberAsync(site, "/i/cegep");
        await site.InDatabaseAsync(async db =>
        {
            db.Add(
                new RoleGrant
                {
                    InstitutionId = cegep.Id,
                    LearnerId = member.Id,
                    Role = Role.Operator,
                    GrantedAt = site.Time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
        });
        var address = $"/i/cegep/institution/members/{member.Id}/erasure";

        var refused = await admin.SubmitAsync(await admin.GetAsync(address), address, ("reason", "Lettre du 20 novembre"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Lettre du 20 novembre", refused.Html, StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<ErasureRequest>().CountAsync()));
    }

    private static TrainingSite Site() => new() { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };

    private static async Task<Learner> MemberAsync(TrainingSite site, string at)
    {
        var member = await site.AddLearnerAsync();
        await site.SignInAsync(member.Email!, at: at);
        return member;
    }

    private static Task EraseAsync(TrainingSite site) => site.Services.GetRequiredService<KeepErasing>().EraseAsync(default);

    private static Task<string> NameAsync(TrainingSite site, Guid id) =>
        site.InDatabaseAsync(db => db.Learners.Where(l => l.Id == id).Select(l => l.GivenName).SingleAsync());
}
