using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Auditing;
using Training.Tests.Institutions;

namespace Training.Tests.Credentials;

/// <summary>A registrar suspends a credential, lets it stand again, revokes it, or corrects its name.</summary>
public sealed class KeepRegisteredTests
{
    [Fact]
    public async Task A_revoked_certificate_says_so_at_once_wherever_one_looks()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var done = await DoAsync(registrar, credential, "revoked", "Le relevé était celui d’une autre personne.");
        var verified = await site.Visit().GetAsync($"/c/{credential.Code}");
        var printed = await site.Visit().GetAsync($"/c/{credential.Code}/pdf?lang=fr");
        var mine = await learner.Browser.GetAsync("/credentials");
        var transcript = await learner.Browser.GetAsync("/learning/transcript");
        var register = await registrar.GetAsync("/registrar");

        Assert.Equal("L’attestation est révoquée.", done.Text(".alert.tip"));
        Assert.StartsWith("Révoquée le 23 novembre 2026", verified.Text(".standing.revoked"), StringComparison.Ordinal);
        Assert.Contains("Le relevé était celui d’une autre personne.", verified.Text(".standing"), StringComparison.Ordinal);
        Assert.Equal($"/c/{credential.Code}", printed.Path);
        Assert.StartsWith("Révoquée", mine.Text($"[id='{credential.Code}'] .state.bad"), StringComparison.Ordinal);
        Assert.StartsWith("Révoquée", transcript.Text($"a[href='/c/{credential.Code}']"), StringComparison.Ordinal);
        Assert.Equal("Révoquée", register.Text("tbody .state.bad"));
    }

    [Fact]
    public async Task Its_holder_gets_a_letter_in_their_language_that_says_why()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site, language: Language.En);
        var credential = await learner.AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        await DoAsync(registrar, credential, "suspended", "We are looking into it.");
        var letter = await site.Mail.NextAsync();

        Assert.Equal(learner.Email, letter.To.Mailboxes.Single().Address);
        Assert.Equal("Certificate suspended: A trial", letter.Subject);
        Assert.Contains("We are looking into it.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/credentials#{credential.Code}", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_suspends_once()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var form = await registrar.GetAsync(PageOf(credential));

        var first = await registrar.SubmitAsync(form, PageOf(credential) + "/suspended", ("reason", "Le premier motif"));
        var second = await registrar.SubmitAsync(form, PageOf(credential) + "/suspended", ("reason", "Le second motif"));

        Assert.Equal(first.Address, second.Address);
        Assert.Contains("Le premier motif", second.Text(".standing.suspended"), StringComparison.Ordinal);
        Assert.Equal(["Suspendue", "Délivrée"], second.Texts("#history + ul b"));
        await site.Mail.NextAsync();
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task Once_the_suspension_is_lifted_it_is_printed_again()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await DoAsync(registrar, credential, "suspended", "À vérifier");

        var resumed = await DoAsync(registrar, credential, "resumed", "");
        var pdf = await site.Visit().Client.GetAsync(new Uri($"/c/{credential.Code}/pdf?lang=fr", UriKind.Relative));

        Assert.Equal(["Suspension levée", "Suspendue", "Délivrée"], resumed.Texts("#history + ul b"));
        Assert.Contains("par Amélie Tremblay, le 23 novembre 2026", resumed.Text("#history + ul"), StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task What_is_revoked_can_be_neither_suspended_nor_lifted()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var stale = await registrar.GetAsync(PageOf(credential));
        await DoAsync(registrar, credential, "revoked", "Une erreur de dossier");

        var suspended = await registrar.SubmitAsync(stale, PageOf(credential) + "/suspended", ("reason", "Trop tard"));
        var lifted = await registrar.PostAsync(PageOf(credential) + "/resumed", "/account/profile", ("reason", ""));
        var now = await registrar.GetAsync(PageOf(credential));

        Assert.Equal(HttpStatusCode.Conflict, suspended.Status);
        Assert.Contains("a changé entre-temps", suspended.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, lifted.Status);
        Assert.Contains("Une erreur de dossier", now.Text(".standing.revoked"), StringComparison.Ordinal);
        Assert.False(now.Has("main form"));
    }

    [Theory]
    [InlineData("revoked", "", "Écrivez le motif")]
    [InlineData("suspended", "  ", "Écrivez le motif")]
    public async Task A_reason_is_asked_for(string act, string reason, string refusal)
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var refused = await DoAsync(registrar, credential, act, reason);
        var much = await DoAsync(registrar, credential, act, new string('x', Credential.ReasonLength + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(refusal, refused.Text($".errors a[href='#reason-{act}']"));
        Assert.Equal($"Le motif a plus de 500 caractères", much.Text($".errors a[href='#reason-{act}']"));
        Assert.Equal(new string('x', Credential.ReasonLength + 1), much.Text($"#reason-{act}"));
        Assert.True((await registrar.GetAsync(PageOf(credential))).Has(".standing.issued"));
    }

    [Fact]
    public async Task A_corrected_name_is_another_certificate_in_the_place_of_the_first()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync(("name", "Amelie Tremblai"));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var form = await registrar.GetAsync(PageOf(credential));

        var done = await registrar.SubmitAsync(form, PageOf(credential) + "/name", ("name", "Amélie  Tremblay-Nguyễn "));
        var again = await registrar.SubmitAsync(form, PageOf(credential) + "/name", ("name", "Amélie Tremblay-Nguyễn"));
        var all = (await learner.CredentialsAsync()).OrderBy(c => c.Revision).ToList();
        var before = await site.Visit().GetAsync($"/c/{credential.Code}");
        var after = await site.Visit().GetAsync(before.Link("Voir celle qui la remplace"));
        var letter = await site.Mail.NextAsync();

        Assert.Equal(2, all.Count);
        Assert.Equal((1, 2), (all[0].Revision, all[1].Revision));
        Assert.Equal(all[1].CompletionId, all[0].CompletionId);
        Assert.Equal($"/registrar/credentials/{all[1].Code}", done.Path);
        Assert.Equal(done.Address, again.Address);
        Assert.StartsWith("Remplacée le 23 novembre 2026", before.Text(".standing.superseded"), StringComparison.Ordinal);
        Assert.Equal("Amélie Tremblay-Nguyễn", after.Text(".holder"));
        Assert.True(after.Has(".standing.issued"));
        Assert.Contains("Amélie Tremblay-Nguyễn", letter.TextBody, StringComparison.Ordinal);
        Assert.True(await site.Mail.IsEmptyAsync());
        // Whoever claims again is shown the one that stands.
        Assert.Contains(all[1].Code, (await learner.Browser.GetAsync("/modules/essai")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Écrivez le nom à imprimer")]
    [InlineData("Amélie Tremblay-Nguyễn", "C’est déjà le nom de cette attestation")]
    [InlineData("山田", "Notre police de caractères ne sait pas encore écrire")]
    public async Task A_name_that_can_not_be_printed_or_is_no_other_is_refused(string name, string refusal)
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var page = await registrar.SubmitAsync(await registrar.GetAsync(PageOf(credential)), PageOf(credential) + "/name", ("name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith(refusal, page.Text(".errors a[href='#name']").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(name, page.Value("name"));
        Assert.Single(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task A_suspended_certificate_gets_no_other_name()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var stale = await registrar.GetAsync(PageOf(credential));
        await DoAsync(registrar, credential, "suspended", "À vérifier");

        var page = await registrar.SubmitAsync(stale, PageOf(credential) + "/name", ("name", "Une Autre"));

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.False(page.Has($"form[action='{PageOf(credential)}/name']"));
        Assert.Single(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task To_the_registrar_of_another_institution_it_is_not_there()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var learner = await site.AddLearnerAsync();
        await site.GrantAsync(learner, Role.Registrar, cegep);
        var other = await site.SignInAsync(learner.Email!, at: "/i/cegep");
        var address = "/i/cegep" + PageOf(credential);

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
        foreach (var act in new[] { "suspended", "resumed", "revoked", "name" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.PostAsync($"{address}/{act}", "/i/cegep/account/profile", ("reason", "x"), ("name", "x"))).Status
            );
        Assert.DoesNotContain(credential.Code, (await other.GetAsync("/i/cegep/registrar")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learners_instructors_and_forged_forms_are_refused()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();
        var instructor = await site.SignUpWithRoleAsync(Role.Instructor);
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Browser.GetAsync(PageOf(credential))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await instructor.GetAsync("/registrar")).Status);
        var forged = await registrar.ForgeAsync(PageOf(credential) + "/revoked", ("reason", "x"));
        Assert.NotEqual(HttpStatusCode.OK, forged.Status);
        Assert.True((await site.Visit().GetAsync($"/c/{credential.Code}")).Has(".standing.issued"));
    }

    [Fact]
    public async Task Each_act_is_in_the_trail_once()
    {
        using var site = new TrainingSite();
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync(("name", "Amelie Tremblai"));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        await DoAsync(registrar, credential, "suspended", "À vérifier");
        await DoAsync(registrar, credential, "resumed", "");
        var form = await registrar.GetAsync(PageOf(credential));
        await registrar.SubmitAsync(form, PageOf(credential) + "/name", ("name", "Amélie Tremblay"));
        await registrar.SubmitAsync(form, PageOf(credential) + "/name", ("name", "Amélie Tremblay"));
        await DoAsync(registrar, credential, "revoked", "Une erreur de dossier");
        var trail = await site.InDatabaseAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Action.StartsWith("credential.")).OrderBy(e => e.Id).ToListAsync()
        );

        Assert.Equal(
            [
                AuditAction.CredentialSuspended,
                AuditAction.CredentialResumed,
                AuditAction.CredentialCorrected,
                AuditAction.CredentialRevoked,
            ],
            trail.Select(e => e.Action)
        );
        Assert.All(trail, entry => Assert.Equal(((Guid?)credential.LearnerId, "essai"), (entry.SubjectId, entry.Detail)));
    }

    [Fact]
    public async Task Its_page_asks_the_database_little()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await DoAsync(registrar, credential, "suspended", "À vérifier");

        var asked = await site.Sql.DuringAsync(() => registrar.GetAsync(PageOf(credential)));

        Assert.InRange(asked.Count, 1, 10);
    }

    private static string PageOf(Credential credential) => $"/registrar/credentials/{credential.Code}";

    private static async Task<Page> DoAsync(Browser registrar, Credential credential, string act, string reason) =>
        await registrar.SubmitAsync(await registrar.GetAsync(PageOf(credential)), $"{PageOf(credential)}/{act}", ("reason", reason));
}
