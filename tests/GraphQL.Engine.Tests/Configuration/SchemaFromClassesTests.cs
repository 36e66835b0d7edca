using GraphQL.Engine.Tests.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Configuration;

public sealed class SchemaFromClassesTests
{
    public enum PostKind
    {
        Plain,
        WithImage,
        HTTPLink,

        [GraphQLName("OTHER_NAME")]
        Renamed,

        [GraphQLIgnore]
        Internal,
    }

    [InterfaceType("Node")]
    [GraphQLDescription("Has an id.")]
    public interface INode
    {
        [ID]
        long Id { get; }
    }

    [UnionType]
    public interface ISearchable;

    public sealed record Post([property: ID] long Id, string Text, Uri? Link, PostKind Kind, List<string?>? Tags, DateTimeOffset At) : INode, ISearchable
    {
        [GraphQLIgnore]
        public string Secret => "";

        [GraphQLDeprecated("use text")]
        public string Body => Text;

        public string Shout(int times = 1) => string.Concat(Enumerable.Repeat(Text, times));

        public static int NotAField => 0;
    }

    public sealed class Account : INode, ISearchable
    {
        [ID]
        public long Id => 1;

        public double Score { get; init; }

        public Guid Key { get; init; }

        public decimal Balance { get; init; }

        public long Bytes { get; init; }

        public DateOnly Born { get; init; }
    }

    public sealed record Page<T>(T Item);

    public sealed record PostFilter(string? Text = null, [property: GraphQLDescription("Any of these.")] PostKind[]? Kinds = null, int Limit = 10)
    {
        public RangeInput? Range { get; init; }
    }

    public sealed class RangeInput
    {
        public required int From { get; init; }

        [DefaultValue(99)]
        public int To { get; set; }
    }

    [GraphQLDescription("Where queries begin.")]
    public static class Query
    {
        public static Task<Post?> GetPostAsync([ID] long id) => Task.FromResult<Post?>(null);

        public static ValueTask<Account> FindAccount() => new(new Account());

        public static string Getaway() => "";

        public static Task<string> GetAsync() => Task.FromResult("");

        public static string SendAsync() => "";

        [GraphQLName("renamed")]
        public static int Other([GraphQLName("n")] int number, [Argument("m")] int? more) => number + (more ?? 0);

        public static INode? GetNode([ID] string id) => null;

        public static IEnumerable<ISearchable> Search(string text, PostKind kind = PostKind.WithImage, bool exact = false, double boost = 1.5, string? after = null) => [];

        public static Page<Post>? GetPage(PostFilter filter) => null;

        public static Connection<Post>? GetFeed(int? first = 20, string? after = null) => null;

        [UsePaging]
        public static IEnumerable<int> GetNumbers() => [];

        [GraphQLType("[URL!]!")]
        public static string[] GetLinks() => [];

        public static string Version => "1";

        [GraphQLIgnore]
        public static int Hidden() => 0;
    }

    [ExtendObjectType<Post>(IgnoreProperties = [nameof(Post.Kind)])]
    public static class PostFields
    {
        [GraphQLDescription("Replaced.")]
        public static string GetText([Parent] Post post) => post.Text.ToUpperInvariant();

        public static int? GetLikes([Parent] Post post) => null;
    }

    [Fact]
    public async Task Schema_follows_the_conventions()
    {
        await using var engine = TestEngine.Of(typeof(Query), b => b.AddType(typeof(PostFields)).AddType<Post>());

        Assert.Equal(Expected, SchemaPrinter.Print(engine.Executor.Schema).Trim());
    }

    private const string Expected = """"
        """Where queries begin."""
        type Query {
          post(id: ID!): Post
          findAccount: Account!
          getaway: String!
          get: String!
          sendAsync: String!
          renamed(n: Int!, m: Int): Int!
          node(id: ID!): Node
          search(text: String!, kind: PostKind! = WITH_IMAGE, exact: Boolean! = false, boost: Float! = 1.5, after: String): [ISearchable!]!
          page(filter: PostFilterInput!): PageOfPost
          feed(first: Int = 20, after: String): PostConnection
          numbers(
            """How many items from the front."""
            first: Int

            """Only items after this cursor."""
            after: String

            """How many items from the end."""
            last: Int

            """Only items before this cursor."""
            before: String
          ): NumbersConnection!
          links: [URL!]!
          version: String!
        }

        type Post implements Node {
          id: ID!

          """Replaced."""
          text: String!
          link: URL
          tags: [String]
          at: DateTime!
          body: String! @deprecated(reason: "use text")
          shout(times: Int! = 1): String!
          likes: Int
        }

        type Account implements Node {
          id: ID!
          score: Float!
          key: UUID!
          balance: Decimal!
          bytes: Long!
          born: Date!
        }

        type PageOfPost {
          item: Post
        }

        """A page of a list."""
        type PostConnection {
          """Items with their cursors."""
          edges: [PostEdge!]

          """The items alone."""
          nodes: [Post!]

          """Where the page stands in the list."""
          pageInfo: PageInfo!
        }

        """An item with its cursor."""
        type PostEdge {
          """Send it as `after` to continue behind this item."""
          cursor: String!

          """The item."""
          node: Post!
        }

        """A page of a list."""
        type NumbersConnection {
          """Items with their cursors."""
          edges: [NumbersEdge!]

          """The items alone."""
          nodes: [Int!]

          """Where the page stands in the list."""
          pageInfo: PageInfo!
        }

        """An item with its cursor."""
        type NumbersEdge {
          """Send it as `after` to continue behind this item."""
          cursor: String!

          """The item."""
          node: Int!
        }

        """Where a page stands in its connection."""
        type PageInfo {
          """Whether items follow this page."""
          hasNextPage: Boolean!

          """Whether items precede this page."""
          hasPreviousPage: Boolean!

          """The cursor of the first edge."""
          startCursor: String

          """The cursor of the last edge: send it as `after` to get the next page."""
          endCursor: String
        }

        """Has an id."""
        interface Node {
          id: ID!
        }

        union ISearchable = Post | Account

        input PostFilterInput {
          text: String

          """Any of these."""
          kinds: [PostKind!]
          limit: Int! = 10
          range: RangeInput
        }

        input RangeInput {
          from: Int!
          to: Int! = 99
        }

        enum PostKind {
          PLAIN
          WITH_IMAGE
          HTTP_LINK
          OTHER_NAME
        }

        """An instant, in UTC, as RFC 3339 has it: `2026-01-31T12:00:00.000Z`."""
        scalar DateTime @specifiedBy(url: "https://scalars.graphql.org/andimarek/date-time.html")

        """A day of the calendar: `2026-01-31`."""
        scalar Date @specifiedBy(url: "https://scalars.graphql.org/andimarek/local-date.html")

        """An address on the web."""
        scalar URL @specifiedBy(url: "https://datatracker.ietf.org/doc/html/rfc3986")

        """A 128-bit identifier."""
        scalar UUID @specifiedBy(url: "https://datatracker.ietf.org/doc/html/rfc9562")

        """An integer of 64 bits, as a JSON number."""
        scalar Long

        """A decimal number, as a JSON number."""
        scalar Decimal
        """";
}
