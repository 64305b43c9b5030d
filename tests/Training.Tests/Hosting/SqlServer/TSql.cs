using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Training.Tests;

/// <summary>Microsoft's own parser of T-SQL, in place of a server.</summary>
internal static class TSql
{
    private static readonly ConcurrentDictionary<string, string?> Checked = new();

    public static void Check(string sql)
    {
        var problem = Problem(sql);
        Assert.True(problem is null, problem);
    }

    /// <summary>What SQL Server would not understand, with the SQL; null when all is well.</summary>
    public static string? Problem(string sql) => Checked.GetOrAdd(sql, Parse);

    private static string? Parse(string sql)
    {
        // SQL Server 2019, which EF Core 10 writes for unless told otherwise.
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Count == 0 ? null : string.Join("\n", errors.Select(e => $"({e.Line},{e.Column}) {e.Message}")) + "\n" + sql;
    }
}
