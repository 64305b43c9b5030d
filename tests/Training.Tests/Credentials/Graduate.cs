using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Content.Modules;
using Training.Credentials;
using Training.Enrolments;
using Training.Learners;
using Training.Progress;

namespace Training.Tests.Credentials;

/// <summary>A learner who completed a module of the tests.</summary>
internal sealed class Graduate
{
    public const string Assessed = "essai";
    public const string NotAssessed = "presence";
    private readonly TrainingSite site;
    private readonly Learner learner;

    private Graduate(TrainingSite site, Learner learner, Browser browser, string module)
    {
        (this.site, this.learner, Browser, Module) = (site, learner, browser, module);
    }

    public Browser Browser { get; }
    public string Module { get; }
    public string Email => learner.Email!;
    public string ClaimAddress => $"/modules/{Module}/credential";

    public static async Task<Graduate> OfAsync(TrainingSite site, string module = Assessed, Language language = Language.Fr)
    {
        var graduate = await EnrolledAsync(site, module, language);
        await graduate.CompleteAsync();
        return graduate;
    }

    /// <summary>One who has only begun.</summary>
    public static async Task<Graduate> EnrolledAsync(TrainingSite site, string module = Assessed, Language language = Language.Fr)
    {
        var learner = await site.AddLearnerAsync("Amélie", "Tremblay-Nguyễn", language);
        var browser = await site.SignInAsync(learner.Email!);
        await browser.PostAsync($"/modules/{module}/enrol", tokenFrom: $"/modules/{module}");
        return new(site, learner, browser, module);
    }

    public async Task<Page> ClaimAsync(params (string, string)[] fields) =>
        await Browser.SubmitAsync(await Browser.GetAsync(ClaimAddress), ClaimAddress, fields);

    /// <summary>Claims, and opens what was awarded.</summary>
    public async Task<Credential> AwardAsync(params (string, string)[] fields)
    {
        await ClaimAsync(fields);
        return Assert.Single(await CredentialsAsync());
    }

    public Task<List<Credential>> CredentialsAsync() =>
        site.InDatabaseAsync(db => db.Set<Credential>().Where(c => c.LearnerId == learner.Id).ToListAsync());

    private Task CompleteAsync() =>
        site.InDatabaseAsync(async db =>
        {
            var enrolment = await db.Set<Enrolment>().SingleAsync(e => e.LearnerId == learner.Id && e.Module == Module);
            db.Add(
                new Completion
                {
                    EnrolmentId = enrolment.Id,
                    LearnerId = learner.Id,
                    Module = Module,
                    ContentHash = enrolment.ContentHash,
                    Rule = Module == Assessed ? MoveOn.CompletedAndPassed : MoveOn.Completed,
                    RuleVersion = ModuleProgress.RuleVersion,
                    CompletedAt = site.Time.GetUtcNow(),
                }
            );
            await db.SaveChangesAsync();
        });
}
