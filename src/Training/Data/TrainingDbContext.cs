using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Training.Content;
using Training.Institutions;
using Training.Learners;
using Training.Privacy;

namespace Training.Data;

/// <summary>The one model; each provider keeps its own migrations.</summary>
/// <remarks>
/// A change of the model asks for one migration per provider:
/// <code>
/// dotnet ef migrations add NAME -p src/Training -s src/Training.Web -c SqliteTrainingDbContext -o Data/Migrations/Sqlite
/// dotnet ef migrations add NAME -p src/Training -s src/Training.Web -c SqlServerTrainingDbContext -o Data/Migrations/SqlServer
/// dotnet ef migrations add NAME -p src/Training -s src/Training.Web -c PostgreSqlTrainingDbContext -o Data/Migrations/PostgreSql
/// </code>
/// </remarks>
public abstract class TrainingDbContext(DbContextOptions options) : IdentityUserContext<Learner, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Learner> Learners => Set<Learner>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whose rows are seen and written; contexts are pooled, so that each use says it anew.</summary>
    internal CurrentInstitution? Institution { get; set; }

    internal Guid InstitutionId => Institution?.Id ?? Institutions.Institution.HomeId;

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        KeepTrail();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        KeepTrail();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    // A trail that could be changed would prove nothing.
    private void KeepTrail()
    {
        if (ChangeTracker.Entries<AuditEntry>().Any(e => e.State is EntityState.Modified or EntityState.Deleted))
            throw new InvalidOperationException("The audit trail is only ever added to.");
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrainingDbContext).Assembly);
        builder.ConfigureInstitutions(this);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // PostgreSQL refuses any other offset, and a moment has to compare the same in every database.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<ActivityId>().HaveConversion<ActivityIdConverter>().HaveMaxLength(161);
    }
}
