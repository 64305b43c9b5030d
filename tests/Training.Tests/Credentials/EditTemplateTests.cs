using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials;
using Training.Credentials.Templates;
using Training.Learners;

namespace Training.Tests.Credentials;

/// <summary>A registrar says how the institution’s credentials read, who signs them, and how long they last.</summary>
public sealed class EditTemplateTests
{
    private const string General = "/registrar/templates/edit?target=";
    private const string OfModule = "/registrar/templates/edit?target=module%2Fessai";

    [Fact]
    public async Task What_is_issued_afterwards_reads_as_the_template_says_and_what_was_issued_does_not()
    {
        using var site = new TrainingSite();
        var before = await (await Graduate.OfAsync(site)).AwardAsync();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var saved = await SaveAsync(
            registrar,
            General,
            ("textFr", "{nom} a suivi {titre} ({heures}), à {établissement}."),
            ("textEn", "{name} took {title} ({hours})."),
            ("signatoryName-0", "Rose-Aimée Côté"),
            ("signatoryTitleFr-0", "Registraire"),
            ("signatoryTitleEn-0", "Registrar"),
            ("signatoryName-1", "Paul Nadeau"),
            ("signatoryTitleFr-1", "Direction des études")
        );
        var after = await (await Graduate.OfAsync(site)).AwardAsync();
        var french = await site.Visit().GetAsync($"/c/{after.Code}");
        var english = await site.Visit("en-CA").GetAsync($"/c/{after.Code}");
        var unchanged = await site.Visit().GetAsync($"/c/{before.Code}");

        Assert.Equal("/registrar/templates?saved=1", saved.Address);
        Assert.Contains("Amélie Tremblay-Nguyễn a suivi Un essai (0,25 h), à", french.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Rose-Aimée Côté, Registraire", french.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Paul Nadeau, Direction des études", english.Text("article"), StringComparison.Ordinal);
        Assert.Contains("took A trial (0.25", english.Text("article"), StringComparison.Ordinal);
        Assert.Contains("a réussi l’activité", unchanged.Text("article"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_module_is_published_there_is_no_certificate_to_show_and_the_form_says_so()
    {
        var folder = Directory.CreateTempSubdirectory();
        using var site = new TrainingSite { Settings = { ["Training:ContentFolder"] = folder.FullName } };
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var seen = await registrar.PostAsync("/registrar/templates/preview?target=", General, ("textFr", "La phrase générale."));
        var printed = await registrar.PostAsync("/registrar/templates/preview.pdf?target=", General, ("textFr", "La phrase générale."));
        var saved = await SaveAsync(registrar, General, ("textFr", "La phrase générale."));
        folder.Delete(recursive: true);

        Assert.All(
            [seen, printed],
            page =>
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
                Assert.StartsWith("Aucun module n’est publié", page.Text(".errors a[href='#preview']"), StringComparison.Ordinal);
                Assert.Equal("La phrase générale.", page.Text("#textFr"));
            }
        );
        Assert.Equal("/registrar/templates?saved=1", saved.Address);
    }

    [Fact]
    public async Task Lists_that_hold_the_same_are_the_same_to_the_database()
    {
        using var site = new TrainingSite();
        var day = new DateOnly(2026, 1, 1);
        CredentialTemplate Template() =>
            new()
            {
                Target = "",
                Signatories = [new("Rose-Aimée Côté", new("Registraire", "Registrar"))],
                Recognitions = [new("Ordre des vigies", "OV-12", day, null, new("1,5 heure reconnue", "1.5 hours recognised"))],
            };
        await site.InDatabaseAsync(async db =>
        {
            db.Add(Template());
            await db.SaveChangesAsync();
        });

        var (same, other) = await site.InDatabaseAsync(async db =>
        {
            var template = await db.Set<CredentialTemplate>().SingleAsync();
            (template.Signatories, template.Recognitions) = (Template().Signatories, Template().Recognitions);
            var unchanged = !db.ChangeTracker.HasChanges();
            template.Signatories = [new("Paul Nadeau", new("Direction", "Head"))];
            return (unchanged, db.ChangeTracker.HasChanges());
        });

        Assert.True(same);
        Assert.True(other);
    }

    [Fact]
    public async Task A_modules_own_template_goes_before_the_general_one_until_it_is_removed()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await SaveAsync(registrar, General, ("textFr", "La phrase générale."));
        await SaveAsync(registrar, OfModule, ("textFr", "La phrase du module."));

        var own = await (await Graduate.OfAsync(site)).AwardAsync();
        var other = await (await Graduate.OfAsync(site, Graduate.NotAssessed)).AwardAsync();
        var edit = await registrar.GetAsync(OfModule);
        await registrar.SubmitAsync(edit, "/registrar/templates/remove?target=module%2Fessai");
        var later = await (await Graduate.OfAsync(site)).AwardAsync();

        Assert.Equal("La phrase du module.", own.Facts.Sentence?.Fr);
        Assert.Equal("La phrase générale.", other.Facts.Sentence?.Fr);
        Assert.Equal("La phrase générale.", later.Facts.Sentence?.Fr);
    }

    [Theory]
    [InlineData("textFr", "{prénom} a suivi {titre}", "Rien ne porte ce nom : {prénom}. Écrivez l’un de ceux-ci : {nom} {titre}")]
    [InlineData("textEn", "{nom} took it", "Rien ne porte ce nom : {nom}. Écrivez l’un de ceux-ci : {name} {title}")]
    [InlineData("textFr", "{nom a suivi", "Rien ne porte ce nom : {.")]
    [InlineData("textFr", "{nom} a suivi 山", "La police de l’attestation ne sait pas écrire : 山")]
    [InlineData("signatoryName-0", "山 Côté", "La police de l’attestation ne sait pas écrire : 山")]
    [InlineData("signatoryTitleFr-0", "Registraire", "Cette ligne est nécessaire", "signatoryName-0")]
    [InlineData("recognitionBody-0", "Ordre des vigies", "Cette ligne est nécessaire", "recognitionNumber-0")]
    [InlineData("validMonths", "0", "Donnez un nombre de mois de 1 à 240")]
    [InlineData("validMonths", "douze", "Donnez un nombre de mois de 1 à 240")]
    public async Task What_could_not_be_printed_is_refused_with_the_reason_and_stays_typed(
        string field,
        string value,
        string refusal,
        string? at = null
    )
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var page = await SaveAsync(registrar, General, (field, value));
        var kept = page.Document.GetElementById(field)!;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith(refusal, page.Text($".errors a[href='#{at ?? field}']").Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(value, kept.GetAttribute("value") ?? kept.TextContent);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<CredentialTemplate>().CountAsync()));
    }

    [Theory]
    [InlineData("2026-11-23", "", true)]
    [InlineData("2026-01-01", "2026-11-23", true)]
    [InlineData("2026-11-24", "", false)]
    [InlineData("2026-01-01", "2026-11-22", false)]
    public async Task A_recognition_is_said_of_what_was_completed_while_it_held(string from, string until, bool isSaid)
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await SaveAsync(
            registrar,
            General,
            ("recognitionBody-0", "Ordre des vigies"),
            ("recognitionNumber-0", "OV-2026-12"),
            ("recognitionFrom-0", from),
            ("recognitionUntil-0", until),
            ("recognitionStatementFr-0", "0,25 heure reconnue"),
            ("recognitionStatementEn-0", "0.25 hour recognised")
        );

        var page = await site.Visit().GetAsync($"/c/{(await (await Graduate.OfAsync(site)).AwardAsync()).Code}");

        Assert.Equal(isSaid, page.Text("article").Contains("Ordre des vigies, nº OV-2026-12", StringComparison.Ordinal));
        Assert.Equal(isSaid, page.Text("article").Contains("hors les reconnaissances qu’elle mentionne", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_lasts_for_some_months_expires_and_says_so()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await SaveAsync(registrar, General, ("validMonths", "24"));
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();

        var before = await site.Visit().GetAsync($"/c/{credential.Code}");
        site.Time.Advance(TimeSpan.FromDays(731));
        var after = await site.Visit().GetAsync($"/c/{credential.Code}");
        var printed = await site.Visit().GetAsync($"/c/{credential.Code}/pdf?lang=fr");

        Assert.True(before.Has(".standing.issued"));
        Assert.Contains("23 novembre 2028", before.Text(".facts"), StringComparison.Ordinal);
        Assert.StartsWith("Expirée le 23 novembre 2028.", after.Text(".standing.expired"), StringComparison.Ordinal);
        Assert.Equal($"/c/{credential.Code}", printed.Path);
    }

    [Fact]
    public async Task Of_two_who_edit_at_once_the_second_loses_nothing_and_overwrites_nothing_unseen()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var form = await registrar.GetAsync(General);
        await registrar.SubmitAsync(form, General, ("textFr", "La première."));

        var overtaken = await registrar.SubmitAsync(form, General, ("textFr", "La seconde."));
        var between = await site.InDatabaseAsync(db => db.Set<CredentialTemplate>().Select(t => t.TextFr).SingleAsync());
        var twice = await registrar.SubmitAsync(overtaken, General);
        var again = await registrar.SubmitAsync(overtaken, General);

        Assert.Equal(HttpStatusCode.Conflict, overtaken.Status);
        Assert.Equal("La seconde.", overtaken.Text("#textFr"));
        Assert.Equal("La première.", between);
        Assert.Equal("/registrar/templates?saved=1", twice.Address);
        Assert.Equal("/registrar/templates?saved=1", again.Address);
        var kept = await site.InDatabaseAsync(db => db.Set<CredentialTemplate>().SingleAsync());
        Assert.Equal(("La seconde.", 2), (kept.TextFr, kept.Revision));
    }

    [Fact]
    public async Task A_preview_shows_what_is_typed_and_saves_nothing()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var form = await registrar.GetAsync(OfModule);
        var token = form.Value("__RequestVerificationToken");

        var page = await registrar.PostAsync("/registrar/templates/preview?target=module%2Fessai", OfModule, ("textFr", "{nom} y était."));
        using var fields = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("isBilingual", "true")]);
        var answer = await registrar.Client.PostAsync(
            new Uri("/registrar/templates/preview.pdf?target=module%2Fessai", UriKind.Relative),
            fields
        );
        var pdf = new PrintedCertificate(await answer.Content.ReadAsByteArrayAsync());
        var refused = await registrar.PostAsync("/registrar/templates/preview?target=", General, ("textFr", "{qui}"));

        Assert.Contains("Prénom Nom (aperçu) y était.", page.Text("article"), StringComparison.Ordinal);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("/Lang(en-CA)", pdf.Raw, StringComparison.Ordinal);
        Assert.Contains("/Lang(fr-CA)", pdf.Raw, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(0, await site.InDatabaseAsync(db => db.Set<CredentialTemplate>().CountAsync()));
    }

    [Fact]
    public async Task What_is_neither_a_module_nor_a_course_has_no_template()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        var learner = await site.SignUpAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await registrar.GetAsync(General + "module%2Fnulle-part")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await registrar.PostAsync(General + "x", General, ("textFr", "x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync("/registrar/templates")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await registrar.ForgeAsync(General, ("textFr", "x"))).Status);
    }

    [Fact]
    public void Facts_of_before_there_were_templates_are_still_read()
    {
        var facts = CertifiedFacts.FromJson(
            """
            {"Title":{"Fr":"Un essai","En":"A trial"},"Version":"1.0.0","Objectives":{"Fr":[],"En":[]},"Competencies":[],"Modes":["Reading"],
             "Assessments":[],"Issuer":{"Name":"Institut","Address":"","Contact":"a@exemple.ca","RepresentativeName":"R","RepresentativeTitle":""}}
            """
        );

        Assert.Null(facts.Sentence);
        Assert.Empty(facts.Signatories);
        Assert.Empty(facts.Recognitions);
        Assert.Equal(facts.Title, CertifiedFacts.FromJson(facts.ToJson()).Title);
    }

    private static async Task<Page> SaveAsync(Browser registrar, string address, params (string, string)[] fields) =>
        await registrar.SubmitAsync(await registrar.GetAsync(address), address, fields);
}
