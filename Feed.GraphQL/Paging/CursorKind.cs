namespace Feed.GraphQL.Paging;

/// <summary>Which connection a cursor belongs to. The letters are in clients' hands: they stay as they are.</summary>
internal enum CursorKind
{
    Feed = 'f',
    Posts = 'p',
    Followers = 'r',
    Following = 'g',
    Comments = 'c',
    Search = 's',
    Hashtag = 'h',
    FeedUpdates = 'u',
    PostUpdates = 'v',
}
