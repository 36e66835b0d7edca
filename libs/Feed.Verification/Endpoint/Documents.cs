namespace Feed.Verification;

/// <summary>The operations that ask for everything that is compared.</summary>
internal static class Documents
{
    private const string Page = "pageInfo { hasNextPage endCursor }";

    private const string Post = """
        fragment post on Post {
          id text imageUrl createdAt editedAt likeCount commentCount likedByMe author { id handle displayName }
        }
        """;

    private const string User = """
        fragment user on User { id handle displayName createdAt postCount followerCount followingCount followedByMe }
        """;

    public const string Feed =
        "query Feed($first: Int!, $after: String) { feed(first: $first, after: $after) { nodes { ...post } " + Page + " } } " + Post;

    public const string Posts =
        "query Posts($id: ID!, $first: Int!, $after: String) { user(id: $id) { posts(first: $first, after: $after) { nodes { ...post } "
        + Page + " } } } " + Post;

    public const string UserById = "query User($id: ID!) { user(id: $id) { ...user } } " + User;

    public const string Followers =
        "query Followers($id: ID!, $first: Int!, $after: String) { user(id: $id) { followers(first: $first, after: $after) "
        + "{ nodes { ...user } " + Page + " } } } " + User;

    public const string Following =
        "query Following($id: ID!, $first: Int!, $after: String) { user(id: $id) { following(first: $first, after: $after) "
        + "{ nodes { ...user } " + Page + " } } } " + User;

    public const string Comments =
        "query Comments($id: ID!, $first: Int!, $after: String) { post(id: $id) { comments(first: $first, after: $after) "
        + "{ nodes { id text author { handle } } " + Page + " } } }";

    public const string Search =
        "query Search($text: String!, $first: Int!, $after: String) { search(text: $text, type: POST, first: $first, after: $after) "
        + "{ nodes { ... on Post { id } } " + Page + " } }";

    public const string Hashtag =
        "query Hashtag($tag: String!, $first: Int!, $after: String) { hashtag(tag: $tag) { posts(first: $first, after: $after) "
        + "{ nodes { id } " + Page + " } } }";
}
