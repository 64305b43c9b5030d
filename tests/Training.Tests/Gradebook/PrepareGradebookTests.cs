using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Files;
using Training.Gradebook;
using Training.Learners;
using Training.Outbox;
using Training.Tests.Outbox;
using Training.Tests.Reports;

namespace Training.Tests.Gradebook;

/// <summary>A gradebook too large to be made while someone waits.</summary>
public sealed class PrepareGradebookTests
{
    [Fact]
    public async Task A_large_gradebook_is_prepared_announced_by_a_letter_and_downloaded()
    {
        using var site = await OutboxTests.AsleepAsync();
        var cohort = await LargeAsync(site);

        var asked = await AskAsync(cohort, await ShowAsync(cohort), "Csv");
        await OutboxTests.DoAsync(site);
        await OutboxTests.DoAsync(site);
        var ready = await ShowAsync(cohort);
        var letter = Assert.Single(site.Mail.TakeAll());
        var file = await cohort.Instructor.GetAsync(Download(ready));

        Assert.Equal("En préparation, demandé le 23 novembre 2026 à 9 h 00", asked.Text("#files ~ .ledger .state").Replace('\u00A0', ' '));
        Assert.False(asked.Has("a[href*='gradebook.csv']"));
        Assert.Contains("jusqu’au 26 novembre 2026", ready.Text("#files ~ .ledger .state"), StringComparison.Ordinal);
        Assert.Equal((cohort.Teacher.Email, "Votre fichier est prêt"), (letter.To.ToString(), letter.Subject));
        Assert.Contains($"{cohort.Home}/gradebook#files", letter.TextBody, StringComparison.Ordinal);
        Assert.Equal("carnet-de-notes-2026-11-23.csv", file.Response.Content.Headers.ContentDisposition!.FileNameStar);
        var lines = Encoding.UTF8.GetString(await file.Response.Content.ReadAsByteArrayAsync()).Trim().Split("\r\n");
        Assert.Equal(ExportGradebook.MostAtOnce + 2, lines.Length);
        Assert.Contains("Boivin 001;Yan;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_twice_or_while_one_is_being_made_it_is_made_once()
    {
        using var site = await OutboxTests.AsleepAsync();
        var cohort = await LargeAsync(site);
        var page = await ShowAsync(cohort);

        await AskAsync(cohort, page, "Xlsx");
        await AskAsync(cohort, page, "Xlsx");
        await AskAsync(cohort, await ShowAsync(cohort), "Xlsx");
        await OutboxTests.DoAsync(site);
        await OutboxTests.DoAsync(site);
        var ready = await ShowAsync(cohort);
        var file = await cohort.Instructor.Client.GetByteArrayAsync(new Uri(Download(ready), UriKind.Relative));

        Assert.Single(ready.Texts("#files ~ .ledger > li"));
        Assert.Single(site.Mail.TakeAll());
        Assert.Equal("PK"u8.ToArray(), file[..2]);
    }

    [Fact]
    public async Task A_file_is_for_whoever_asked_for_it_while_they_teach_and_for_some_days()
    {
        using var site = await OutboxTests.AsleepAsync();
        var cohort = await LargeAsync(site);
        var admin = await site.SignUpWithRoleAsync(Role.Admin);
        await AskAsync(cohort, await ShowAsync(cohort), "Csv");
        await OutboxTests.DoAsync(site);
        var address = Download(await ShowAsync(cohort));

        var theirs = await admin.GetAsync(address);
        var others = await admin.GetAsync($"{cohort.Home}/gradebook");
        site.Time.Advance(PreparedFile.Kept);
        var later = await site.SignInAsync(cohort.Teacher.Email!);
        var late = await later.GetAsync(address);
        await OutboxTests.DoAsync(site);
        var page = await later.GetAsync($"{cohort.Home}/gradebook");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.Status, late.Status));
        Assert.False(others.Has("#files ~ .ledger"));
        Assert.False(page.Has("#files ~ .ledger"));
        Assert.Equal("", await HeldAsync(site));
    }

    [Fact]
    public async Task Whoever_teaches_no_more_gets_no_file()
    {
        using var site = await OutboxTests.AsleepAsync();
        var cohort = await LargeAsync(site);
        await AskAsync(cohort, await ShowAsync(cohort), "Csv");
        await OutboxTests.DoAsync(site);
        var address = Download(await ShowAsync(cohort));

        await site.InDatabaseAsync(db => db.Set<Training.Cohorts.OfferingInstructor>().ExecuteDeleteAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await cohort.Instructor.GetAsync(address)).Status);
    }

    [Theory]
    [InlineData("Pdf", null)]
    [InlineData("Csv", "rien")]
    public async Task What_no_form_says_prepares_nothing(string format, string? id)
    {
        using var site = await OutboxTests.AsleepAsync();
        var cohort = await LargeAsync(site);
        var address = $"{cohort.Home}/gradebook";

        var page = await cohort.Instructor.PostAsync(address + "/files", address, ("format", format), ("id", id ?? $"{Guid.NewGuid()}"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<OutboxMessage>().CountAsync()));
    }

    [Fact]
    public async Task An_address_from_when_the_cohort_was_small_leads_to_where_it_is_prepared()
    {
        using var site = new TrainingSite();
        var cohort = await LargeAsync(site);

        var page = await cohort.Instructor.GetAsync($"{cohort.Home}/gradebook.csv");

        Assert.Equal($"{cohort.Home}/gradebook", page.Path);
        Assert.Equal("Emporter le carnet", page.Text("#files"));
    }

    private static async Task<TaughtCohort> LargeAsync(TrainingSite site)
    {
        var cohort = await TaughtCohort.OfAsync(site, ["essai"]);
        await cohort.SeatManyAsync(ExportGradebook.MostAtOnce + 1);
        return cohort;
    }

    /// <summary>What the outbox still holds of the file.</summary>
    private static Task<string> HeldAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<OutboxMessage>().Where(m => m.Kind == PreparedFile.Kind).Select(m => m.Payload).SingleAsync());

    private static Task<Page> ShowAsync(TaughtCohort cohort) => cohort.Instructor.GetAsync($"{cohort.Home}/gradebook");

    private static Task<Page> AskAsync(TaughtCohort cohort, Page page, string format) =>
        cohort.Instructor.SubmitAsync((IHtmlButtonElement)page.Document.QuerySelector($"button[value={format}]")!);

    private static string Download(Page page) => page.Document.QuerySelector("a[href*='/gradebook/files/']")!.GetAttribute("href")!;
}
