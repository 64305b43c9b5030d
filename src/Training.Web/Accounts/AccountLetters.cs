using Training.Learners;
using Training.Outbox;
using Training.Pages;

namespace Training.Web.Accounts;

/// <summary>The letters that accounts need.</summary>
internal enum AccountLetterKind
{
    Confirm = 1,
    Known,
    Reset,
}

/// <summary>
/// That a letter was asked for: to whom is looked up when it is written. Whoever asks learns nothing of the answer, by its delay either, and the link in it
/// is fresh however late it leaves.
/// </summary>
/// <param name="SiteUrl">Where the site was reached, for the links.</param>
internal sealed record AccountLetterAsked(AccountLetterKind Kind, string Email, string SiteUrl, string? ReturnUrl)
{
    /// <summary>The kind of <see cref="OutboxMessage"/> that carries it.</summary>
    public const string OutboxKind = "account";
}

/// <summary>Asks for the letters that accounts need. The caller saves, with what the letter is about.</summary>
internal sealed class AccountLetters(AddToOutbox outbox, Links links)
{
    public Task AskForConfirmationAsync(string email, string? returnUrl) => AskAsync(AccountLetterKind.Confirm, email, returnUrl);

    public Task AskForKnownAsync(string email) => AskAsync(AccountLetterKind.Known, email, null);

    public Task AskForResetAsync(string email) => AskAsync(AccountLetterKind.Reset, email, null);

    // Each is a wish of its own: whoever didn't get the first letter asks for another.
    private Task<bool> AskAsync(AccountLetterKind kind, string email, string? returnUrl) =>
        outbox.AddAsync(
            AccountLetterAsked.OutboxKind,
            $"{kind.ToString().ToLowerInvariant()}-{Guid.CreateVersion7():N}",
            new AccountLetterAsked(kind, email.Trim(), links.Absolute("~/"), returnUrl)
        );
}
