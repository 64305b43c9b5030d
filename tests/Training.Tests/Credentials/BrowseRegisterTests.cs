using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Credentials;
using Training.Learners;
using Training.Privacy;
using Training.Privacy.Auditing;

namespace Training.Tests.Credentials;

/// <summary>A registrar looks through everything that the institution issued, and takes it away.</summary>
public sealed class BrowseRegisterTests
{
    [Fact]
    public async Task What_was_issued_is_found_by_name_by_code_by_module_and_by_state()
    {
        using var site = new TrainingSite();
        var first = await (await Graduate.OfAsync(site)).AwardAsync(("name", "Élise Gagnon"));
        await (await Graduate.OfAsync(site, Graduate.NotAssessed)).AwardAsync(("name", "Noah O’Brien"));
        await site.InDatabaseAsync(db =>
            db.Set<Credential>()
                .Where(c => c.Id == first.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.State, CredentialState.Suspended))
        );
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        async Task<string> FindAsync(string query) =>
            string.Join(", ", (await registrar.GetAsync("/registrar?" + query)).Document.QuerySelectorAll("tbody th a").Select(NameIn));

        Assert.Equal("Noah O’Brien, Élise Gagnon", await FindAsync(""));
        Assert.Equal("Élise Gagnon", await FindAsync("q=" + Uri.EscapeDataString("ÉLISE gag")));
        Assert.Equal("Élise Gagnon", await FindAsync("q=" + CredentialCode.ForReading(first.Code).ToLowerInvariant()));
        Assert.Equal("Élise Gagnon", await FindAsync("q=" + CredentialCode.ForReading(first.Code)[..11]));
        Assert.Equal("Noah O’Brien", await FindAsync("module=presence"));
        Assert.Equal("Élise Gagnon", await FindAsync("state=suspended"));
        Assert.Equal("Noah O’Brien", await FindAsync("state=issued"));
        Assert.Equal("", await FindAsync("state=revoked"));
        Assert.Equal("", await FindAsync("q=%25"));
    }

    [Fact]
    public async Task A_long_register_has_pages_of_fifty_and_each_asks_little()
    {
        using var site = new TrainingSite();
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);
        await AddManyAsync(site, 60);

        var first = await registrar.GetAsync("/registrar?q=personne");
        var second = await registrar.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        var asked = await site.Sql.DuringAsync(() => registrar.GetAsync("/registrar"));

        Assert.Equal("60 attestations", first.Text("main strong"));
        Assert.Equal((50, 10), (first.Texts("tbody tr").Count, second.Texts("tbody tr").Count));
        Assert.InRange(asked.Count, 1, 10);
    }

    [Fact]
    public async Task The_register_is_taken_away_as_a_file_in_which_no_cell_is_a_formula()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync(("name", "=1+1"));
        await (await Graduate.OfAsync(site)).AwardAsync(("name", "Noah O’Brien"));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var answer = (await registrar.GetAsync("/registrar/register.csv?q=%3D1")).Response;
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(bytes[3..]);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("-2026-11-23.csv", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.StartsWith("code;nom;type;titre;module;version;heures;", text, StringComparison.Ordinal);
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
        Assert.Contains(";0,25;2026-11-23;2026-11-23;", text, StringComparison.Ordinal);
        Assert.Contains($"https://formation.exemple.ca/c/{credential.Code}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Noah", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_text_as_text()
    {
        using var site = new TrainingSite();
        await (await Graduate.OfAsync(site)).AwardAsync(("name", "=1+1"));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var answer = await registrar.Client.GetAsync(new Uri("/registrar/register.xlsx", UriKind.Relative));
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var parts = new StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            parts.Append(await reader.ReadToEndAsync());
        }

        Assert.Contains("=1+1", parts.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", parts.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", parts.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_files_say_of_each_what_its_page_says()
    {
        using var site = new TrainingSite();
        var expired = await (await Graduate.OfAsync(site)).AwardAsync(("name", "Élise Gagnon"));
        var replaced = await (await Graduate.OfAsync(site)).AwardAsync(("name", "Noah Roy"));
        var until = site.Time.GetUtcNow().AddDays(2);
        var changed = site.Time.GetUtcNow().AddDays(1);
        await site.InDatabaseAsync(async db =>
        {
            // It was suspended for a while before.
            await db.Set<Credential>()
                .Where(c => c.Id == expired.Id)
                .ExecuteUpdateAsync(change => change.SetProperty(c => c.ExpiresAt, until).SetProperty(c => c.StateChangedAt, changed));
            await db.Set<Credential>()
                .Where(c => c.Id == replaced.Id)
                .ExecuteUpdateAsync(change =>
                    change
                        .SetProperty(c => c.SupersededBy, expired.Code)
                        .SetProperty(c => c.State, CredentialState.Suspended)
                        .SetProperty(c => c.StateReason, "Un motif d’avant")
                        .SetProperty(c => c.StateChangedAt, changed)
                );
        });
        site.Time.Advance(TimeSpan.FromDays(10));
        var registrar = await site.SignUpWithRoleAsync(Role.Registrar);

        var lines = Encoding
            .UTF8.GetString(await registrar.Client.GetByteArrayAsync(new Uri("/registrar/register.csv", UriKind.Relative)))
            .Split('\n');
        var trail = await site.InDatabaseAsync(db =>
            db.Set<AuditEntry>().Where(e => e.Action == AuditAction.CredentialsExported).ToListAsync()
        );

        Assert.Contains(
            lines,
            l => l.Contains("Élise Gagnon", StringComparison.Ordinal) && l.Contains(";Expirée;2026-11-25;;", StringComparison.Ordinal)
        );
        Assert.Contains(
            lines,
            l => l.Contains("Noah Roy", StringComparison.Ordinal) && l.Contains(";Remplacée;2026-11-24;;", StringComparison.Ordinal)
        );
        Assert.Equal("2", Assert.Single(trail).Detail);
    }

    [Fact]
    public async Task A_learner_takes_no_register_away()
    {
        using var site = new TrainingSite();
        var learner = await site.SignUpAsync();

        foreach (var file in new[] { "register.csv", "register.xlsx" })
            Assert.Equal(HttpStatusCode.Forbidden, (await learner.GetAsync("/registrar/" + file)).Status);
    }

    // Without what only screen readers are told.
    private static string NameIn(AngleSharp.Dom.IElement link) => link.FirstChild!.TextContent;

    private static async Task AddManyAsync(TrainingSite site, int count)
    {
        var model = await (await Graduate.OfAsync(site)).AwardAsync();
        await site.InDatabaseAsync(db =>
        {
            for (var i = 0; i < count; i++)
                db.Add(
                    new Credential
                    {
                        Code = CredentialCode.New(),
                        LearnerId = model.LearnerId,
                        HolderName = $"Personne {i}",
                        Kind = model.Kind,
                        Module = model.Module,
                        ContentHash = model.ContentHash,
                        Language = Language.Fr,
                        Hours = model.Hours,
                        StartedAt = model.StartedAt,
                        CompletedAt = model.CompletedAt,
                        IssuedAt = model.IssuedAt,
                        Facts = model.Facts,
                    }
                );
            return db.SaveChangesAsync();
        });
    }
}
