using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Data;
using Training.Localization;
using Training.Privacy.Export;

namespace Training.Tests.Privacy;

/// <summary>Someone takes away all that is kept about them.</summary>
public sealed class ExportTests
{
    [Fact]
    public void Every_table_is_taken_away_or_the_reason_is_said()
    {
        using var db = Contexts.WithoutServer(DatabaseProvider.Sqlite);
        var tables = db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType).ToList();
        var taken = PersonalData.Kinds.Select(k => k.Entity).ToList();

        Assert.DoesNotContain(tables, t => !taken.Contains(t) && !PersonalData.NotTaken.ContainsKey(t));
        Assert.Empty(taken.Intersect(PersonalData.NotTaken.Keys));
        Assert.Empty(taken.Concat(PersonalData.NotTaken.Keys).Except(tables));
    }

    [Fact]
    public void No_table_with_a_learner_is_left_out_as_if_it_were_about_nobody()
    {
        string[] known = ["IdentityUserClaim`1", "IdentityUserToken`1", "Regrade"];
        using var db = Contexts.WithoutServer(DatabaseProvider.Sqlite);

        var about = db
            .Model.GetEntityTypes()
            .Where(e => PersonalData.NotTaken.ContainsKey(e.ClrType))
            .Where(e =>
                e.GetProperties().Any(p => p.Name is "LearnerId" or "UserId" or "SubjectId")
                || e.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(Training.Learners.Learner))
            )
            .Select(e => e.ClrType.Name);

        Assert.Equal(known, about.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Language.Fr)]
    [InlineData(Language.En)]
    public void Every_file_and_field_is_explained(Language language)
    {
        using var db = Contexts.WithoutServer(DatabaseProvider.Sqlite);

        var keys = PersonalData.Kinds.SelectMany(k =>
            k.Fields(db).Select(f => PersonalReadme.FieldKey(k.File, f.Name)).Prepend(PersonalReadme.FileKey(k.File))
        );

        Assert.Empty(keys.Where(key => ResourceText.In(language, key) == key).Distinct());
    }

    [Fact]
    public async Task The_archive_holds_what_they_did_and_what_was_written_about_it()
    {
        using var site = new TrainingSite();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");

        var files = await someone.ExportAsync();

        Assert.Equal(2 * PersonalData.Kinds.Count + 1, files.Count);
        Assert.Contains("Marquise-nom", files["LISEZ-MOI.txt"], StringComparison.Ordinal);
        foreach (
            var (file, words) in new[]
            {
                ("account", "Marquise-nom"),
                ("quiz-answers", "Marquise-ouverte"),
                ("journal", "Marquise-journal"),
                ("comments", "Marquise-commentaire"),
                ("grade-overrides", "Marquise-raison"),
                ("answer-assessments", "Marquise-lecture"),
                ("credentials", "Marquise-nom"),
            }
        )
        {
            Assert.Contains(words, files[$"json/{file}.json"], StringComparison.Ordinal);
            Assert.Contains(words, files[$"csv/{file}.csv"], StringComparison.Ordinal);
        }
        var rows = files
            .Where(f => f.Key.StartsWith("json/", StringComparison.Ordinal))
            .ToDictionary(f => f.Key[5..^5], f => JsonDocument.Parse(f.Value).RootElement.GetArrayLength());
        Assert.Equal(
            (1, 2, 1, 1, 1, 1),
            (rows["account"], rows["sessions"], rows["seats"], rows["shared-debriefs"], rows["completions"], rows["memberships"])
        );
        Assert.Equal(3, rows["enrolments"]);
    }

    [Fact]
    public async Task Nothing_in_it_opens_the_account()
    {
        using var site = new TrainingSite();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        var row = await site.InDatabaseAsync(db => db.Learners.SingleAsync(l => l.Id == someone.Id));
        var (hash, stamp) = (row.PasswordHash!, row.SecurityStamp!);

        var files = await someone.ExportAsync();

        Assert.DoesNotContain(
            files.Values,
            text => text.Contains(hash, StringComparison.Ordinal) || text.Contains(stamp, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_in_it_is_anyone_elses()
    {
        using var site = new TrainingSite();
        var cohort = await Someone.CohortAsync(site);
        var someone = await Someone.OfAsync(site, cohort, "Marquise");
        var other = await Someone.OfAsync(site, cohort, "Voisinage");

        var files = await someone.ExportAsync();

        Assert.DoesNotContain(files.Values, text => text.Contains("Voisinage", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(files.Values, text => text.Contains(other.Id.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task It_is_explained_in_the_language_of_the_person()
    {
        using var site = new TrainingSite();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise", Language.En);

        var files = await someone.ExportAsync();

        Assert.Contains("What instructors wrote to you.", files["README.txt"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_begins_like_a_formula_is_no_formula_in_a_sheet()
    {
        using var site = new TrainingSite();
        var learner = await site.AddLearnerAsync("=HYPERLINK(1)", "Roy");
        var browser = await site.SignInAsync(learner.Email!);

        using var zip = new System.IO.Compression.ZipArchive(
            new MemoryStream(await browser.Client.GetByteArrayAsync(new Uri(Someone.Page + "/export", UriKind.Relative)))
        );
        using var reader = new StreamReader(zip.GetEntry("csv/account.csv")!.Open());

        Assert.Contains("'=HYPERLINK(1)", await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_is_named_and_its_key_stays()
    {
        using var site = new TrainingSite();
        var someone = await Someone.OfAsync(site, await Someone.CohortAsync(site), "Marquise");
        await site.InDatabaseAsync(db =>
        {
            db.Add(
                new IdentityUserPasskey<Guid>
                {
                    UserId = someone.Id,
                    CredentialId = [1, 2, 3],
                    Data = new()
                    {
                        Name = "Le portable du bureau",
                        CreatedAt = site.Time.GetUtcNow(),
                        PublicKey = [7, 7, 7, 7, 7, 7],
                        AttestationObject = [1],
                        ClientDataJson = [1],
                        Transports = ["internal"],
                    },
                }
            );
            return db.SaveChangesAsync();
        });

        var files = await someone.ExportAsync();

        Assert.Contains("Le portable du bureau", files["json/passkeys.json"], StringComparison.Ordinal);
        Assert.Contains("2026-11-23T14:00:00Z", files["json/passkeys.json"], StringComparison.Ordinal);
        Assert.DoesNotContain(files.Values, text => text.Contains(Convert.ToBase64String([7, 7, 7, 7, 7, 7]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to()
    {
        using var site = new TrainingSite();

        var page = await site.Visit().GetAsync(Someone.Page + "/export");

        Assert.Equal((HttpStatusCode.OK, "/account/sign-in"), (page.Status, page.Path));
    }
}
