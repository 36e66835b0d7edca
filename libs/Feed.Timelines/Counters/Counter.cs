namespace Feed.Timelines;

/// <summary>What is counted.</summary>
public enum Counter
{
    /// <summary>Likes of a post.</summary>
    Likes,

    /// <summary>Comments on a post.</summary>
    Comments,

    /// <summary>Posts of a user.</summary>
    Posts,

    /// <summary>How many follow a user.</summary>
    Followers,

    /// <summary>How many a user follows.</summary>
    Following,
}
