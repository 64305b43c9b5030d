using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Training.Data;

namespace Training.Privacy.Export;

/// <summary>Whose data is asked for: rows name them by their id, invitations by their address.</summary>
internal sealed record Person(Guid Id, string NormalizedEmail);

/// <summary>A kind of rows about a person: one file of what they take away.</summary>
/// <param name="File">The name of the file, without its ending.</param>
/// <param name="Entity">The table.</param>
/// <param name="Row">What a row is taken away as; the entity itself, or what is told of it.</param>
internal sealed record PersonalKind(string File, Type Entity, Type Row, Func<TrainingDbContext, Person, IQueryable<object>> Rows)
{
    /// <summary>Of <see cref="Learners.Learner"/>: what only protects the account, or says the same in capitals.</summary>
    public static readonly IReadOnlySet<string> Withheld = new HashSet<string>(StringComparer.Ordinal)
    {
        "AccessFailedCount",
        "ConcurrencyStamp",
        "LockoutEnabled",
        "NormalizedEmail",
        "NormalizedUserName",
        "PasswordHash",
        "PhoneNumberConfirmed",
        "SecurityStamp",
        "UserName",
    };

    public static PersonalKind Of<T>(string file, Func<TrainingDbContext, Person, IQueryable<T>> rows)
        where T : class => new(file, typeof(T), typeof(T), (db, person) => rows(db, person).AsNoTracking());

    /// <summary>Told otherwise than it is kept.</summary>
    public static PersonalKind Told<TEntity, TRow>(string file, Func<TrainingDbContext, Person, IQueryable<TRow>> rows)
        where TRow : class => new(file, typeof(TEntity), typeof(TRow), rows);

    /// <summary>The columns, in the model’s order: a new one is taken away without anyone thinking of it.</summary>
    public IReadOnlyList<PropertyInfo> Fields(TrainingDbContext db) =>
        db.Model.FindEntityType(Row) is { } entity
            ?
            [
                .. entity
                    .GetProperties()
                    .Select(p => p.PropertyInfo)
                    .OfType<PropertyInfo>()
                    .Where(p => !Withheld.Contains(p.Name))
                    .DistinctBy(p => p.Name),
            ]
            : Row.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}
