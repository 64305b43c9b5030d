using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Localization;
using MimeKit;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Pages.Forms;
using Training.Web.Accounts.Passwords;

namespace Training.Web.Accounts;

/// <summary>What a name, an e-mail address and a password have to be, said in the learner's words.</summary>
internal sealed class AccountRules(IStringLocalizer<TrainingText> text, CurrentInstitution institution)
{
    public const int PasswordLength = 10;
    public const int LongestPassword = 200;
    public const int LongestEmail = 254;

    public void CheckName(FormErrors errors, string field, string? name, string missing)
    {
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(field, text[missing]);
        else if (name.Trim().Length > LearnerConfiguration.NameLength || name.Any(char.IsControl))
            errors.Add(field, text["Account.Name.Long", LearnerConfiguration.NameLength]);
    }

    public void CheckEmail(FormErrors errors, string field, string? email)
    {
        if (!IsEmail(email?.Trim()))
            errors.Add(field, text["Account.Email.Wrong"]);
    }

    /// <param name="own">What is known of whose it is: their names and address.</param>
    public void CheckPassword(FormErrors errors, string field, string? password, params IEnumerable<string?> own)
    {
        if (password is null || password.Length < PasswordLength)
            errors.Add(field, text["Account.Password.Short", PasswordLength]);
        else if (password.Length > LongestPassword)
            errors.Add(field, text["Account.Password.Long", LongestPassword]);
        else if (GuessablePassword.IsCommon(password))
            errors.Add(field, text["Account.Password.Common"]);
        else if (GuessablePassword.IsMadeOf(password, [text["Site.Name"], institution.Details.NameFr, institution.Details.NameEn, .. own]))
            errors.Add(field, text["Account.Password.Own"]);
    }

    public static bool IsEmail([NotNullWhen(true)] string? email) =>
        email is { Length: > 0 and <= LongestEmail }
        && MailboxAddress.TryParse(email, out var mailbox)
        && mailbox.Address == email
        && mailbox.LocalPart.Length > 0
        && mailbox.Domain.Contains('.', StringComparison.Ordinal);
}
