using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials;
using Training.Credentials.Certificates;
using Training.Credentials.Templates;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Auditing;

namespace Training.Tests.Credentials;

/// <summary>Where the template says so, a registrar looks at each request before a credential is issued.</summary>
public sealed class ReviewRequestsTests
{
    private const string Queue = "/registrar/requests";

    [Fact]
    public async Task A_claim_waits_for_the_registrar_however_often_it_is_made()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        var form = await learner.Browser.GetAsync(learner.ClaimAddress);

        var first = await learner.Browser.SubmitAsync(form, learner.ClaimAddress);
        var second = await learner.Browser.SubmitAsync(form, learner.ClaimAddress);
        var again = await learner.Browser.GetAsync(learner.ClaimAddress);

        Assert.Equal("/credentials", first.Path);
        Assert.Equal("/credentials", again.Path);
        Assert.StartsWith("Demandée le 23 novembre 2026.", second.Text("#requests .state"), StringComparison.Ordinal);
        Assert.Empty(await learner.CredentialsAsync());
        Assert.Equal(1, await site.InDatabaseAsync(db => db.Set<CredentialRequest>().CountAsync()));
    }

    [Fact]
    public async Task What_waits_is_issued_by_nobody_else_even_when_the_template_asks_for_no_review_any_more()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        var form = await learner.Browser.GetAsync(learner.ClaimAddress);
        await learner.Browser.SubmitAsync(form, learner.ClaimAddress);

        await site.InDatabaseAsync(db =>
            db.Set<CredentialTemplate>().ExecuteUpdateAsync(change => change.SetProperty(t => t.IsReviewed, false))
        );
        var again = await learner.Browser.SubmitAsync(form, learner.ClaimAddress);

        Assert.Equal("/credentials", again.Path);
        Assert.Empty(await learner.CredentialsAsync());
    }

    [Fact]
    public async Task A_forged_form_decides_nothing()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        await learner.ClaimAsync();
        var request = await site.InDatabaseAsync(db => db.Set<CredentialRequest>().SingleAsync());
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var forged = await registrar.ForgeAsync(Queue, ("request", request.Id.ToString()), ("decision", "grant"));

        Assert.NotEqual(HttpStatusCode.OK, forged.Status);
        Assert.Empty(await learner.CredentialsAsync());
        Assert.Null(await site.InDatabaseAsync(db => db.Set<CredentialRequest>().Select(r => r.IsGranted).SingleAsync()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("99")]
    [InlineData("2147483647")]
    public async Task A_page_that_is_not_there_is_the_nearest_that_is(string number)
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        await (await Graduate.OfAsync(site)).ClaimAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var page = await registrar.GetAsync($"{Queue}?page={number}");
        var refused = await registrar.SubmitAsync(page, Queue, ("page", number), ("decision", "grant"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (page.Status, refused.Status));
        Assert.True(page.Has("input[name=request]"));
        Assert.True(refused.Has("input[name=request]"));
    }

    [Fact]
    public async Task The_trail_says_who_granted_and_who_refused()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        await (await Graduate.OfAsync(site)).ClaimAsync();
        await (await Graduate.OfAsync(site)).ClaimAsync();
        var person = await site.AddLearnerAsync("Claude", "Roy");
        await site.GrantAsync(person, Role.Registrar);
        var registrar = await site.SignInAsync(person.Email!);

        var page = await registrar.GetAsync(Queue);
        Tick(page, 0);
        await registrar.SubmitAsync(Button(page, "grant"));
        page = await registrar.GetAsync(Queue);
        Tick(page, 0);
        ((IHtmlTextAreaElement)page.Document.GetElementById("reason")!).Value = "Ce n’est pas votre nom.";
        await registrar.SubmitAsync(Button(page, "refuse"));
        var trail = await site.InDatabaseAsync(db =>
            db.Set<AuditEntry>().Where(e => e.ActorId == person.Id).OrderBy(e => e.Id).ToListAsync()
        );

        Assert.Equal([AuditAction.CredentialIssued, AuditAction.CredentialRefused], trail.Select(e => e.Action));
        Assert.All(trail, entry => Assert.Equal("essai", entry.Detail));
        Assert.DoesNotContain(trail, entry => entry.SubjectId is null);
    }

    [Fact]
    public async Task Many_are_issued_at_once_and_each_holder_gets_one_letter()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        Graduate[] learners =
        [
            await Graduate.OfAsync(site),
            await Graduate.OfAsync(site, language: Language.En),
            await Graduate.OfAsync(site),
        ];
        foreach (var learner in learners)
            await learner.ClaimAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var page = await registrar.GetAsync(Queue);

        Tick(page, 0, 1);
        var done = await registrar.SubmitAsync(Button(page, "grant"));
        var twice = await registrar.SubmitAsync(Button(page, "grant"));
        var letters = new[] { await site.Mail.NextAsync(), await site.Mail.NextAsync() };

        Assert.Contains("3 demandes en attente", page.Text("main strong"), StringComparison.Ordinal);
        Assert.Equal("2 attestations délivrées.", done.Text(".alert.tip"));
        Assert.Contains("1 demande en attente", done.Text("main strong"), StringComparison.Ordinal);
        Assert.StartsWith("2 demandes avaient déjà leur réponse", twice.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Single(await learners[0].CredentialsAsync());
        Assert.Single(await learners[1].CredentialsAsync());
        Assert.Empty(await learners[2].CredentialsAsync());
        Assert.Equal(
            ["Attestation délivrée : Un essai", "Certificate issued: A trial"],
            letters.Select(l => l.Subject!.Replace('\u00A0', ' ')).Order()
        );
        Assert.True(await site.Mail.IsEmptyAsync());
    }

    [Fact]
    public async Task A_refusal_says_why_and_the_learner_may_ask_again()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        await learner.ClaimAsync(("name", "Un pseudonyme"));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var page = await registrar.GetAsync(Queue);
        Tick(page, 0);
        ((IHtmlTextAreaElement)page.Document.GetElementById("reason")!).Value = "Ce n’est pas votre nom.";
        var refused = await registrar.SubmitAsync(Button(page, "refuse"));
        var letter = await site.Mail.NextAsync();
        var mine = await learner.Browser.GetAsync("/credentials");
        await learner.ClaimAsync();
        var waiting = await registrar.GetAsync(Queue);
        Tick(waiting, 0);
        await registrar.SubmitAsync(Button(waiting, "grant"));

        Assert.Equal("1 demande refusée.", refused.Text(".alert.tip"));
        Assert.Contains("Ce n’est pas votre nom.", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("Ce n’est pas votre nom.", mine.Text("#requests"), StringComparison.Ordinal);
        Assert.Equal("Amélie Tremblay-Nguyễn", Assert.Single(await learner.CredentialsAsync()).HolderName);
    }

    [Fact]
    public async Task Nothing_ticked_and_a_refusal_without_a_reason_are_sent_back()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        await learner.ClaimAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var page = await registrar.GetAsync(Queue);

        var none = await registrar.SubmitAsync(Button(page, "grant"));
        Tick(page, 0);
        var silent = await registrar.SubmitAsync(Button(page, "refuse"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.Equal("Cochez au moins une demande", none.Text(".errors a[href='#requests']"));
        Assert.Equal("Écrivez le motif", silent.Text(".errors a[href='#reason']"));
        Assert.True(silent.Has("input[name=request][checked]"));
        Assert.Contains("1 demande en attente", silent.Text("main strong"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_of_another_institution_are_neither_shown_nor_decided()
    {
        using var site = new TrainingSite();
        var cegep = await site.AddInstitutionAsync("cegep", "Cégep du Large", open: true);
        await ReviewAsync(site);
        var learner = await Graduate.OfAsync(site);
        await learner.ClaimAsync();
        var request = await site.InDatabaseAsync(db => db.Set<CredentialRequest>().SingleAsync());
        var person = await site.AddLearnerAsync();
        await site.GrantAsync(person, Role.Registrar, cegep);
        var other = await site.SignInAsync(person.Email!, at: "/i/cegep");

        var page = await other.GetAsync("/i/cegep" + Queue);
        await other.PostAsync("/i/cegep" + Queue, "/i/cegep/account/profile", ("request", request.Id.ToString()), ("decision", "grant"));
        var forged = await other.ForgeAsync("/i/cegep" + Queue, ("decision", "grant"));

        Assert.Contains("0 demande en attente", page.Text("main strong"), StringComparison.Ordinal);
        Assert.Empty(await learner.CredentialsAsync());
        Assert.NotEqual(HttpStatusCode.OK, forged.Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.Browser.GetAsync(Queue)).Status);
    }

    [Fact]
    public async Task A_long_queue_asks_the_database_little()
    {
        using var site = new TrainingSite();
        await ReviewAsync(site);
        for (var i = 0; i < 3; i++)
            await (await Graduate.OfAsync(site)).ClaimAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var asked = await site.Sql.DuringAsync(() => registrar.GetAsync(Queue));

        Assert.InRange(asked.Count, 1, 10);
    }

    [Fact]
    public async Task The_printed_certificates_are_taken_away_in_one_archive_without_those_that_fell()
    {
        using var site = new TrainingSite();
        var first = await (await Graduate.OfAsync(site)).AwardAsync();
        var second = await (await Graduate.OfAsync(site)).AwardAsync();
        var fallen = await (await Graduate.OfAsync(site)).AwardAsync();
        await site.InDatabaseAsync(db =>
            db.Set<Credential>()
                .Where(c => c.Id == fallen.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.State, CredentialState.Revoked))
        );
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var all = await NamesAsync(registrar, "/registrar/certificates.zip?q=&module=&state=");
        var one = await NamesAsync(registrar, $"/registrar/certificates.zip?code={second.Code}&code={fallen.Code}");

        Assert.Equal(new[] { $"essai-{first.Code}.pdf", $"essai-{second.Code}.pdf" }.Order(), all.Order());
        Assert.Equal([$"essai-{second.Code}.pdf"], one);
        Assert.Equal(2, await site.InDatabaseAsync(db => db.Set<CertificateFile>().CountAsync()));
    }

    private static async Task<List<string>> NamesAsync(Browser registrar, string address)
    {
        var answer = await registrar.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        foreach (var entry in zip.Entries)
        {
            var head = new byte[5];
            await using var file = await entry.OpenAsync();
            await file.ReadExactlyAsync(head);
            Assert.True(head.AsSpan().SequenceEqual("%PDF-"u8));
        }
        return [.. zip.Entries.Select(e => e.FullName)];
    }

    private static Task ReviewAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            db.Add(new CredentialTemplate { Target = "", IsReviewed = true });
            await db.SaveChangesAsync();
        });

    private static void Tick(Page page, params int[] which)
    {
        var boxes = page.Document.QuerySelectorAll<IHtmlInputElement>("input[name=request]").ToList();
        foreach (var index in which)
            boxes[index].IsChecked = true;
    }

    private static IHtmlButtonElement Button(Page page, string decision) =>
        page.Document.QuerySelector<IHtmlButtonElement>($"button[name=decision][value={decision}]")!;
}
