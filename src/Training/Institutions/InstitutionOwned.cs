using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.ValueGeneration;
using Training.Data;

namespace Training.Institutions;

/// <summary>
/// A row that belongs to an institution. Queries see those of the institution that is asked for; whoever needs them all, such as work outside a
/// request, says so with <see cref="InstitutionOwnedModel.OfAllInstitutions"/>.
/// </summary>
internal interface IInstitutionOwned
{
    /// <summary>Written when the row is added, unless its maker said another.</summary>
    Guid InstitutionId { get; }
}

internal static class InstitutionOwnedModel
{
    private const string Filter = "Institution";

    /// <summary>The rows of every institution.</summary>
    public static IQueryable<T> OfAllInstitutions<T>(this IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters([Filter]);

    /// <summary>Keeps institutions apart, in every query of every page.</summary>
    public static void ConfigureInstitutions(this ModelBuilder builder, TrainingDbContext db)
    {
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(IInstitutionOwned).IsAssignableFrom(t.ClrType)).ToList())
            typeof(InstitutionOwnedModel)
                .GetMethod(nameof(Configure), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type.ClrType)
                .Invoke(null, [builder, db]);
    }

    private static void Configure<T>(ModelBuilder builder, TrainingDbContext db)
        where T : class, IInstitutionOwned
    {
        var row = builder.Entity<T>();
        row.Property(r => r.InstitutionId).HasValueGenerator<CurrentInstitutionGenerator>();
        row.HasQueryFilter(Filter, r => r.InstitutionId == db.InstitutionId);
    }

    private sealed class CurrentInstitutionGenerator : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Guid Next(EntityEntry entry) => ((TrainingDbContext)entry.Context).InstitutionId;
    }
}
