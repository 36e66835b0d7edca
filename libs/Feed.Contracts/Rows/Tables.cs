namespace Feed.Contracts;

/// <summary>Names of the published tables.</summary>
public static class Tables
{
    /// <summary>Users.</summary>
    public const string Users = "users";

    /// <summary>Posts.</summary>
    public const string Posts = "posts";

    /// <summary>Follow edges.</summary>
    public const string Follows = "follows";

    /// <summary>Likes.</summary>
    public const string Likes = "likes";

    /// <summary>Comments.</summary>
    public const string Comments = "comments";

    /// <summary>Block edges.</summary>
    public const string Blocks = "blocks";

    /// <summary>The name of the publication that lists these tables.</summary>
    public const string Publication = "feed";
}
