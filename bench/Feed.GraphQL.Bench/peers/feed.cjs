// The schema and the fifty posts of Serving/MemoryFeed.cs: each request finds another one liked.
const typeDefs = `
  type Query { feed(first: Int! = 50, after: String): FeedConnection! }
  type FeedConnection { edges: [FeedEdge!]! pageInfo: PageInfo! }
  type FeedEdge { cursor: String! node: Post! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Post { id: ID! text: String! imageUrl: String createdAt: String! likeCount: Int! author: Author! }
  type Author { id: ID! username: String! }
`;
const count = 50;
const edges = Array.from({ length: count }, (_, number) => {
  const id = String(1000000 + number);
  const author = String(number % 10);
  return {
    cursor: Buffer.from(`c${id}`).toString('base64'),
    node: {
      id,
      text: `Post ${id}: some words of the length that people write under a picture, no more and no less.`,
      imageUrl: `https://images.example.test/${id}.jpg`,
      createdAt: '2026-07-01T12:00:00.000Z',
      likeCount: number,
      author: { id: author, username: `user${author}` },
    },
  };
});
const pageInfo = { hasNextPage: true, endCursor: edges[count - 1].cursor };
const page = { edges, pageInfo };
let requests = 0;
const feed = async (_, { first }) => {
  edges[requests++ % count].node.likeCount++;
  return first >= count ? page : { edges: edges.slice(0, first), pageInfo };
};
const listening = (port) => console.log(`listening ${port}`);
// Until whoever measures has ended.
process.stdin.on('end', () => process.exit()).resume();
module.exports = { typeDefs, resolvers: { Query: { feed } }, listening };
