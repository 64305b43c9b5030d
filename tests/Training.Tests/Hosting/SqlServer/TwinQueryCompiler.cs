#pragma warning disable EF1001 // The compiler of queries is EF's own business; tests may look over its shoulder.
using System.Collections;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Training.Tests;

/// <summary>Compiles each of the site's queries for SQL Server too, and sends that one to the twin whenever the real one runs.</summary>
internal sealed class TwinQueryCompiler(
    IQueryContextFactory queryContextFactory,
    ICompiledQueryCache compiledQueryCache,
    ICompiledQueryCacheKeyGenerator compiledQueryCacheKeyGenerator,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext currentContext,
    IEvaluatableExpressionFilter evaluatableExpressionFilter,
    IModel model
)
    : QueryCompiler(
        queryContextFactory,
        compiledQueryCache,
        compiledQueryCacheKeyGenerator,
        database,
        logger,
        currentContext,
        evaluatableExpressionFilter,
        model
    )
{
    public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
    {
        var compiled = base.CompileQueryCore<TResult>(database, query, model, async);
        // Raw SQL is its author's to write for every database.
        if (RawSqlFinder.IsIn(query))
            return compiled;

        var twin = new Lazy<Func<QueryContext, TResult>>(() => CompileForSqlServer<TResult>(query, async));
        return context =>
        {
            TwinOf(context)?.Check(db => Run(twin.Value(Copy(context, db))), query.ToString);
            return compiled(context);
        };
    }

    private static Func<QueryContext, TResult> CompileForSqlServer<TResult>(Expression query, bool async)
    {
        using var db = SqlServerTwin.Open();
        return db.GetService<IDatabase>().CompileQuery<TResult>(new RootsOf(db.Model).Visit(query), async);
    }

    private static SqlServerTwin? TwinOf(QueryContext context) =>
        context
            .Context.GetService<IDbContextOptions>()
            .FindExtension<CoreOptionsExtension>()
            ?.ApplicationServiceProvider?.GetService<SqlServerTwin>();

    private static QueryContext Copy(QueryContext context, DbContext twin)
    {
        var copy = twin.GetService<IQueryContextFactory>().Create();
        foreach (var (name, value) in context.Parameters)
            copy.Parameters[name] = value;
        return copy;
    }

    private static void Run<TResult>(TResult result)
    {
        switch (result)
        {
            case Task task:
                task.GetAwaiter().GetResult();
                break;
            case IEnumerable rows:
                rows.GetEnumerator().MoveNext();
                break;
            case not null when AsyncRows(result.GetType()) is { } rows:
                typeof(TwinQueryCompiler).GetMethod(nameof(Start))!.MakeGenericMethod(rows.GetGenericArguments()).Invoke(null, [result]);
                break;
        }
    }

    public static void Start<T>(IAsyncEnumerable<T> rows) => rows.GetAsyncEnumerator().MoveNextAsync().AsTask().GetAwaiter().GetResult();

    private static Type? AsyncRows(Type type) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    /// <summary>Points a query's tables at another model.</summary>
    private sealed class RootsOf(IModel model) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!)
                : base.VisitExtension(node);
    }

    private sealed class RawSqlFinder : ExpressionVisitor
    {
        private bool found;

        public static bool IsIn(Expression query)
        {
            var finder = new RawSqlFinder();
            finder.Visit(query);
            return finder.found;
        }

        protected override Expression VisitExtension(Expression node)
        {
            found |= node is FromSqlQueryRootExpression or SqlQueryRootExpression;
            return node is EntityQueryRootExpression or SqlQueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}
