namespace Feed.GraphQL.Schema;

/// <summary>A hashtag. It is a name, not a row: there is one for every word, with or without posts.</summary>
[ObjectType]
internal sealed record Hashtag(string Tag);
