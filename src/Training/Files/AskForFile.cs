using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Training.Data;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Pages;
using Training.Privacy.Auditing;

namespace Training.Files;

/// <summary>What the buttons that ask for a file send.</summary>
public sealed class FileForm
{
    public string? Id { get; set; }

    public string? Format { get; set; }
}

/// <summary>Someone has a file made outside the request, and downloads it once it is ready.</summary>
internal sealed class AskForFile(
    TrainingDbContext db,
    AddToOutbox outbox,
    FindFiles files,
    Links links,
    CurrentLearner learner,
    Audit audit
)
{
    /// <param name="address">The page where it is downloaded.</param>
    public async Task<Results<RedirectHttpResult, NotFound>> AskAsync(
        FileSubject subject,
        FileForm form,
        string address,
        CancellationToken ct
    )
    {
        if (!Guid.TryParse(form.Id, out var file) || FileFormats.Find(form.Format) is not { } format)
            return TypedResults.NotFound();

        // One of a kind at a time: whoever is impatient waits for the one that is being made.
        if (!await IsUnderwayAsync(subject, format, ct))
        {
            var asked = new FileAsked(subject, learner.Id, format, Languages.Current, links.Absolute(address));
            await outbox.AddAsync(FileAsked.Kind, new FileKey(subject, learner.Id, format, file).Asked, asked, ct: ct);
            // A second click that lost the race finds that the first one asked for it.
            await db.TrySaveAsync(ct);
        }
        return TypedResults.LocalRedirect(address);
    }

    /// <param name="action">What the trail says was read: one of <see cref="AuditAction"/>.</param>
    /// <param name="detail">Of what; never what someone looked for, which may be a name.</param>
    public async Task<Results<FileContentHttpResult, NotFound>> GiveAsync(
        FileSubject subject,
        Guid file,
        string format,
        string action,
        string detail,
        CancellationToken ct
    )
    {
        if (FileFormats.Find(format) is not { } known || await files.ReadAsync(subject, known, file, ct) is not { } ready)
            return TypedResults.NotFound();
        await audit.NoteReadAsync(action, null, ct, detail);
        return ready.Format.Download(ready.Name, ready.Bytes);
    }

    private Task<bool> IsUnderwayAsync(FileSubject subject, FileFormat format, CancellationToken ct)
    {
        var theirs = FileKey.Of(subject, learner.Id, format);
        return db.Set<OutboxMessage>()
            .AnyAsync(m => m.Kind == FileAsked.Kind && m.Key.StartsWith(theirs) && m.DoneAt == null && m.DeadAt == null, ct);
    }
}
