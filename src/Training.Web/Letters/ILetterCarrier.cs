using MimeKit;

namespace Training.Web.Letters;

/// <summary>Takes a finished message to where it goes.</summary>
public interface ILetterCarrier
{
    Task CarryAsync(MimeMessage message, CancellationToken ct);
}
