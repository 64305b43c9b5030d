using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;

namespace Training.Files;

/// <summary>Has the file made that someone asked for, leaves it in the outbox until its time is over, and writes to them that it is ready.</summary>
internal sealed class WritePreparedFile(TrainingDbContext db, IServiceProvider makers, AddToOutbox outbox, TimeProvider clock)
    : IOutboxHandler
{
    public async Task HandleAsync(OutboxTask task, CancellationToken ct)
    {
        var asked = task.Read<FileAsked>();
        // The same however often it is tried: a process that died before it said that it was done has made it.
        var (format, id) = FileKey.Read(await db.Set<OutboxMessage>().Where(m => m.Id == task.Id).Select(m => m.Key).SingleAsync(ct));
        var ready = new FileKey(asked.Subject, asked.LearnerId, format, id).Ready;
        var asker = await db.Learners.AsNoTracking().SingleOrDefaultAsync(l => l.Id == asked.LearnerId, ct);
        if (asker is null || await db.Set<OutboxMessage>().AnyAsync(m => m.Key == ready, ct))
            return;

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = asked.Language.Culture();
        if (await makers.GetRequiredKeyedService<IFileMaker>(asked.Subject.Maker).MakeAsync(asked.Subject.Of, format, ct) is not { } made)
            return;
        var until = clock.GetUtcNow() + PreparedFile.Kept;
        outbox.Add(PreparedFile.Kind, ready, new PreparedFile(made.Name, format, made.Bytes), until);
        if (!string.IsNullOrEmpty(asker.Email))
            outbox.Add(
                OutboxLetter.Kind,
                $"file-ready/{id:N}/{format}",
                Letter(asked, made, until, asker.GivenName, asker.Email, task.Institution)
            );
        // Another process took over meanwhile.
        if (!await db.TrySaveAsync(ct))
            throw new OutboxException("TakenOver");
    }

    private static OutboxLetter Letter(
        FileAsked asked,
        MadeFile made,
        DateTimeOffset until,
        string name,
        string to,
        Institution institution
    )
    {
        string Say(string key, params object[] details) => ResourceText.In(asked.Language, key, details);

        return new(
            to,
            asked.Language,
            Say("Letter.File.Subject"),
            Say("Letter.Greeting", name),
            [made.Ready, Say("Letter.File.Until", until.ToLocalDate(asked.Language))],
            made.Action,
            asked.Url,
            Say("Letter.Closing", institution.Name(asked.Language))
        );
    }
}

/// <summary>A file’s time is over: the outbox empties the message that held it.</summary>
internal sealed class ForgetPreparedFile : IOutboxHandler
{
    public Task HandleAsync(OutboxTask task, CancellationToken ct) => Task.CompletedTask;
}
