using StackExchange.Redis;

namespace Feed.Bench.Designs;

/// <summary>One way to keep feeds in Redis: how a post gets into them, and how the first page is read.</summary>
internal interface IDesign
{
    /// <summary>What the report calls it.</summary>
    string Name { get; }

    /// <summary>Entries that a feed holds when it is full.</summary>
    int Held { get; }

    /// <summary>Whose feeds.</summary>
    IReadOnlyList<long> Viewers { get; }

    /// <summary>The key of a feed.</summary>
    string Key(long viewer);

    /// <summary>Fills all feeds.</summary>
    Task FillAsync(IDatabase redis, IReadOnlyList<long> newestFirst, CancellationToken cancellationToken);

    /// <summary>Brings a post to all feeds.</summary>
    Task PushAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads the newest 50 entries of each feed.</summary>
    Task ReadAsync(CancellationToken cancellationToken);

    /// <summary>Brings feeds back to their size, if pushes do not.</summary>
    Task TrimAsync(IDatabase redis);
}
