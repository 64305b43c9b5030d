namespace Training.Web.Settings;

/// <summary>How the connection to the mail server is protected.</summary>
public enum MailSecurity
{
    None,
    StartTls,
    Tls,
}

/// <summary>Where letters go: to a mail server, or without one to files in a folder.</summary>
public sealed record MailSettings
{
    public string? Host { get; init; }
    public required int Port { get; init; }
    public required MailSecurity Security { get; init; }
    public string? User { get; init; }
    public string? Password { get; init; }
    public required string From { get; init; }
    public required string Folder { get; init; }
}
