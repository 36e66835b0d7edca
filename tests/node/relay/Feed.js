// What an app made with Relay asks: pages that grow, fragments that are fetched again by their node, a subscription.
graphql`
  query FeedQuery($count: Int!) {
    me { id handle ...FeedProfile_user }
    ...FeedPage_query
  }
`;

graphql`
  fragment FeedPage_query on Query @argumentDefinitions(cursor: { type: "String" }) @refetchable(queryName: "FeedPageQuery") {
    feed(first: $count, after: $cursor) @connection(key: "FeedPage_feed") {
      edges { node { id ...FeedPost_post } }
    }
  }
`;

graphql`
  fragment FeedPost_post on Post @refetchable(queryName: "FeedPostQuery") { text createdAt likeCount likedByMe author { handle } }
`;

graphql`
  fragment FeedProfile_user on User
  @argumentDefinitions(count: { type: "Int", defaultValue: 5 }, cursor: { type: "String" })
  @refetchable(queryName: "FeedProfileQuery") {
    displayName
    followers(first: $count, after: $cursor) @connection(key: "FeedProfile_followers") { edges { node { handle } } }
  }
`;

graphql`
  subscription FeedSubscription($after: String) { feedUpdated(after: $after) { id ...FeedPost_post } }
`;
