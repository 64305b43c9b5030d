using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Training.Outbox;

/// <summary>Rings when work asked for in a transaction is there to be seen; the ring of its save came too early.</summary>
internal sealed class RingOnCommit(OutboxSignal signal) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Ring(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Ring(eventData.Context);
        return Task.CompletedTask;
    }

    private void Ring(DbContext? db)
    {
        if (db?.ChangeTracker.Entries<OutboxMessage>().Any() is true)
            signal.Ring();
    }
}
