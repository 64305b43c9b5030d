using MimeKit;
using Training.Web.Settings;

namespace Training.Web.Letters;

/// <summary>Keeps letters as files, where no mail server is set.</summary>
internal sealed class FolderCarrier(MailSettings settings, TimeProvider time, ILogger<FolderCarrier> logger) : ILetterCarrier
{
    public async Task CarryAsync(MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.Folder);
        var file = Path.Combine(settings.Folder, $"{time.GetUtcNow():yyyyMMdd-HHmmss-fff}-{Guid.NewGuid():N}.eml");
        await message.WriteToAsync(file, ct);
        logger.LogInformation("A letter was written to {File}", file);
    }
}
