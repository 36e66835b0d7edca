using System.Data.Common;

namespace Feed.Contracts;

/// <summary>What a connection string says, and what it leaves open.</summary>
public static class ConnectionStringKeywords
{
    /// <summary>
    /// Whether a keyword was given a value. <see cref="DbConnectionStringBuilder.ContainsKey"/> of Npgsql's builder asks only whether there is such a
    /// keyword at all.
    /// </summary>
    /// <param name="connection">The connection string.</param>
    /// <param name="keyword">As connection strings write it, such as <c>Max Auto Prepare</c>.</param>
    public static bool IsSet(this DbConnectionStringBuilder connection, string keyword)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return connection.ShouldSerialize(keyword);
    }
}
