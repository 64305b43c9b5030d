using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Authoring.Drafts;
using Training.Authoring.Reviewing;
using Training.Catalogue;
using Training.Content;
using Training.Enrolments;
using Training.Institutions;
using Training.Learners;
using Training.Progress;

namespace Training.Tests.Authoring;

/// <summary>A module leaves the catalogue for those who have not begun it, and for nobody else.</summary>
public sealed class WithdrawModuleTests
{
    // In the catalogue; another module has its title.
    private const string Listed = "h2 a[href='/modules/propre']";

    [Fact]
    public async Task New_learners_find_it_no_more_and_its_page_says_so()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var newcomer = await site.SignUpAsync();
        var form = await newcomer.GetAsync("/modules/propre");

        var done = await module.WithdrawAsync();

        var late = await newcomer.SubmitAsync(form, "/modules/propre/enrol");
        var (visitor, english) = (await site.Visit().GetAsync("/modules/propre"), await site.Visit("en-CA").GetAsync("/modules/propre"));
        Assert.Equal(module.Address + "/versions?done=withdrawn", done.Address);
        Assert.Contains("Le module est retiré du catalogue", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.False((await newcomer.GetAsync("/modules")).Has(Listed));
        Assert.False((await site.Visit().GetAsync("/modules")).Has(Listed));
        Assert.Equal((HttpStatusCode.OK, "/modules/propre"), (late.Status, late.Path));
        Assert.Contains("n’est plus offert", late.Text(".alert"), StringComparison.Ordinal);
        Assert.False(late.Has("form[action='/modules/propre/enrol']"));
        Assert.Contains("n’est plus offert", visitor.Text(".alert"), StringComparison.Ordinal);
        Assert.False(visitor.Has("main .btn"));
        Assert.Contains("is no longer offered", english.Text(".alert"), StringComparison.Ordinal);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<Enrolment>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_began_it_goes_on_completes_it_and_has_their_certificate()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");

        await module.WithdrawAsync();

        var page = await learner.GetAsync("/modules/propre");
        var quiz = await Quizzes.QuizTaker.EnrolAsync(learner, "propre/unique");
        var result = await quiz.TakeAsync(("r.mot", "0"), ("r.rappel", "0"));
        var learning = await learner.GetAsync("/learning");
        var certificate = await learner.GetAsync("/modules/propre/credential");
        Assert.Equal("Continuer", page.Text("main .btn"));
        Assert.False(page.Has("main .alert"));
        Assert.Contains("Réussi", result.Text("#verdict"), StringComparison.Ordinal);
        Assert.Contains("Un seul questionnaire", learning.Texts("h3"));
        Assert.Equal(HttpStatusCode.OK, certificate.Status);
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<Completion>().CountAsync()));
    }

    [Fact]
    public async Task The_page_says_first_whom_it_reaches_asks_why_and_the_history_keeps_it()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        var address = module.Address + "/withdraw";

        var versions = await module.Browser.GetAsync(module.Address + "/versions");
        var page = await module.Browser.GetAsync(address);
        var silent = await module.Browser.SubmitAsync(page, address);
        var wordy = await module.Browser.SubmitAsync(silent, address, ("note", new string('a', 1001)));
        var done = await module.Browser.SubmitAsync(wordy, address, ("note", "La loi a changé."));
        var after = await module.Browser.GetAsync(address);

        Assert.Equal(address, versions.Link("Retirer du catalogue"));
        Assert.Contains(page.Texts("main .bullets li"), text => text.StartsWith("1 personne l’a commencé", StringComparison.Ordinal));
        Assert.Contains(page.Texts("main .bullets li"), text => text.StartsWith("Aucune offre en cours", StringComparison.Ordinal));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (silent.Status, wordy.Status));
        Assert.Equal(new string('a', 1001), wordy.Text("#note"));
        Assert.Contains("Retirée du catalogue depuis le 23 novembre 2026", done.Texts("p.state"));
        Assert.Equal("Retiré du catalogue", done.Text("span.state"));
        Assert.Contains("La loi a changé.", done.Texts(".happened p"));
        Assert.Contains(
            done.Texts(".happened p"),
            text => text.StartsWith("Odile Beaulieu a retiré le module du catalogue, dans la version 1.0.0.", StringComparison.Ordinal)
        );
        Assert.Equal(address, done.Link("Remettre au catalogue"));
        Assert.Equal("Remettre au catalogue", after.Heading);
        Assert.Contains("Odile Beaulieu l’a retiré du catalogue", after.Text(".remark"), StringComparison.Ordinal);
        Assert.Contains("La loi a changé.", after.Text(".remark"), StringComparison.Ordinal);
        Assert.Equal(DraftState.Published, (await module.RowAsync()).State);
        Assert.Contains("Retiré du catalogue", (await module.Browser.GetAsync("/authoring/drafts")).Texts("span.state"));
        Assert.Equal("Retiré du catalogue", (await module.Browser.GetAsync(module.Address)).Text("span.state"));
    }

    [Fact]
    public async Task Put_back_it_is_offered_again_in_the_same_version_and_a_reason_is_optional()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.WithdrawAsync();
        var learner = await site.SignUpAsync();

        var done = await module.PutBackAsync();

        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        Assert.Equal(module.Address + "/versions?done=putback", done.Address);
        Assert.Contains("commencent la version 1.0.0", done.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("Publié", done.Text("span.state"));
        Assert.True((await site.Visit().GetAsync("/modules")).Has(Listed));
        var version = Assert.Single(await module.VersionsAsync());
        Assert.False(version.IsWithdrawn);
        Assert.Equal(version.Hash, await site.InDatabaseAsync(db => db.Set<Enrolment>().Select(e => e.ContentHash).SingleAsync()));
        Assert.Equal([DraftEventKind.Published, DraftEventKind.Withdrawn, DraftEventKind.PutBack], await module.HappenedAsync());
        // What was said on the way says nothing any more.
        Assert.False((await module.Browser.GetAsync(module.Address + "/versions?done=withdrawn")).Has("[role=status]"));
    }

    [Fact]
    public async Task Publishing_anew_offers_it_and_the_page_says_so_before()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.WithdrawAsync();
        var unchanged = await module.ReviewAsync();
        await module.ReplaceAsync("unique.quiz.md", "Il en faut un.", "Il en faut un aussi.");
        var review = await module.ReviewAsync();

        await module.PublishAsync();

        Assert.Equal(module.Address + "/withdraw", unchanged.Link("Remettre au catalogue"));
        Assert.Contains(
            "Publier cette version l’y remet",
            review.Text("section[aria-labelledby=publish] .alert"),
            StringComparison.Ordinal
        );
        Assert.Contains("le module est retiré du catalogue", review.Text("main"), StringComparison.Ordinal);
        Assert.True((await site.Visit().GetAsync("/modules")).Has(Listed));
        Assert.Equal([true, false], (await module.VersionsAsync()).Select(v => v.IsWithdrawn));
    }

    [Fact]
    public async Task Going_back_to_another_version_offers_that_one_though_it_was_withdrawn_itself_before()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.WithdrawAsync();
        await module.MendAndPublishAsync();
        await module.WithdrawAsync();
        var first = (await module.VersionsAsync())[0].Hash;
        var confirm = $"{module.Address}/versions/{first}";
        var page = await module.Browser.GetAsync(confirm);

        var back = await module.Browser.SubmitAsync(page, confirm, ("note", "Celle d’avant suffit."));

        var learner = await site.SignUpAsync();
        await learner.PostAsync("/modules/propre/enrol", "/modules/propre");
        Assert.Contains("Revenir à la version 1.0.0 remet le module au catalogue", page.Text("main"), StringComparison.Ordinal);
        Assert.Contains("1.0.0", back.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(first, await site.InDatabaseAsync(db => db.Set<Enrolment>().Select(e => e.ContentHash).SingleAsync()));
    }

    [Fact]
    public async Task A_second_click_withdraws_it_once_and_a_form_that_is_sent_again_later_does_nothing()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var address = module.Address + "/withdraw";
        var page = await module.Browser.GetAsync(address);

        await module.Browser.SubmitAsync(page, address, ("note", "Dépassé."));
        var twice = await module.Browser.SubmitAsync(page, address, ("note", "Dépassé."));
        await module.PutBackAsync();
        var later = await module.Browser.SubmitAsync(page, address, ("note", "Dépassé."));

        Assert.Equal((module.Address + "/versions", module.Address + "/versions"), (twice.Path, later.Path));
        Assert.False(later.Has("[role=status]"));
        Assert.Equal([DraftEventKind.Published, DraftEventKind.Withdrawn, DraftEventKind.PutBack], await module.HappenedAsync());
        Assert.False(Assert.Single(await module.VersionsAsync()).IsWithdrawn);
    }

    [Fact]
    public async Task Who_withdraws_it_while_another_publishes_is_told_and_loses_nothing()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var address = module.Address + "/withdraw";
        var page = await module.Browser.GetAsync(address);
        await module.MendAndPublishAsync();

        var late = await module.Browser.SubmitAsync(page, address, ("note", "Mes mots"));
        var again = await module.Browser.SubmitAsync(late, address);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Mes mots", late.Text("#note"));
        Assert.Equal(module.Address + "/versions", again.Path);
        Assert.Equal([false, true], (await module.VersionsAsync()).Select(v => v.IsWithdrawn));
    }

    [Fact]
    public async Task Another_process_learns_of_it_and_of_its_return()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var other = new PublishedContent(site.Services.GetRequiredService<IServiceScopeFactory>());
        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        var before = IsOffered(other);

        await module.WithdrawAsync();
        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        var (withdrawn, known) = (IsOffered(other), other.Current(Institution.HomeId, "propre"));
        // One that starts now.
        var late = new PublishedContent(site.Services.GetRequiredService<IServiceScopeFactory>());
        await site.InDatabaseAsync(db => late.CatchUpAsync(db, CancellationToken.None));
        var started = IsOffered(late);
        await module.PutBackAsync();
        await site.InDatabaseAsync(db => other.CatchUpAsync(db, CancellationToken.None));
        await site.InDatabaseAsync(db => late.CatchUpAsync(db, CancellationToken.None));

        Assert.Equal((true, false, false), (before, withdrawn, started));
        Assert.NotNull(known);
        Assert.Equal((true, true), (IsOffered(other), IsOffered(late)));

        static bool IsOffered(PublishedContent library)
        {
            var inCatalogue = library.Catalogue(Institution.HomeId).Any(v => v.Module.Slug == "propre");
            Assert.Equal(!inCatalogue, library.IsWithdrawn(Institution.HomeId, "propre"));
            return inCatalogue;
        }
    }

    [Fact]
    public async Task A_site_that_starts_again_offers_it_no_more()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.WithdrawAsync();

        await site.PublishAsync();

        Assert.False((await site.Visit().GetAsync("/modules")).Has(Listed));
    }

    [Fact]
    public async Task What_the_platform_ships_is_offered_to_everyone_though_who_wrote_it_had_withdrawn_it()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var module = await WrittenModule.AtAsync(site);
        await site.AddInstitutionAsync("ordre", "Ordre des vigies", open: true);
        await module.PublishAsync();
        await module.WithdrawAsync();

        await module.ExportAsync(Path.Combine(content.Folder, "modules", module.Slug));
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await site.PublishAsync();

        Assert.True((await site.Visit().GetAsync("/modules")).Has(Listed));
        Assert.True((await site.Visit().GetAsync("/i/ordre/modules")).Has("h2 a[href='/i/ordre/modules/propre']"));
        Assert.False(Assert.Single(await module.VersionsAsync()).IsWithdrawn);
        Assert.Equal(HttpStatusCode.NotFound, (await module.Browser.GetAsync(module.Address + "/withdraw")).Status);
    }

    [Fact]
    public async Task Its_own_withdrawn_version_hides_nothing_of_the_platforms()
    {
        using var content = new ContentCopy();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = content.Folder } };
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.ExportAsync(Path.Combine(content.Folder, "modules", module.Slug));
        await module.MendAndPublishAsync();
        await site.PublishAsync();

        await module.WithdrawAsync();

        var (versions, library) = (await module.VersionsAsync(), site.Services.GetRequiredService<PublishedContent>());
        Assert.Equal((true, false), (versions[1].IsWithdrawn, library.IsWithdrawn(Institution.HomeId, "propre")));
        Assert.Equal(versions[0].Hash, library.Current(Institution.HomeId, "propre")?.Hash);
        Assert.True((await site.Visit().GetAsync("/modules")).Has(Listed));
    }

    [Fact]
    public async Task Only_those_who_publish_withdraw_and_only_what_their_institution_published()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var module = await WrittenModule.AtAsync(site);
        var unpublished = await module.Browser.GetAsync(module.Address + "/withdraw");
        await module.PublishAsync();
        var instructor = await site.SignUpWithRoleAsync(Role.Instructor);
        var elsewhere = await WrittenModule.AtAsync(site, cegep, "autre");

        var versions = await instructor.GetAsync(module.Address + "/versions");
        var shown = await instructor.GetAsync(module.Address + "/withdraw");
        var forced = await instructor.PostAsync(module.Address + "/withdraw", "/account/profile", ("note", "Non."), ("revision", "1"));

        Assert.Equal(HttpStatusCode.NotFound, unpublished.Status);
        Assert.False(versions.Has($"a[href='{module.Address}/withdraw']"));
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (shown.Status, forced.Status));
        foreach (var address in new[] { "/i/cegep/authoring/drafts/propre/withdraw", "/i/cegep/authoring/drafts/essai/withdraw" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Browser.GetAsync(address)).Status);
            foreach (var post in new[] { address, address + "/back" })
                Assert.Equal(
                    HttpStatusCode.NotFound,
                    (await elsewhere.Browser.PostAsync(post, "/i/cegep/account/profile", ("note", "Non."))).Status
                );
        }
        Assert.False(Assert.Single(await module.VersionsAsync()).IsWithdrawn);
    }

    [Fact]
    public async Task Its_authors_still_copy_search_and_count_it_and_another_institution_copies_it_no_more()
    {
        using var site = new TrainingSite();
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await site.InDatabaseAsync(db => db.Set<ModuleDraft>().ExecuteUpdateAsync(d => d.SetProperty(x => x.IsShared, true)));
        var stranger = (await WrittenModule.AtAsync(site, ordre, "autre")).Browser;
        var shared = await stranger.GetAsync("/i/ordre/authoring/drafts/copy?module=propre");

        var asked = await module.Browser.GetAsync(module.Address + "/withdraw");
        await module.WithdrawAsync();

        var list = await module.Browser.GetAsync("/authoring/drafts/copy");
        Assert.Contains("Les autres établissements ne pourront plus le copier", asked.Text("main .bullets"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, shared.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/i/ordre/authoring/drafts/copy?module=propre")).Status);
        Assert.Contains("version 1.0.0, retirée du catalogue", list.Texts("section[aria-labelledby=own] span"));
        Assert.Equal(HttpStatusCode.OK, (await module.Browser.GetAsync("/authoring/drafts/copy?module=propre")).Status);
        Assert.Contains(
            "tant qu’il n’y est pas remis",
            (await module.Browser.GetAsync(module.Address + "/sharing")).Text("section[aria-labelledby=share]"),
            StringComparison.Ordinal
        );
        Assert.Contains("version 1.0.0, retirée du catalogue", (await module.Browser.GetAsync("/authoring")).Texts("p.hint"));
        Assert.Equal(HttpStatusCode.OK, (await module.Browser.GetAsync("/authoring/propre/unique/statistics")).Status);
        Assert.True((await module.Browser.GetAsync("/authoring/bank?module=propre")).Has("ol.bank li"));
        await module.ReplaceAsync("unique.quiz.md", "Convenu d’avance.", "Convenu ensemble.");
        Assert.Contains("publié", (await module.Browser.GetAsync("/authoring/search?q=avance&module=propre")).Texts("ol.bank .meta li"));
        var operations = await (await site.SignUpWithRoleAsync(Role.Operator)).GetAsync("/operations/versions");
        Assert.Contains("retirée", operations.Texts("td"));
    }

    [Fact]
    public async Task A_registrar_still_words_the_certificates_of_those_who_complete_it()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        await module.WithdrawAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var templates = await registrar.GetAsync("/registrar/templates");

        Assert.True(templates.Has("main th a[href*='propre']"));
    }

    [Fact]
    public async Task The_pages_are_complete_in_english()
    {
        using var site = new TrainingSite();
        var module = await WrittenModule.AtAsync(site);
        await module.PublishAsync();
        var author = await site.SignUpWithRoleAsync(Role.Author, Language.En);

        var before = await author.GetAsync(module.Address + "/withdraw");
        await module.WithdrawAsync();
        var after = await author.GetAsync(module.Address + "/withdraw");

        Assert.Equal(("Withdraw from the catalogue", "Put back in the catalogue"), (before.Heading, after.Heading));
        Assert.Contains("Nobody is halfway through it.", before.Texts("main .bullets li"));
        Assert.Contains("Odile Beaulieu withdrew it", after.Text(".remark"), StringComparison.Ordinal);
    }
}
