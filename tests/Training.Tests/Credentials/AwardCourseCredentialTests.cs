using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Catalogue;
using Training.Cohorts;
using Training.Courses;
using Training.Credentials;
using Training.Credentials.Templates;
using Training.Learners;

namespace Training.Tests.Credentials;

/// <summary>Whoever completed a course claims its certificate.</summary>
public sealed class AwardCourseCredentialTests
{
    [Fact]
    public async Task The_certificate_of_a_course_says_its_hours_and_the_competencies_of_its_modules()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync("Amélie", "Tremblay");
        var completion = await CompleteAsync(site, learner);
        var browser = await site.SignInAsync(learner.Email!);
        var mine = await browser.GetAsync("/credentials");
        var address = mine.Document.QuerySelector("#requests a")!.GetAttribute("href")!;
        var form = await browser.GetAsync(address);

        var first = await browser.SubmitAsync(form, address, ("name", "Amélie Tremblay"));
        var second = await browser.SubmitAsync(form, address, ("name", "Une Autre"));
        var credential = Assert.Single(await CredentialsAsync(site));
        var page = await site.Visit().GetAsync($"/c/{credential.Code}");
        var pdf = await site.Visit().Client.GetAsync(new Uri($"/c/{credential.Code}/pdf?lang=fr", UriKind.Relative));

