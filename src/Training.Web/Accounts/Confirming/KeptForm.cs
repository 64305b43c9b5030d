using Training.Pages;

namespace Training.Web.Accounts.Confirming;

/// <summary>What someone was about to do when they were asked to confirm: the page they were going to, or the form they had filled.</summary>
/// <param name="IsPosted">Whether they had sent a form, whose fields these are.</param>
public sealed record KeptForm(string? ReturnUrl, bool IsPosted, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string PasswordField = "confirm-password";
    public const string CodeField = "confirm-code";

    /// <summary>As passkey.js fills it.</summary>
    public const string CredentialField = "credential";

    public const string ReturnUrlField = "confirm-return";
    public const string PostedField = "confirm-posted";
    private const string Token = "__RequestVerificationToken";

    private static readonly string[] Own = [PasswordField, CodeField, CredentialField, ReturnUrlField, PostedField, Token];

    public static KeptForm Read(IFormCollection form) =>
        new(form[ReturnUrlField], form[PostedField] == "true", form[PostedField] == "true" ? FieldsOf(form) : []);

    /// <summary>What was typed; without what is asked for here.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(IFormCollection form) =>
        [.. from field in form where !Own.Contains(field.Key) from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")];

    /// <summary>To the page; or with the same form to where it was sent, as browsers do with this status.</summary>
    internal IResult GoOn() =>
        TypedResults.LocalRedirect(Links.LocalOrHome(ReturnUrl), permanent: false, preserveMethod: IsPosted && Links.IsLocal(ReturnUrl));
}
