using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Credentials.Certificates;
using Training.Learners;

namespace Training.Tests.Credentials;

/// <summary>Anyone asks whether a file is the one that was handed out, and programs are answered in their own form.</summary>
public sealed class CheckFileTests
{
    [Fact]
    public async Task A_file_that_was_handed_out_is_known_and_a_changed_one_is_not()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");
        await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");
        byte[] changed = [.. pdf.Bytes[..^1], (byte)'!'];
        var visitor = site.Visit();
        var form = await visitor.GetAsync($"/c/{credential.Code}");

        var known = await visitor.UploadAsync(form, $"/c/{credential.Code}/file", "file", "attestation.pdf", pdf.Bytes);
        var unknown = await visitor.UploadAsync(form, $"/c/{credential.Code}/file", "file", "attestation.pdf", changed);
        var kept = await site.InDatabaseAsync(db => db.Set<CertificateFile>().ToListAsync());

        Assert.StartsWith("Ce fichier est bien celui", known.Text("#file-answer"), StringComparison.Ordinal);
        Assert.StartsWith("Ce fichier n’est pas celui", unknown.Text("#file-answer"), StringComparison.Ordinal);
        Assert.Equal(Hash(pdf.Bytes), Assert.Single(kept).Sha256);
    }

    [Fact]
    public async Task Its_hash_alone_is_enough_to_ask()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=en");
        var address = $"/c/{credential.Code}/file?sha256=";

        var page = await site.Visit("en-CA").GetAsync(address + Hash(pdf.Bytes).ToUpperInvariant());
        var other = await site.Visit("en-CA").GetAsync(address + Hash([1, 2, 3]));
        var nonsense = await site.Visit().GetAsync(address + "../../etc/passwd");

        Assert.StartsWith("This file is the one", page.Text("#file-answer"), StringComparison.Ordinal);
        Assert.StartsWith("This file isn’t the one", other.Text("#file-answer"), StringComparison.Ordinal);
        Assert.Equal($"/c/{credential.Code}", nonsense.Path);
        Assert.False(nonsense.Has("#file-answer"));
    }

    [Fact]
    public async Task A_known_file_of_one_that_fell_is_not_said_to_be_valid()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var pdf = await PrintedCertificate.OfAsync(site.Visit(), $"/c/{credential.Code}/pdf?lang=fr");
        await FallAsync(site);

        var page = await site.Visit().GetAsync($"/c/{credential.Code}/file?sha256={Hash(pdf.Bytes)}");

        Assert.Contains("n’est plus valide", page.Text("#file-answer"), StringComparison.Ordinal);
        Assert.True(page.Has(".standing.revoked"));
    }

    [Theory]
    [InlineData(0, "", "Choisissez le fichier à comparer")]
    [InlineData(10, "GIF89a", "Ce fichier n’est pas un PDF")]
    [InlineData(1024 * 1024 + 1, "%PDF-1.7", "Le fichier a plus de 1 Mo")]
    public async Task What_can_not_be_a_certificate_is_refused_with_the_reason(int length, string head, string refusal)
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var bytes = new byte[length];
        Encoding.ASCII.GetBytes(head).CopyTo(bytes, 0);
        var visitor = site.Visit();

        var page = await visitor.UploadAsync(
            await visitor.GetAsync($"/c/{credential.Code}"),
            $"/c/{credential.Code}/file",
            "file",
            "a.pdf",
            bytes
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith(refusal, page.Text(".errors a[href='#file']").Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_the_forms_token_is_not_read()
    {
        using var site = new TrainingSite();
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        using var content = new MultipartFormDataContent { { new ByteArrayContent([.. "%PDF-1.7"u8]), "file", "a.pdf" } };

        var answer = await site.Visit().Client.PostAsync(new Uri($"/c/{credential.Code}/file", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_program_that_asks_for_JSON_is_told_the_same_and_hears_at_once_of_a_revocation()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var learner = await Graduate.OfAsync(site);
        var credential = await learner.AwardAsync();

        var before = await AskAsync(site, $"/c/{credential.Code}");
        await FallAsync(site);
        var after = await AskAsync(site, $"/c/{credential.Code}");

        Assert.Equal("Amélie Tremblay-Nguyễn", before.GetProperty("holder").GetString());
        Assert.Equal("Un essai", before.GetProperty("title").GetProperty("fr").GetString());
        Assert.Equal(0.25m, before.GetProperty("hours").GetDecimal());
        Assert.Equal($"https://formation.exemple.ca/c/{credential.Code}", before.GetProperty("address").GetString());
        Assert.Equal("issued", before.GetProperty("state").GetProperty("word").GetString());
        Assert.True(before.GetProperty("state").GetProperty("stands").GetBoolean());
        Assert.Equal("revoked", after.GetProperty("state").GetProperty("word").GetString());
        Assert.Equal("Une erreur", after.GetProperty("state").GetProperty("reason").GetString());
        Assert.DoesNotContain(learner.Email, before.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_asks_for_nothing_that_exists_gets_a_problem()
    {
        using var site = new TrainingSite();
        var client = site.Visit().Client;
        client.DefaultRequestHeaders.Accept.Clear();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");

        var answer = await client.GetAsync(new Uri("/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nobody_tries_codes_without_end()
    {
        using var site = new TrainingSite();
        var client = site.Visit().Client;
        var last = HttpStatusCode.OK;

        for (var i = 0; i < 310 && last != HttpStatusCode.TooManyRequests; i++)
            last = (await client.GetAsync(new Uri("/c/rien", UriKind.Relative))).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private static async Task<JsonElement> AskAsync(TrainingSite site, string address)
    {
        var client = site.Visit().Client;
        client.DefaultRequestHeaders.Accept.Clear();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html;q=0.5, application/json");
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
    }

    private static Task FallAsync(TrainingSite site) =>
        site.InDatabaseAsync(async db =>
        {
            await db.Set<Credential>()
                .ExecuteUpdateAsync(change =>
                    change.SetProperty(c => c.State, CredentialState.Revoked).SetProperty(c => c.StateReason, "Une erreur")
                );
        });

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
