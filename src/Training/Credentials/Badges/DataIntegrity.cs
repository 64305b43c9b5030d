using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Training.Credentials.Badges.LinkedData;
using Training.Credentials.Keys;

namespace Training.Credentials.Badges;

/// <summary>A proof inside the document itself (Data Integrity, <c>eddsa-rdfc-2022</c>): it signs what is said, however the JSON is laid out.</summary>
internal static class DataIntegrity
{
    private const string Type = "DataIntegrityProof";
    private const string Suite = "eddsa-rdfc-2022";
    private const string Purpose = "assertionMethod";
    private static readonly string[] Members = ["type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"];

    /// <param name="method">The <c>did:web</c> address of the key.</param>
    public static JsonObject Prove(JsonObject document, string method, DateTimeOffset now, Func<byte[], byte[]> sign)
    {
        var proof = new JsonObject
        {
            ["type"] = Type,
            ["cryptosuite"] = Suite,
            ["created"] = BadgeDocument.Moment(now),
            ["verificationMethod"] = method,
            ["proofPurpose"] = Purpose,
        };
        var value = Multibase.Encode(sign(Hashes(document, proof, PinnedContexts.Read(document["@context"]))));
        proof["proofValue"] = value;
        var proven = document.DeepClone().AsObject();
        proven["proof"] = proof;
        return proven;
    }

    /// <returns>Who signed with which key, and whether it holds: null when that key isn’t known. Nothing at all when it has no proof of this kind.</returns>
    public static (string Did, string KeyId, bool? Holds)? Check(JsonObject proven, Func<string, JsonObject?> key)
    {
        if (proven["proof"] is not JsonObject proof || proof.Any(member => !Members.Contains(member.Key)))
            return null;
        if (Text(proof, "type") != Type || Text(proof, "cryptosuite") != Suite || Text(proof, "proofPurpose") != Purpose)
            return null;
        if (Text(proof, "verificationMethod").Split('#') is not [var did, var keyId])
            return null;
        if (key(keyId) is not { } jwk || PublicKey.Algorithm(jwk) != SigningAlgorithm.EdDSA)
            return (did, keyId, null);
        var options = proof.DeepClone().AsObject();
        options.Remove("proofValue");
        return (
            did,
            keyId,
            Multibase.Decode(Text(proof, "proofValue")) is { } signature
                && PublicKey.Verify(jwk, Hashes(proven, options, PinnedContexts.Read(proven["@context"])), signature)
        );
    }

    /// <summary>What is signed: the hash of the proof’s own words, then that of the document’s.</summary>
    public static byte[] Hashes(JsonObject document, JsonObject options, Terms terms)
    {
        var bare = document.DeepClone().AsObject();
        bare.Remove("@context");
        bare.Remove("proof");
        return [.. Hash(options, terms), .. Hash(bare, terms)];
    }

    private static byte[] Hash(JsonObject json, Terms terms) => SHA256.HashData(CanonicalForm.Of(ReadStatements.Of(json, terms)));

    // Another’s proof may have other words, or none: it isn’t of this kind then.
    private static string Text(JsonObject json, string name) => json.Words(name) ?? "";
}
