using System.Security.Cryptography;
using System.Text;
using Training.Content;
using Training.Localization;

namespace Training.Privacy.Consents;

/// <summary>
/// What the site asks consent for: all that it does with someone’s data beyond what learning there needs. Each is off until the person turns it on, on
/// reading its text.
/// </summary>
public static class ConsentPurpose
{
    /// <summary>Letters about what is due and new.</summary>
    public const string Digest = "digest";

    /// <summary>Letters on days when something is to be reviewed.</summary>
    public const string Reminder = "reminder";

    /// <summary>Links by which others read a debrief.</summary>
    public const string Debrief = "debrief";

    public static readonly IReadOnlyList<string> All = [Digest, Reminder, Debrief];

    /// <summary>The text that is shown beside the button, as its key.</summary>
    public static string TextKey(string purpose) =>
        purpose switch
        {
            Digest => "Account.Digest.Hint",
            Reminder => "Reminder.Text",
            _ => "Share.Shows",
        };

    /// <summary>SHA-256 of the text in a language: another wording is another version, and the row tells which one was read.</summary>
    public static string HashOf(string purpose, Language language) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ResourceText.In(language, TextKey(purpose)))));
}
