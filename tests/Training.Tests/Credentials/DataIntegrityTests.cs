using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Training.Credentials;
using Training.Credentials.Badges;
using Training.Credentials.Badges.LinkedData;
using Training.Credentials.Keys;

namespace Training.Tests.Credentials;

/// <summary>Proofs inside the document, against what others publish of <c>eddsa-rdfc-2022</c> and what other programs read in our words.</summary>
public sealed class DataIntegrityTests
{
    private const string Method = "https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

    /// <summary>The words that the example of the specification has beyond the credentials’ own.</summary>
    private static readonly JsonObject Alumni = new()
    {
        ["AlumniCredential"] = "https://www.w3.org/ns/credentials/examples#AlumniCredential",
        ["alumniOf"] = "https://www.w3.org/ns/credentials/examples#alumniOf",
    };

    [Theory]
    [InlineData("", true)]
    [InlineData("The School of Examples", false)]
    public void The_example_of_the_specification_verifies_and_a_changed_one_does_not(string changed, bool holds)
    {
        // Data Integrity EdDSA Cryptosuites 1.0, appendix B.1.
        var document = JsonNode
            .Parse(
                """
                {
                  "id": "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
                  "type": ["VerifiableCredential", "AlumniCredential"],
                  "name": "Alumni Credential",
                  "description": "A minimum viable example of an Alumni Credential.",
                  "issuer": "https://vc.example/issuers/5678",
                  "validFrom": "2023-01-01T00:00:00Z",
                  "credentialSubject": { "id": "did:example:abcdefgh", "alumniOf": "The School of Examples" }
                }
                """
            )!
            .AsObject();
        if (changed != "")
            document["credentialSubject"]!["alumniOf"] = changed + "!";
        var proof = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = "eddsa-rdfc-2022",
            ["created"] = "2023-02-24T23:36:38Z",
            ["verificationMethod"] = Method,
            ["proofPurpose"] = "assertionMethod",
        };
        var terms = PinnedContexts.Read(new JsonArray(PinnedContexts.Credentials)).With(Alumni);

        var hashes = DataIntegrity.Hashes(document, proof, terms);

