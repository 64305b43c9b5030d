using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Cohorts;
using Training.Data;
using Training.Institutions;
using Training.Learners;
using Training.Localization;
using Training.Outbox;
using Training.Reports;

namespace Training.Gradebook.Files;

/// <summary>Makes the file that someone asked for, leaves it in the outbox until its time is over, and writes to them that it is ready.</summary>
internal sealed class WritePreparedFile(
    TrainingDbContext db,
    OpenCohort cohorts,
    GradebookFile gradebook,
    AddToOutbox outbox,
    TimeProvider clock
) : IOutboxHandler
{
    public async Task HandleAsync(OutboxTask task, CancellationToken ct)
    {
        var asked = task.Read<FileAsked>();
        // The same however often it is tried: a process that died before it said that it was done has made it.
        var key = FileKey.Read(await db.Set<OutboxMessage>().Where(m => m.Id == task.Id).Select(m => m.Key).SingleAsync(ct));
        var offering = await db.Set<Offering>()
            .AsNoTracking()
            .Include(o => o.Course)
            .Include(o => o.Modules)
            .AsSplitQuery()
            .SingleOrDefaultAsync(o => o.Id == asked.OfferingId, ct);
        var asker = await db.Learners.AsNoTracking().SingleOrDefaultAsync(l => l.Id == asked.LearnerId, ct);
        if (offering is null || asker is null || await db.Set<OutboxMessage>().AnyAsync(m => m.Key == key.Ready, ct))
            return;

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = asked.Language.Culture();
        var cohort = await cohorts.OfAsync(offering, ct);
        var file = new PreparedFile(gradebook.Name(asked.Format), asked.Format, await gradebook.WriteAsync(cohort, asked.Format, ct));
        var until = clock.GetUtcNow() + PreparedFile.Kept;
        outbox.Add(PreparedFile.Kind, key.Ready, file, until);
        if (!string.IsNullOrEmpty(asker.Email))
            outbox.Add(
                OutboxLetter.Kind,
                $"file-ready/{key.File:N}/{key.Format}",
                Letter(asked, file.Name, until, offering, asker, asker.Email, task.Institution)
            );
        // Another process took over meanwhile.
        if (!await db.TrySaveAsync(ct))
            throw new OutboxException("TakenOver");
    }

    private static OutboxLetter Letter(
        FileAsked asked,
        string file,
        DateTimeOffset until,
        Offering offering,
        Learner asker,
        string to,
        Institution institution
    )
    {
        string Say(string key, params object[] details) => ResourceText.In(asked.Language, key, details);

        return new(
            to,
            asked.Language,
            Say("Letter.File.Subject"),
            Say("Letter.Greeting", asker.GivenName),
            [
                Say("Letter.File.Text", offering.Course!.Title(asked.Language), offering.Name, file),
                Say("Letter.File.Until", until.ToLocalDate(asked.Language)),
            ],
            Say("Letter.File.Action"),
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
