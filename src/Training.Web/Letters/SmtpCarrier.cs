using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Training.Web.Settings;

namespace Training.Web.Letters;

/// <summary>Hands letters to the institution's mail server.</summary>
internal sealed class SmtpCarrier(MailSettings settings) : ILetterCarrier
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task CarryAsync(MimeMessage message, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host!, settings.Port, Protection(settings.Security), ct);
        if (settings.User is not null)
            await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
        await client.SendAsync(message, ct);
        await client.DisconnectAsync(quit: true, ct);
    }

    private static SecureSocketOptions Protection(MailSecurity security) =>
        security switch
        {
            MailSecurity.None => SecureSocketOptions.None,
            MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
            _ => SecureSocketOptions.StartTls,
        };
}
