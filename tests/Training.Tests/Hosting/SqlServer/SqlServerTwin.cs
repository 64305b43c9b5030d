using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Training.Data;

namespace Training.Tests;

/// <summary>Says again to SQL Server's provider what the site asks its own database, and has the T-SQL parsed. Nothing is ever connected.</summary>
public sealed class SqlServerTwin
{
    private readonly ConcurrentQueue<string> problems = new();

    public IReadOnlyList<string> Problems => [.. problems];

    /// <summary>How many commands were written in T-SQL and understood.</summary>
    public int Understood => understood;

    private int understood;

    /// <summary>Lets something happen on a context of SQL Server, and checks the commands it would send.</summary>
    internal void Check(Action<SqlServerTrainingDbContext> something, Func<string> what)
    {
        var listener = new Listener();
        using var db = Open(listener);
        try
        {
            something(db);
        }
        // No rows come back, so First finds nothing and an update meets nobody: only what happens before a command counts.
        catch (Exception problem) when (listener.Commands.Count == 0)
        {
            problems.Enqueue($"{problem.Message}\n{what()}");
        }
        catch (Exception) { }

        foreach (var command in listener.Commands)
        {
            if (TSql.Problem(command) is { } problem)
                problems.Enqueue(problem);
            else
                Interlocked.Increment(ref understood);
        }
    }

    internal static SqlServerTrainingDbContext Open(params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SqlServerTrainingDbContext>()
            .UseSqlServer("Server=nowhere")
            .AddInterceptors(interceptors);
        var db = new SqlServerTrainingDbContext(options.Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        return db;
    }

    /// <summary>Pretends to be connected, writes every command down and answers with nothing.</summary>
    private sealed class Listener : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public List<string> Commands { get; } = [];

        public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());

        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result
        )
        {
            Commands.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(NoRows());
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result
        )
        {
            Commands.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(NonQueryExecuting(command, eventData, result));

        private static DataTableReader NoRows()
        {
            using var nothing = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
            return nothing.CreateDataReader();
        }
    }
}