        var signature = Multibase.Decode("z21EVs3eXERqTn4acNHT9viboqgzUaQ3kTmhPT3eA8qrVPE7CrQq78WkzctnMX5W4CrzcKnHw8V6dvy5pgWYCU5e9")!;
        Assert.Equal(holds, PublicKey.Verify(Ed25519Key.FromMultikey(Method.Split('#')[1])!, hashes, signature));
    }

    [Fact]
    public void Another_program_reads_the_same_in_a_badge()
    {
        // The hash is that of the canonical form which a JSON-LD library in another language wrote of this document.
        var document = JsonNode
            .Parse(
                """
                {
                  "id": "https://formation.exemple.ca/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G",
                  "type": ["VerifiableCredential", "OpenBadgeCredential"],
                  "name": "Présence « à distance » 😀",
                  "issuer": { "id": "did:web:formation.exemple.ca%3A8443:i:cegep", "type": ["Profile"], "name": "Cégep", "url": "https://formation.exemple.ca" },
                  "validFrom": "2026-11-23T14:00:00Z",
                  "validUntil": "2028-11-23T14:00:00Z",
                  "credentialSubject": {
                    "id": "https://formation.exemple.ca/c/7K3QD2M4PAXH8ZR5TWVC9NBE6G#holder",
                    "type": ["AchievementSubject"],
                    "identifier": [{ "type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": "Amélie Tremblay-Nguyễn" }],
                    "achievement": {
                      "id": "https://formation.exemple.ca/modules/essai",
                      "type": ["Achievement"],
                      "achievementType": "CertificateOfCompletion",
                      "name": "Un essai",
                      "description": "Deux lignes,\net un \"mot\" \\ cité.\t",
                      "image": { "id": "https://formation.exemple.ca/badge.png", "type": "Image" },
                      "inLanguage": "fr",
                      "version": "1.0.0",
                      "criteria": { "narrative": "Réussir." },
                      "alignment": [
                        { "type": ["Alignment"], "targetCode": "C2", "targetName": "Protéger", "targetUrl": "https://formation.exemple.ca/modules/essai" },
                        { "type": ["Alignment"], "targetCode": "C3", "targetName": "Être présent", "targetUrl": "https://formation.exemple.ca/modules/essai" }
                      ]
                    }
                  },
                  "credentialStatus": [
                    {
                      "id": "https://formation.exemple.ca/status/revocation#7",
                      "type": "BitstringStatusListEntry",
                      "statusPurpose": "revocation",
                      "statusListIndex": "7",
                      "statusListCredential": "https://formation.exemple.ca/status/revocation"
                    }
                  ]
                }
                """
            )!
            .AsObject();

        var canonical = CanonicalForm.Of(
            ReadStatements.Of(document, PinnedContexts.Read(new JsonArray(PinnedContexts.Credentials, PinnedContexts.OpenBadges)))
        );

        Assert.Equal(
            "c2b83486defcdf523fe86ea8a809dab6494e1feaae9ca87066c427d13699ae4c",
            Convert.ToHexStringLower(SHA256.HashData(canonical))
        );
    }

    [Fact]
    public void A_key_is_written_as_others_write_it()
    {
        const string multikey = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";

        Assert.Equal(multikey, Ed25519Key.Multikey(Ed25519Key.FromMultikey(multikey)!));
        Assert.Null(Ed25519Key.FromMultikey(multikey[..^1] + "0"));
        Assert.Null(Ed25519Key.FromMultikey(multikey[..^2]));
        byte[] zeros = [0, 0, 1];
        Assert.Equal("z112", Multibase.Encode(zeros));
        Assert.Equal(zeros, Multibase.Decode("z112"));
    }

    [Theory]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","nickname":"x"}""")]
    [InlineData("""{"id":"urn:a","type":"Nothing"}""")]
    [InlineData("""{"id":"not an address","type":"VerifiableCredential"}""")]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","name":{"@value":"x"}}""")]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","name":1}""")]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","name":null}""")]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","@graph":[]}""")]
    [InlineData("""{"id":"urn:a","type":"VerifiableCredential","proof":{}}""")]
    public void What_cannot_be_read_whole_is_refused(string document)
    {
        var terms = PinnedContexts.Read(new JsonArray(PinnedContexts.Credentials));

        Assert.Throws<FormatException>(() => ReadStatements.Of(JsonNode.Parse(document)!.AsObject(), terms).Count);
    }

    [Fact]
    public void Two_things_that_cannot_be_told_apart_are_refused()
    {
        var terms = PinnedContexts.Read(new JsonArray(PinnedContexts.Credentials, PinnedContexts.OpenBadges));
        const string alignment = """{"type":"Alignment","targetName":"x"}""";
        var twice = JsonNode.Parse($$"""{"id":"urn:a","type":"Achievement","alignment":[{{alignment}},{{alignment}}]}""")!.AsObject();

        Assert.Throws<FormatException>(() => CanonicalForm.Of(ReadStatements.Of(twice, terms)));
    }

    [Fact]
    public void A_context_that_is_not_ours_is_not_read()
    {
        Assert.Throws<FormatException>(() => PinnedContexts.Read(new JsonArray("https://example.org/context")));
        Assert.Throws<FormatException>(() => PinnedContexts.Read(null));
    }

    [Fact]
    public async Task The_document_says_what_the_token_says()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var visitor = site.Visit().Client;

        var document = JsonNode
            .Parse(await visitor.GetStringAsync(new Uri($"/c/{credential.Code}/badge.json", UriKind.Relative)))!
            .AsObject();
        var token = await visitor.GetStringAsync(new Uri($"/c/{credential.Code}/badge.jwt", UriKind.Relative));

        var claims = JsonNode.Parse(Encoding.UTF8.GetString(Jose.Base64Url.Decode(token.Split('.')[1])))!.AsObject();
        foreach (var claim in new[] { "iss", "jti", "sub", "nbf" })
            Assert.True(claims.Remove(claim));
        Assert.True(document.Remove("proof"));
        Assert.True(JsonNode.DeepEquals(claims, document));
    }

    [Fact]
    public async Task A_document_signed_before_a_rotation_is_valid()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        var credential = await (await Graduate.OfAsync(site)).AwardAsync();
        var address = new Uri($"/c/{credential.Code}/badge.json", UriKind.Relative);
        var before = await site.Visit().Client.GetStringAsync(address);

        await OtherVerifier.RotateAsync(site);

        var did = await site.Visit().Client.GetByteArrayAsync(new Uri("/.well-known/did.json", UriKind.Relative));
        var keys = PublishedKeys.Read(did)!;
        var (old, renewed) = (Open(before), Open(await site.Visit().Client.GetStringAsync(address)));
        Assert.Equal((null, null), (old.Problem, renewed.Problem));
        Assert.NotEqual(old.KeyId, renewed.KeyId);

        OpenedBadge Open(string badge) => OpenedBadge.Open(badge, id => keys.GetValueOrDefault(id), site.Time.GetUtcNow());
    }

    [Fact]
    public async Task A_status_list_is_had_with_its_proof_inside()
    {
        using var site = new TrainingSite { Settings = { ["Training:PublicUrl"] = "https://formation.exemple.ca" } };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/status/revocation", UriKind.Relative));
        request.Headers.Add("Accept", "application/vc, application/json;q=0.5");

        using var answer = await site.Visit().Client.SendAsync(request);

        Assert.Equal("application/vc", answer.Content.Headers.ContentType?.MediaType);
        var keys = await site.InDatabaseAsync(db => db.Set<SigningKey>().ToListAsync());
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        Assert.True(DataIntegrity.Check(list, id => JsonNode.Parse(keys.Single(k => k.Id == id).PublicKey)!.AsObject())!.Value.Holds);
    }
}
