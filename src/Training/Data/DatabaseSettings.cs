using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Training.Data;

/// <summary>The databases the site can keep its records in.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Which database the site keeps its records in, and how to reach it.</summary>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Whether the provider understands the connection string; it may still lead nowhere.</summary>
    public bool IsReadable
    {
        get
        {
            try
            {
                DbConnectionStringBuilder reader = Provider switch
                {
                    DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(ConnectionString),
                    DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(ConnectionString),
                    _ => new SqliteConnectionStringBuilder(ConnectionString),
                };
                return reader.Count > 0;
            }
            catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
            {
                return false;
            }
        }
    }
}
