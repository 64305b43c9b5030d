using System.Globalization;
using System.Text.Json.Nodes;
using Training.Credentials.Badges.LinkedData;
using Training.Credentials.Keys;
using Training.Institutions;
using Training.Localization;

namespace Training.Credentials.Badges;

/// <summary>A credential as an OpenBadgeCredential (Open Badges 3.0, Verifiable Credentials 2.0): what its page says, and never a score.</summary>
internal sealed class BadgeDocument(IssuerIdentity identity)
{
    public const string Type = "OpenBadgeCredential";

    public JsonObject Of(Credential credential, Institution issuer, int place)
    {
        var root = identity.Root(issuer);
        var address = $"{root}/c/{credential.Code}";
        var words = new CredentialWords(credential, credential.Language);
        var document = new JsonObject
        {
            ["@context"] = new JsonArray(PinnedContexts.Credentials, PinnedContexts.OpenBadges),
            ["id"] = address,
            ["type"] = new JsonArray("VerifiableCredential", Type),
            ["name"] = words.Title,
            ["issuer"] = Profile(credential, issuer, root),
            ["validFrom"] = Moment(credential.IssuedAt),
            ["credentialSubject"] = new JsonObject
            {
                // A name for the holder that is only this credential’s: nothing links two of theirs.
                ["id"] = $"{address}#holder",
                ["type"] = new JsonArray("AchievementSubject"),
                ["identifier"] = new JsonArray(Holder(credential)),
                ["achievement"] = Achievement(credential, words, root),
            },
            ["credentialStatus"] = new JsonArray(Status(root, StatusList.Revocation, place), Status(root, StatusList.Suspension, place)),
        };
        if (credential.ExpiresAt is { } expires)
            document["validUntil"] = Moment(expires);
        return document;
    }

    public static string StatusAddress(string root, string purpose) => $"{root}/status/{purpose}";

    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private JsonObject Profile(Credential credential, Institution issuer, string root)
    {
        var profile = new JsonObject
        {
            ["id"] = identity.Did(issuer),
            ["type"] = new JsonArray("Profile"),
            ["name"] = credential.Facts.Issuer.Name,
            ["url"] = root,
        };
        if (credential.Facts.Issuer.Contact.Contains('@', StringComparison.Ordinal))
            profile["email"] = credential.Facts.Issuer.Contact;
        return profile;
    }

    private static JsonObject Holder(Credential credential) =>
        new()
        {
            ["type"] = "IdentityObject",
            ["identityType"] = "name",
            ["hashed"] = false,
            ["identityHash"] = credential.HolderName,
        };

    private static JsonObject Achievement(Credential credential, CredentialWords words, string root)
    {
        var page = $"{root}/{(credential.CourseCompletionId is null ? "modules" : "courses")}/{credential.Module}";
        return new()
        {
            ["id"] = page,
            ["type"] = new JsonArray("Achievement"),
            ["achievementType"] = "CertificateOfCompletion",
            ["name"] = words.Title,
            ["description"] = string.Join(" ", [$"{words.Kind}, {words.Hours}.", .. words.Objectives]),
            ["image"] = new JsonObject { ["id"] = root + ServeBadge.PicturePath, ["type"] = "Image" },
            ["inLanguage"] = credential.Language.Code(),
            ["version"] = credential.Facts.Version,
            ["criteria"] = new JsonObject { ["narrative"] = string.Join("\n\n", words.Assessments) },
            ["alignment"] = new JsonArray([
                .. words
                    .Competencies.DistinctBy(c => c.Code)
                    .Select(c => new JsonObject
                    {
                        ["type"] = new JsonArray("Alignment"),
                        ["targetCode"] = c.Code,
                        ["targetName"] = c.Name,
                        ["targetUrl"] = page,
                    }),
            ]),
        };
    }

    private static JsonObject Status(string root, string purpose, int place) =>
        new()
        {
            ["id"] = $"{StatusAddress(root, purpose)}#{place}",
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = purpose,
            ["statusListIndex"] = place.ToString(CultureInfo.InvariantCulture),
            ["statusListCredential"] = StatusAddress(root, purpose),
        };
}
