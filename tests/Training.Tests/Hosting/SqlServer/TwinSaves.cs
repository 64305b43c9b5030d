using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Training.Tests;

/// <summary>Has the twin save the same changes, just before the site saves them.</summary>
internal sealed class TwinSaves(SqlServerTwin twin) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => ValueTask.FromResult(SavingChanges(eventData, result));

    private void Check(DbContext site)
    {
        site.ChangeTracker.DetectChanges();
        var changes = site
            .ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        if (changes.Count > 0)
            twin.Check(
                db =>
                {
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    foreach (var change in changes.Where(c => !c.Metadata.IsOwned()))
                        db.ChangeTracker.TrackGraph(change.Entity, node => Follow(node.Entry, site));
                    db.SaveChanges();
                },
                () => string.Join(", ", changes.Select(c => $"{c.State} {c.Metadata.DisplayName()}"))
            );
    }

    private static void Follow(EntityEntry entry, DbContext site)
    {
        var original = site.Entry(entry.Entity);
        entry.State = original.State;
        if (entry.State != EntityState.Modified)
            return;

        foreach (var property in entry.Properties)
        {
            property.OriginalValue = original.Property(property.Metadata.Name).OriginalValue;
            property.IsModified = original.Property(property.Metadata.Name).IsModified;
        }
    }
}
