using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Training.Tests;

/// <summary>The commands the site sent to its database.</summary>
public sealed class CapturedSql : DbCommandInterceptor
{
    private static readonly string[] Looks =
    [
        "ClaimedUntil\" IS NULL",
        "LeasedUntil\" IS NULL",
        "DELETE FROM \"Outbox\"",
        "'TakenAway'",
        "InstitutionId\" IS NOT NULL AND",
    ];
    private ConcurrentQueue<string> commands = new();
    private int beats;

    /// <summary>The commands since the start, or since <see cref="Forget"/>, without those that say that the site is up: nobody asked for them.</summary>
    public IReadOnlyList<string> Commands => [.. commands];

    /// <summary>How often the site said that it is up.</summary>
    public int Beats => beats;

    public void Forget() => commands = new();

    /// <summary>The commands that something caused: <c>await site.Sql.DuringAsync(() => learner.GetAsync("/modules"))</c>.</summary>
    public async Task<IReadOnlyList<string>> DuringAsync(Func<Task> something)
    {
        Forget();
        await something();
        return Commands;
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (
            result.CommandText.Contains("SiteUptimes", StringComparison.Ordinal)
            && result.CommandText.Contains("UPDATE", StringComparison.Ordinal)
        )
            Interlocked.Increment(ref beats);
        // Neither did anyone ask for those that look whose reminder is due, what lies in the outbox, from whom a role was taken, and what authors published.
        else if (!Looks.Any(look => result.CommandText.Contains(look, StringComparison.Ordinal)))
            commands.Enqueue(result.CommandText);
        return result;
    }
}