        Assert.Equal($"/credentials/courses/{completion.Id}", address);
        Assert.Equal((first.Address, "/credentials"), (second.Address, first.Path));
        Assert.Equal("Le fil, à distance", page.Heading);
        Assert.Equal("Amélie Tremblay", page.Text(".holder"));
        Assert.Contains("12,5", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("Cours dirigé", page.Text(".facts"), StringComparison.Ordinal);
        Assert.Contains("C2 Protéger la confidentialité", page.Text("article"), StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.False((await browser.GetAsync("/credentials")).Has("#requests a"));
    }

    [Fact]
    public async Task Someone_elses_completion_is_not_there()
    {
        using var site = new TrainingSite();
        var completion = await CompleteAsync(site, await site.AddLearnerAsync());
        var other = await site.SignUpAsync();
        var address = $"/credentials/courses/{completion.Id}";

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(address, "/account/profile", ("name", "Moi"))).Status);
        Assert.Empty(await CredentialsAsync(site));
    }

    [Fact]
    public async Task Completed_again_it_renews_one_that_expires()
    {
        using var site = new TrainingSite();
        await TemplateAsync(site, new CredentialTemplate { Target = "course/fil", ValidMonths = 12 });
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!);
        await ClaimAsync(browser, await CompleteAsync(site, learner));
        site.Time.Advance(TimeSpan.FromDays(300));
        browser = await site.SignInAsync(learner.Email!);

        await ClaimAsync(browser, await CompleteAsync(site, learner));
        var all = (await CredentialsAsync(site)).OrderBy(c => c.IssuedAt).ToList();

        Assert.Equal(2, all.Count);
        Assert.Equal(all[1].Code, all[0].SupersededBy);
        Assert.Equal(site.Time.GetUtcNow().AddMonths(12), all[1].ExpiresAt);
    }

    [Fact]
    public async Task Claimed_late_an_earlier_completion_takes_the_place_of_nothing()
    {
        using var site = new TrainingSite();
        await TemplateAsync(site, new CredentialTemplate { Target = "course/fil", ValidMonths = 12 });
        var learner = await site.AddLearnerAsync();
        var earlier = await CompleteAsync(site, learner);
        site.Time.Advance(TimeSpan.FromDays(100));
        var later = await CompleteAsync(site, learner);
        var browser = await site.SignInAsync(learner.Email!);

        await ClaimAsync(browser, later);
        await ClaimAsync(browser, earlier);
        var all = await CredentialsAsync(site);

        Assert.Equal(2, all.Count);
        Assert.All(all, credential => Assert.Null(credential.SupersededBy));
    }

    [Fact]
    public async Task A_renewal_that_the_registrar_grants_takes_the_place_of_the_earlier_one()
    {
        using var site = new TrainingSite();
        await TemplateAsync(
            site,
            new CredentialTemplate
            {
                Target = "course/fil",
                ValidMonths = 12,
                IsReviewed = true,
            }
        );
        var learner = await site.AddLearnerAsync();
        var earlier = await CompleteAsync(site, learner);
        await ClaimAsync(await site.SignInAsync(learner.Email!), earlier);
        await GrantFirstAsync(await site.SignUpWithRoleAsync(Role.Registrar));
        site.Time.Advance(TimeSpan.FromDays(300));
        var browser = await site.SignInAsync(learner.Email!);
        await ClaimAsync(browser, await CompleteAsync(site, learner));

        await GrantFirstAsync(await site.SignUpWithRoleAsync(Role.Registrar));
        var all = (await CredentialsAsync(site)).OrderBy(c => c.IssuedAt).ToList();
        var letters = new[] { await site.Mail.NextAsync(), await site.Mail.NextAsync() };
        var transcript = await browser.GetAsync("/learning/transcript");

        Assert.Equal(2, all.Count);
        Assert.Equal(all[1].Code, all[0].SupersededBy);
        Assert.Null(all[1].SupersededBy);
        Assert.Equal(2, letters.Select(l => l.Subject).Distinct().Count());
        Assert.True(await site.Mail.IsEmptyAsync());
        // Each completion has its own, and none is there to be claimed anew.
        Assert.All(all, credential => Assert.True(transcript.Has($"a[href='/c/{credential.Code}']")));
        Assert.False(transcript.Has($"a[href='/credentials/courses/{earlier.Id}']"));
    }

    [Fact]
    public async Task What_waits_for_the_registrar_is_issued_by_nobody_else()
    {
        using var site = new TrainingSite();
        await TemplateAsync(site, new CredentialTemplate { Target = "", IsReviewed = true });
        var learner = await site.AddLearnerAsync();
        var completion = await CompleteAsync(site, learner);
        var browser = await site.SignInAsync(learner.Email!);
        var address = $"/credentials/courses/{completion.Id}";
        var form = await browser.GetAsync(address);
        await browser.SubmitAsync(form, address);

        await site.InDatabaseAsync(db => db.Set<CredentialTemplate>().ExecuteDeleteAsync());
        var again = await browser.SubmitAsync(form, address);

        Assert.Equal("/credentials", again.Path);
        Assert.Empty(await CredentialsAsync(site));
    }

    [Fact]
    public async Task Where_the_template_says_so_the_registrar_looks_first()
    {
        using var site = new TrainingSite();
        await TemplateAsync(site, new CredentialTemplate { Target = "", IsReviewed = true });
        var learner = await site.AddLearnerAsync();
        var browser = await site.SignInAsync(learner.Email!);
        await ClaimAsync(browser, await CompleteAsync(site, learner));
        var none = await CredentialsAsync(site);
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var queue = await GrantFirstAsync(registrar);

        Assert.Empty(none);
        Assert.Contains("Le fil, à distance", queue.Text("#requests"), StringComparison.Ordinal);
        Assert.Equal("fil", Assert.Single(await CredentialsAsync(site)).Module);
    }

    private static async Task<Page> GrantFirstAsync(Browser registrar)
    {
        var queue = await registrar.GetAsync("/registrar/requests");
        ((IHtmlInputElement)queue.Document.QuerySelector("input[name=request]")!).IsChecked = true;
        await registrar.SubmitAsync((IHtmlButtonElement)queue.Document.QuerySelector("button[value=grant]")!);
        return queue;
    }

    private static async Task ClaimAsync(Browser browser, CourseCompletion completion)
    {
        var address = $"/credentials/courses/{completion.Id}";
        await browser.SubmitAsync(await browser.GetAsync(address), address);
    }

    private static Task<List<Credential>> CredentialsAsync(TrainingSite site) =>
        site.InDatabaseAsync(db => db.Set<Credential>().AsNoTracking().ToListAsync());

    private static Task TemplateAsync(TrainingSite site, CredentialTemplate template) =>
        site.InDatabaseAsync(async db =>
        {
            db.Add(template);
            await db.SaveChangesAsync();
        });

    private static async Task<CourseCompletion> CompleteAsync(TrainingSite site, Learner learner)
    {
        var hash = site.Services.GetRequiredService<ContentLibrary>().Current("essai")!.Hash;
        return await site.InDatabaseAsync(async db =>
        {
            var course = await db.Set<InstitutionCourse>().SingleOrDefaultAsync();
            if (course is null)
                db.Add(
                    course = new InstitutionCourse
                    {
                        Slug = "fil",
                        TitleFr = "Le fil, à distance",
                        TitleEn = "The thread, at a distance",
                        SummaryFr = "Reprendre le fil.",
                        CreatedAt = site.Time.GetUtcNow(),
                    }
                );
            var offering = new Offering
            {
                CourseId = course.Id,
                Name = "Automne",
                StartsOn = new(2026, 9, 1),
                CreatedAt = site.Time.GetUtcNow(),
            };
            offering.Modules.Add(
                new()
                {
                    Module = "essai",
                    ContentHash = hash,
                    Position = 1,
                }
            );
            var completion = new CourseCompletion
            {
                CourseId = course.Id,
                OfferingId = offering.Id,
                LearnerId = learner.Id,
                Rule = "{}",
                Hours = 12.5m,
                CompletedAt = site.Time.GetUtcNow(),
            };
            db.AddRange(offering, completion);
            await db.SaveChangesAsync();
            return completion;
        });
    }
}
