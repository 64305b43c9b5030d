using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Training.Tests;

/// <summary>Microsoft's own parser of T-SQL, in place of a server.</summary>
internal static class TSql
{
    public static void Check(string sql)
    {
        // SQL Server 2016, the oldest that EF Core 10's defaults write for.
        new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.True(errors.Count == 0, string.Join("\n", errors.Select(e => $"({e.Line},{e.Column}) {e.Message}")) + "\n" + sql);
    }
}
