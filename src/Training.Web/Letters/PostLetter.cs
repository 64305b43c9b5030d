using MailKit.Net.Smtp;
using MimeKit;
using Training.Outbox;

namespace Training.Web.Letters;

/// <summary>Writes a letter out and hands it to its carrier.</summary>
internal sealed class PostLetter(LetterWriter writer, ILetterCarrier carrier)
{
    /// <param name="id">The same when it is tried again, so that mail programs show it once.</param>
    public async Task PostAsync(OutboxLetter letter, Guid id, CancellationToken ct)
    {
        try
        {
            await carrier.CarryAsync(await writer.WriteAsync(letter, id), ct);
        }
        catch (SmtpCommandException refusal)
        {
            throw new OutboxException($"SMTP {(int)refusal.StatusCode}");
        }
        // Their messages hold the address.
        catch (ParseException)
        {
            throw new OutboxException("UnreadableAddress");
        }
    }
}

/// <summary>Sends the letters that lie in the outbox.</summary>
internal sealed class SendLetter(PostLetter post) : IOutboxHandler
{
    public Task HandleAsync(OutboxTask task, CancellationToken ct) => post.PostAsync(task.Read<OutboxLetter>(), task.Id, ct);
}
