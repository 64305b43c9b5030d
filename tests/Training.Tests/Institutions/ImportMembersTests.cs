using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Institutions;
using Training.Institutions.Import;
using Training.Learners;

namespace Training.Tests.Institutions;

/// <summary>An admin invites many people from a file: sees first, then says yes.</summary>
public sealed class ImportMembersTests
{
    private const string Import = "/i/ordre/institution/import";

    [Fact]
    public async Task A_look_shows_what_becomes_of_every_row_and_writes_nothing()
    {
        using var site = new TrainingSite();
        var ordre = await site.AddInstitutionAsync("ordre", "Ordre des vigies");
        var admin = await site.SignUpAdminAsync(ordre);
        await site.GrantAsync(await site.AddLearnerAsync(email: "membre@exemple.ca"), Role.Author, ordre);
        await InviteAsync(admin, "invitee@exemple.ca");

        var page = await LookAsync(
            admin,
            """
            courriel;prénom;nom;langue;rôle
            elise@exemple.ca;Élise;L’Écuyer;fr;
            MEMBRE@exemple.ca;;;;
            invitee@exemple.ca;;;;
            elise@Exemple.ca;;;;
            pas-une-adresse;;;;
            a@exemple.ca;;;;operator
            b@exemple.ca;;;latin;
            c@exemple.ca;"Roy;;;
            """
        );

        string Outcome(int line) =>
            page
                .Document.QuerySelectorAll("tbody tr")
                .Single(r => r.QuerySelector("th")!.TextContent == $"Ligne {line}")
                .LastElementChild!.TextContent;
        Assert.Equal("sera invitée", Outcome(2));
        Assert.Equal("est déjà membre", Outcome(3));
        Assert.Equal("est déjà invitée", Outcome(4));
        Assert.Equal("est déjà plus haut dans le fichier", Outcome(5));
        Assert.Equal("courriel incomplet", Outcome(6));
        Assert.Equal("rôle inconnu", Outcome(7));
        Assert.Equal("langue inconnue", Outcome(8));
        Assert.StartsWith("ligne illisible", Outcome(9), StringComparison.Ordinal);
        Assert.Contains("4 lignes sont à corriger", page.Text(".alert.warning"), StringComparison.Ordinal);
        Assert.Equal("Envoyer 1 invitation", page.Text("main form .btn"));
        Assert.Equal(1, await site.CountLettersAsync());
    }

    [Fact]
    public async Task A_yes_sends_the_good_rows_once_however_often_it_is_said()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        var page = await LookAsync(
            admin,
            "email,given name,language,role\nnoah@exemple.ca,Noah,en,admin\nrate,,,\nelise@exemple.ca,Élise,fr,\n"
        );

        var done = await admin.SubmitAsync(page, Import + "/confirm");
        var again = await admin.SubmitAsync(page, Import + "/confirm");
        var invitations = await site.InDatabaseAsync(db => db.Set<Invitation>().OfAllInstitutions().OrderBy(i => i.Email).ToListAsync());

        Assert.Equal("2 lettres partent.", done.Text("[role=status] p"));
        Assert.Equal("0 lettre part.", again.Text("[role=status] p"));
        (string, string, Language, Role?)[] expected =
        [
            ("ELISE@EXEMPLE.CA", "Élise", Language.Fr, null),
            ("NOAH@EXEMPLE.CA", "Noah", Language.En, Role.Admin),
        ];
        Assert.Equal(expected, invitations.Select(i => (i.Email, i.GivenName, i.Language, i.Role)));
        Assert.Equal(2, await site.CountLettersAsync());
    }

    [Fact]
    public async Task Three_broken_rows_among_a_thousand_hold_nobody_else_up()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        var lines = Enumerable.Range(1, MembersCsv.MostRows).Select(i => $"membre{i}@exemple.ca;Prénom{i};Nom{i}").ToArray();
        (lines[10], lines[500], lines[999]) = ("sans-arobase;A;B", "x@exemple.ca;\"A;B", "y@exemple.ca;A;B;C;D");

        var page = await LookAsync(admin, "courriel;prénom;nom\n" + string.Join('\n', lines));
        var done = await admin.SubmitAsync(page, Import + "/confirm");

        Assert.Equal(["Ligne 12", "Ligne 502", "Ligne 1001"], page.Texts("tbody tr.bad-row th"));
        Assert.Equal("997 lettres partent.", done.Text("[role=status] p"));
        Assert.Equal(997, await site.CountLettersAsync());
    }

    [Fact]
    public async Task Rows_that_the_site_did_not_show_are_not_invited()
    {
        using var site = new TrainingSite();
        var (ordre, cegep) = (
            await site.AddInstitutionAsync("ordre", "Ordre des vigies"),
            await site.AddInstitutionAsync("cegep", "Cégep du Large")
        );
        var (admin, other) = (await site.SignUpAdminAsync(ordre), await site.SignUpAdminAsync(cegep));
        var rows = (await LookAsync(admin, "email\nnoah@exemple.ca")).Value("rows");

        var elsewhere = await other.PostAsync("/i/cegep/institution/import/confirm", "/i/cegep/institution/import", ("rows", rows));
        var forged = await admin.PostAsync(Import + "/confirm", Import, ("rows", "abc"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (elsewhere.Status, forged.Status));
        Assert.True(forged.Has("#file-error"));
        Assert.Equal(0, await site.CountLettersAsync());
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_so_in_words()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));

        var page = await LookAsync(admin, new string('a', MembersCsv.MostBytes + 100));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("plus de 1 Mio", page.Text("#file-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_largest_rows_still_travel_in_the_form_or_are_told_to_be_too_long()
    {
        using var site = new TrainingSite();
        var admin = await site.SignUpAdminAsync(await site.AddInstitutionAsync("ordre", "Ordre des vigies"));
        // Letters without order, which no packing makes shorter.
        var random = new Random(1);
        string Name() => string.Concat(Enumerable.Range(0, 100).Select(_ => (char)random.Next('a', 'z' + 1)));
        var file =
            "courriel;prénom;nom\n"
            + string.Concat(Enumerable.Range(0, MembersCsv.MostRows).Select(i => $"p{i}@exemple.ca;{Name()};{Name()}\n"));

        var page = await LookAsync(admin, file);
        var done = await admin.SubmitAsync(page, Import + "/confirm");

        Assert.Equal("1000 lettres partent.", done.Text("[role=status] p"));
    }

    private static async Task<Page> LookAsync(Browser admin, string file) =>
        await admin.UploadAsync(await admin.GetAsync(Import), Import, "file", "personnes.csv", Encoding.UTF8.GetBytes(file));

    private static async Task InviteAsync(Browser admin, string email) =>
        await admin.SubmitAsync(
            await admin.GetAsync("/i/ordre/institution/invitations"),
            "/i/ordre/institution/invitations",
            ("email", email)
        );
}
