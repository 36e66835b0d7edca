namespace Feed.Load.CommandLine;

/// <summary>What load to make, and where.</summary>
internal sealed record LoadOptions
{
    /// <summary>Users to make.</summary>
    public required int Users { get; init; }

    /// <summary>How many each follows, on average.</summary>
    public required double MeanFollows { get; init; }

    /// <summary>Most followers of one user.</summary>
    public required int MaxFollowers { get; init; }

    /// <summary>Exponent of the power law that follower counts obey; the greater, the more alike users are.</summary>
    public required double Exponent { get; init; }

    /// <summary>Gives every user exactly as many followers instead.</summary>
    public int? FollowersEach { get; init; }

    /// <summary>Users who have <see cref="CelebrityFollowers"/> instead of what the graph gives them.</summary>
    public int Celebrities { get; init; }

    /// <summary>Followers of a celebrity.</summary>
    public int CelebrityFollowers { get; init; }

    /// <summary>Further followers of each celebrity, who do nothing else: they are rows in Postgres, and nobody reads their feeds.</summary>
    public int Audience { get; init; }

    /// <summary>Posts a second of celebrities, who take turns, beside those that they write among all others.</summary>
    public double CelebrityPostsPerSecond { get; init; }

    /// <summary>Followers in all of whose feeds a celebrity's post is awaited.</summary>
    public int CelebrityWatchers { get; init; } = 1;

    /// <summary>Exponent of Zipf's law by which users act: 0 makes all alike, 1 lets the most active do a tenth of it.</summary>
    public double ActivitySkew { get; init; }

    /// <summary>Signs users up and lets them follow through the services instead of loading them by COPY.</summary>
    public bool ThroughApi { get; init; }

    /// <summary>Where to load users and to measure.</summary>
    public LoadStores Stores { get; init; } = new(null, null, null);

    /// <summary>Likes a second, of posts that were just written.</summary>
    public double LikesPerSecond { get; init; }

    /// <summary>Follows and unfollows a second.</summary>
    public double FollowsPerSecond { get; init; }

    /// <summary>Posts a second, sent on time whether or not earlier ones were answered.</summary>
    public required double PostsPerSecond { get; init; }

    /// <summary>Feed reads a second, sent likewise.</summary>
    public required double ReadsPerSecond { get; init; }

    /// <summary>For how long.</summary>
    public required int Seconds { get; init; }

    /// <summary>Seconds of the same traffic before, which are not measured: code is compiled and connections are opened then.</summary>
    public required int WarmUp { get; init; }

    /// <summary>Makes the graph, the authors and the readers repeatable.</summary>
    public required int Seed { get; init; }

    /// <summary>Base address of Posts.Api.</summary>
    public required Uri PostApi { get; init; }

    /// <summary>The GraphQL endpoint.</summary>
    public required Uri Graphql { get; init; }

    /// <summary>An acknowledged post that is not in its follower's feed after this is lost.</summary>
    public required TimeSpan VisibleWithin { get; init; }

    /// <summary>Pause between two looks at a feed in which a post is awaited: the resolution of the visible delay.</summary>
    public required TimeSpan PollInterval { get; init; }

    /// <summary>Where to write the results as JSON, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Where to write the results as a page with charts, or null.</summary>
    public string? Html { get; init; }

    /// <summary>Deletes the users afterwards, with all they wrote.</summary>
    public bool Clean { get; init; }
}
