using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Files;
using Training.Institutions;
using Training.Institutions.Members;
using Training.Learners;
using Training.Outbox;
using Training.Tests.Outbox;

namespace Training.Tests.Institutions;

/// <summary>A list of members too long to be made while someone waits.</summary>
public sealed class PrepareMembersTests
{
    private const string List = "/institution/members";

    [Fact]
    public async Task A_long_list_is_prepared_announced_by_a_letter_and_downloaded()
    {
        using var site = await OutboxTests.AsleepAsync();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AddManyAsync(site);

        var asked = await AskAsync(admin, await admin.GetAsync(List), "Csv");
        await OutboxTests.DoAsync(site);
        await OutboxTests.DoAsync(site);
        var ready = await admin.GetAsync(List);
        var letter = Assert.Single(site.Mail.TakeAll());
        var file = (await admin.GetAsync(Download(ready))).Response;

        Assert.StartsWith("En préparation", asked.Text("#files ~ .ledger .state"), StringComparison.Ordinal);
        Assert.False(asked.Has("a[href*='members/export']"));
        Assert.StartsWith("Prêt", ready.Text("#files ~ .ledger .state"), StringComparison.Ordinal);
        Assert.Equal("Votre fichier est prêt", letter.Subject);
        Assert.Contains("La liste des membres est prête", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains(List + "#files", letter.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("-2026-11-23.csv", file.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var lines = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync()).Trim().Split("\r\n");
        Assert.Equal(ExportMembers.MostAtOnce + 3, lines.Length);
        Assert.Contains(lines, line => line.StartsWith("personne-007@foule.example;Personne;007;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Asked_for_twice_or_while_one_is_being_made_it_is_made_once()
    {
        using var site = await OutboxTests.AsleepAsync();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AddManyAsync(site);
        var page = await admin.GetAsync(List);

        await AskAsync(admin, page, "Xlsx");
        await AskAsync(admin, page, "Xlsx");
        await AskAsync(admin, await admin.GetAsync(List), "Xlsx");
        await OutboxTests.DoAsync(site);
        await OutboxTests.DoAsync(site);
        var ready = await admin.GetAsync(List);
        var file = await admin.Client.GetByteArrayAsync(new Uri(Download(ready), UriKind.Relative));

        Assert.Single(ready.Texts("#files ~ .ledger > li"));
        Assert.Single(site.Mail.TakeAll());
        Assert.Equal("PK"u8.ToArray(), file[..2]);
    }

    [Fact]
    public async Task What_was_looked_for_is_what_the_file_holds_and_a_short_list_is_given_at_once()
    {
        using var site = await OutboxTests.AsleepAsync();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AddManyAsync(site);

        var found = await AskAsync(admin, await admin.GetAsync(List + "?q=foule"), "Csv");
        await OutboxTests.DoAsync(site);
        var ready = await admin.GetAsync(List + "?q=foule");
        var lines = (await admin.GetAsync(Download(ready))).Html.Trim().Split("\r\n");
        var few = await admin.GetAsync(List + "?q=007");

        Assert.Equal(List + "?q=foule", found.Address.Split('#')[0]);
        Assert.Equal(ExportMembers.MostAtOnce + 2, lines.Length);
        Assert.False((await admin.GetAsync(List)).Has("#files ~ .ledger"));
        Assert.False(few.Has("#files"));
        Assert.True(few.Has("a[href='/institution/members/export?q=007']"));
    }

    [Fact]
    public async Task A_file_is_for_whoever_asked_for_it_while_they_are_an_admin_and_for_some_days()
    {
        using var site = await OutboxTests.AsleepAsync();
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Admin);
        var admin = await site.SignInAsync(learner.Email!);
        var other = await site.SignUpWithRoleAsync(Role.Admin);
        await AddManyAsync(site);
        await AskAsync(admin, await admin.GetAsync(List), "Csv");
        await OutboxTests.DoAsync(site);
        var address = Download(await admin.GetAsync(List));

        var theirs = await other.GetAsync(address);
        site.Time.Advance(PreparedFile.Kept);
        var late = await (await site.SignInAsync(learner.Email!)).GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.Status, late.Status));
    }

    [Theory]
    [InlineData("Pdf", null)]
    [InlineData("Csv", "rien")]
    public async Task What_no_form_says_prepares_nothing(string format, string? id)
    {
        using var site = await OutboxTests.AsleepAsync();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);

        var page = await admin.PostAsync(List + "/files", List, ("format", format), ("id", id ?? $"{Guid.NewGuid()}"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == FileAsked.Kind)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".xlsx")]
    public async Task An_address_from_when_they_were_few_leads_to_where_it_is_prepared(string ending)
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        var few = await admin.GetAsync(List + "/export" + ending);
        await AddManyAsync(site);

        var page = await admin.GetAsync(List + "/export" + ending);

        Assert.NotNull(few.Response.Content.Headers.ContentDisposition);
        Assert.Equal((List, "Emporter la liste"), (page.Path, page.Text("#files")));
    }

    private static Task AddManyAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            for (var i = 0; i <= ExportMembers.MostAtOnce; i++)
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
                db.AddRange(
                    learner,
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

    private static Task<Page> AskAsync(Browser admin, Page page, string format) =>
        admin.SubmitAsync((IHtmlButtonElement)page.Document.QuerySelector($"button[value={format}]")!);

    private static string Download(Page page) => page.Document.QuerySelector("a[href*='/members/files/']")!.GetAttribute("href")!;
}
