using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using Training.Outbox;
using Training.Web.Letters;
using Training.Web.Settings;

namespace Training.Tests.Letters;

public sealed class CarrierTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("training-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_letter_reaches_the_mail_server()
    {
        await using var server = new SmtpServer();

        await new SmtpCarrier(Settings("127.0.0.1", server.Port)).CarryAsync(Message(), CancellationToken.None);

        Assert.Contains("MAIL FROM:<formation@exemple.ca>", await server.ConversationAsync());
        Assert.Contains("RCPT TO:<amelie@exemple.ca>", await server.ConversationAsync());
        Assert.Contains("Subject: Bonjour", await server.ConversationAsync());
    }

    [Fact]
    public async Task Without_a_mail_server_a_letter_becomes_a_file_that_mail_programs_open()
    {
        await new FolderCarrier(Settings(null, 25), TimeProvider.System, NullLogger<FolderCarrier>.Instance).CarryAsync(
            Message(),
            CancellationToken.None
        );

        var file = Assert.Single(folder.GetFiles("*.eml"));
        var message = await MimeMessage.LoadAsync(file.FullName);
        Assert.Equal("Bonjour", message.Subject);
        Assert.DoesNotContain("amelie", file.Name);
    }

    [Fact]
    public async Task A_mail_server_that_refuses_is_logged_without_the_address_and_the_page_answers_all_the_same()
    {
        using var site = new TrainingSite
        {
            Substitute = services => services.Replace(ServiceDescriptor.Singleton<ILetterCarrier>(new RefusingCarrier())),
        };
        var outbox = site.Services.GetRequiredService<EmptyOutbox>();
        await outbox.StopAsync(CancellationToken.None);
        await site.AddLearnerAsync(email: "amelie@exemple.ca");
        var visitor = site.Visit();

        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/account/forgot-password"),
            "/account/forgot-password",
            ("email", "amelie@exemple.ca")
        );
        await outbox.DoDueAsync(CancellationToken.None);

        Assert.Equal("/account/forgot-password/sent", page.Path);
        Assert.Contains(site.Log.Lines, line => line.Contains("could not be done", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("amelie", StringComparison.Ordinal));
    }

    private MailSettings Settings(string? host, int port) =>
        new()
        {
            Host = host,
            Port = port,
            Security = MailSecurity.None,
            From = "formation@exemple.ca",
            Folder = folder.FullName,
        };

    private static MimeMessage Message() =>
        new(
            [MailboxAddress.Parse("formation@exemple.ca")],
            [MailboxAddress.Parse("amelie@exemple.ca")],
            "Bonjour",
            new TextPart { Text = "…" }
        );

    private sealed class RefusingCarrier : ILetterCarrier
    {
        public Task CarryAsync(MimeMessage message, CancellationToken ct) => throw new IOException($"550 no such mailbox: {message.To}");
    }
}
