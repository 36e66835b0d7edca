namespace Feed.Verification;

/// <summary>The definition of right, in SQL. <c>$1</c> is the viewer wherever one matters, <c>$2</c> the limit.</summary>
internal static class OracleSql
{
    private const string Post = """
        SELECT p.id, p.author_id, author.handle, author.display_name, p.text, p.image_url, p.created_at, p.edited_at,
               (SELECT count(*) FROM likes l WHERE l.post_id = p.id),
               (SELECT count(*) FROM comments c WHERE c.post_id = p.id),
               EXISTS (SELECT FROM likes l WHERE l.post_id = p.id AND l.user_id = $1)
        FROM posts p JOIN users author ON author.id = p.author_id

        """;

    private const string UserColumns = """
        SELECT u.id, u.handle, u.display_name, u.created_at,
               (SELECT count(*) FROM posts p WHERE p.author_id = u.id),
               (SELECT count(*) FROM follows f WHERE f.followee_id = u.id),
               (SELECT count(*) FROM follows f WHERE f.follower_id = u.id),
               EXISTS (SELECT FROM follows f WHERE f.follower_id = $1 AND f.followee_id = u.id)
        FROM users u

        """;

    /// <summary>Own posts and those of everyone followed, without anyone blocked in either direction.</summary>
    public const string Feed = Post + """
        WHERE (p.author_id = $1
               OR EXISTS (SELECT FROM follows f WHERE f.follower_id = $1 AND f.followee_id = p.author_id))
          AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = $1 AND b.blocked_id = p.author_id)
          AND NOT EXISTS (SELECT FROM blocks b WHERE b.blocker_id = p.author_id AND b.blocked_id = $1)
        ORDER BY p.id DESC LIMIT $2
        """;

    public const string PostsOfAuthor = Post + "WHERE p.author_id = $3 ORDER BY p.id DESC LIMIT $2";

    public const string User = UserColumns + "WHERE u.id = $2";

    public const string Followers = UserColumns + """
        WHERE u.id IN (SELECT follower_id FROM follows WHERE followee_id = $3) ORDER BY u.id DESC LIMIT $2
        """;

    public const string Following = UserColumns + """
        WHERE u.id IN (SELECT followee_id FROM follows WHERE follower_id = $3) ORDER BY u.id DESC LIMIT $2
        """;

    public const string Comments = """
        SELECT c.id, author.handle, c.text FROM comments c JOIN users author ON author.id = c.author_id
        WHERE c.post_id = $1 ORDER BY c.id DESC LIMIT $2
        """;

    /// <summary>The word stands alone between white space, or begins such a word of ASCII letters and digits: prefixes match.</summary>
    public const string CertainWord = """
        SELECT id FROM posts WHERE lower(text) ~ ('(^|\s)' || lower($1) || '[a-z0-9]*(\s|$)')
        """;

    /// <summary>The hashtag stands alone between white space.</summary>
    public const string CertainHashtag = """
        SELECT id FROM posts WHERE lower(text) ~ ('(^|\s)' || lower($1) || '(\s|$)')
        """;

    /// <summary>It occurs at all, or there is text in other scripts, which an index may fold onto it.</summary>
    public const string PossibleWord = """
        SELECT id FROM posts WHERE strpos(lower(text), lower($1)) > 0 OR text ~ '[^\x01-\x7f]'
        """;
}
