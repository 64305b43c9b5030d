using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Cohorts;
using Training.Enrolments;
using Training.Tests.Cohorts;

namespace Training.Tests.Authoring;

public sealed class KeepVersionsTests
{
    [Fact]
    public async Task An_older_version_is_current_again_and_what_authors_write_stays_as_it_is()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.MendAndPublishAsync();
        var versions = await module.VersionsAsync();
        var text = await module.TextAsync("unique.quiz.md");
        var confirm = $"{module.Address}/versions/{versions[0].Hash}";

        var list = await module.Browser.GetAsync(module.Address + "/versions");
        var page = await module.Browser.GetAsync(confirm);
        var silent = await module.Browser.SubmitAsync(page, confirm);
        var back = await module.Browser.SubmitAsync(silent, confirm, ("note", "Le quiz se trompe."));
        await module.Browser.SubmitAsync(silent, confirm, ("note", "Le quiz se trompe."));

        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        var enrolment = await site.InDatabaseAsync(db => db.Set<Enrolment>().SingleAsync());
        Assert.Equal(confirm, list.Link("Revenir à cette version – 1.0.0"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.Contains("1.0.0", back.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Contains(
            "Le brouillon, lui, n’a pas changé",
            back.Text(".alert.important").Replace('\u00A0', ' '),
            StringComparison.Ordinal
        );
        Assert.Equal(versions[0].Hash, enrolment.ContentHash);
        Assert.Equal(text, await module.TextAsync("unique.quiz.md"));
        Assert.Equal(DraftState.Draft, (await module.RowAsync()).State);
        Assert.Equal(2, (await module.VersionsAsync()).Count);
        Assert.Equal([DraftEventKind.Published, DraftEventKind.Published, DraftEventKind.RolledBack], await module.HappenedAsync());
        Assert.Contains("Le quiz se trompe.", back.Texts(".happened p"));
    }

    [Fact]
    public async Task Versions_say_how_many_are_still_on_each_and_lead_to_the_module()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        var published = await module.MendAndPublishAsync();
        await module.ReplaceAsync("unique.quiz.md", "Il en faut un.", "Il en faut un aussi.");
        var review = await module.ReviewAsync();

        Assert.Equal("/modules/propre", published.Link("Voir le module publié"));
        Assert.Contains("Personne n’y est", published.Text(".ledger li:first-child"), StringComparison.Ordinal);
        Assert.Contains("1 personne y est", published.Text(".ledger li:last-child"), StringComparison.Ordinal);
        Assert.Contains("la version 1.0.1 est publiée", review.Text("main"), StringComparison.Ordinal);
        Assert.Contains(
            "Une coquille corrigée n’y paraît donc pas d’elle-même",
            review.Text("section[aria-labelledby=publish]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Who_went_back_at_the_same_moment_as_another_is_told()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.MendAndPublishAsync();
        var confirm = $"{module.Address}/versions/{(await module.VersionsAsync())[0].Hash}";
        var page = await module.Browser.GetAsync(confirm);
        await module.ReplaceAsync("unique.quiz.md", "Il en faut un.", "Il en faut un aussi.");
        await module.PublishAsync();

        var late = await module.Browser.SubmitAsync(page, confirm, ("note", "Mes mots"));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Mes mots", late.Text("#note"));
        Assert.DoesNotContain(DraftEventKind.RolledBack, await module.HappenedAsync());
    }

    [Fact]
    public async Task A_number_is_never_given_twice_even_after_going_back()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.MendAndPublishAsync();
        var confirm = $"{module.Address}/versions/{(await module.VersionsAsync())[0].Hash}";
        await module.Browser.SubmitAsync(await module.Browser.GetAsync(confirm), confirm, ("note", "Retour."));

        await module.PublishAsync();

        Assert.Equal(["1.0.0", "1.0.1", "1.0.2"], (await module.VersionsAsync()).Select(v => v.Version));
        Assert.Equal(DraftState.Published, (await module.RowAsync()).State);
    }

    [Fact]
    public async Task Versions_and_the_draft_are_compared_line_by_line_and_word_by_word()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.MendAndPublishAsync();
        await module.ReplaceAsync("unique.quiz.en.md", "You need one.", "You need one, always.");
        var versions = await module.VersionsAsync();

        var two = await module.Browser.GetAsync($"{module.Address}/compare?from={versions[0].Hash}&to={versions[1].Hash}");
        var draft = await module.Browser.GetAsync($"{module.Address}/compare");
        var none = await module.Browser.GetAsync($"{module.Address}/compare?from={versions[0].Hash}&to={versions[0].Hash}");
        var unknown = await module.Browser.GetAsync($"{module.Address}/compare?from=0123&to=draft");

        Assert.Contains("d’avance.", two.Texts("del b"));
        Assert.Contains("ensemble.", two.Texts("ins b"));
        Assert.Contains("Retiré :", two.Text(".gone .vh").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.True(two.Has(".diff .folded details"));
        Assert.Equal(
            ["unique.quiz.en.md – modifié (lignes retirées : 2, ajoutées : 2)"],
            draft.Texts("h3").Select(t => t.Replace('\u00A0', ' '))
        );
        Assert.False(none.Has("h3"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
    }

    [Fact]
    public async Task A_typo_mended_in_the_middle_of_a_course_reaches_a_cohort_when_its_instructor_adopts_it_and_says_what_changed()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var teacher = await Teacher.AtAsync(site);
        var offering = await teacher.OfferAsync(
            await teacher.MakeCourseAsync(("place-presence", ""), ("place-seul", ""), ("place-propre", "1"))
        );
        var learner = await Classmate.AtAsync(site);
        await teacher.SeatAsync(offering, learner.Account.Email!);
        await learner.Browser.PostAsync("/modules/propre/enrol", "/modules/propre");
        await module.MendAndPublishAsync("Une coquille du quiz est corrigée.", "");
        var address = $"/teaching/offerings/{offering.Id}/modules/propre";

        var (enrolled, news) = (await EnrolmentAsync(site, learner), await learner.Browser.GetAsync("/modules/propre"));
        var compare = await teacher.Browser.GetAsync(address);
        await teacher.Browser.SubmitAsync(compare, address);
        var adopted = await EnrolmentAsync(site, learner);
        var after = await learner.Browser.GetAsync("/modules/propre");

        Assert.Equal(offering.Modules.Single(m => m.Module == "propre").ContentHash, enrolled.ContentHash);
        Assert.Contains("Une coquille du quiz est corrigée.", news.Text("section[aria-labelledby=news]"), StringComparison.Ordinal);
        Assert.Contains("Une coquille du quiz est corrigée.", compare.Text("section[aria-labelledby=notes]"), StringComparison.Ordinal);
        Assert.Contains("ensemble.", compare.Texts("ins b"));
        Assert.NotEqual(enrolled.ContentHash, adopted.ContentHash);
        Assert.False(after.Has("section[aria-labelledby=news]"));
    }

    [Fact]
    public async Task Notes_written_in_one_language_are_read_in_it_by_everyone()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var learner = await site.SignUpAsync(language: Content.Language.En);
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        await module.MendAndPublishAsync("Une coquille.", "");

        var page = await learner.GetAsync("/modules/propre");

        Assert.Equal("fr", page.Document.QuerySelector("section[aria-labelledby=news] dd")!.GetAttribute("lang"));
        Assert.Equal("Une coquille.", page.Text("section[aria-labelledby=news] dd"));
    }

    private static Task<Enrolment> EnrolmentAsync(TrainingSite site, Classmate learner) =>
        site.InDatabaseAsync(db => db.Set<Enrolment>().AsNoTracking().SingleAsync(e => e.LearnerId == learner.Account.Id));
}
