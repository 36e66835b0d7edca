namespace GraphQL.Engine.Tests.Execution;

/// <summary>A schema in the style of resolver classes: objects, an interface, a union, batch resolvers and a connection.</summary>
internal static class LibrarySchema
{
    public static readonly Author[] Authors = [new(1, "Ann"), new(2, "Bob"), new(3, "Cid")];
    public static readonly Book[] Books = [.. Enumerable.Range(1, 6).Select(i => new Book(100 + i, $"Book {i}", 1 + (i % 3)))];

    public static IRequestExecutorBuilder AddLibrary(this IRequestExecutorBuilder builder) => builder
        .AddType(typeof(Query)).AddType(typeof(BookFields)).AddType(typeof(AuthorFields)).AddType<Author>().AddType<Book>();

    [InterfaceType("Node")]
    public interface INode
    {
        [ID]
        long Id { get; }
    }

    [UnionType("Found")]
    public interface IFound;

    public sealed record Author([property: ID] long Id, string Name) : INode, IFound;

    public sealed record Book([property: ID] long Id, string Title, [property: GraphQLIgnore] long AuthorId) : INode, IFound
    {
        public string? Subtitle => null;

        public string[] Tags => ["a", "b"];
    }

    [QueryType]
    public static class Query
    {
        public static Book[] GetBooks() => Books;

        public static async Task<Book?> GetBookAsync([ID] long id)
        {
            await Task.Yield();
            return Array.Find(Books, b => b.Id == id);
        }

        public static INode? GetNode([ID] long id) => Array.Find(Books, b => b.Id == id) ?? (INode?)Array.Find(Authors, a => a.Id == id);

        public static IFound?[] Find(string text) =>
            [.. Books.Where(b => b.Title.Contains(text, StringComparison.Ordinal)), null, .. Authors];

        public static List<List<Book?>?> GetShelves() => [[Books[0], Books[1]], null, [], [null, Books[2]]];

        public static Connection<Book> GetPage(int? first = 20, string? after = null) => new(
            [.. Books.Where(b => after is null || string.CompareOrdinal(b.Title, after) > 0).Take(first ?? 20).Select(b => new Edge<Book>(b, b.Title))],
            new ConnectionPageInfo(hasNextPage: first < 6, hasPreviousPage: after is not null, Books[0].Title, Books[^1].Title));
    }

    [ObjectType<Book>]
    public static class BookFields
    {
        [BatchResolver]
        public static List<Author> GetAuthor([Parent] List<Book> books) => [.. books.Select(b => Authors[b.AuthorId - 1])];

        public static async Task<int> GetPagesAsync([Parent] Book book)
        {
            await Task.Yield();
            return (int)book.Id * 10;
        }
    }

    [ExtendObjectType<Author>]
    public static class AuthorFields
    {
        [BatchResolver]
        public static async Task<IReadOnlyList<Book[]>> GetBooksAsync([Parent] IReadOnlyList<Author> authors)
        {
            await Task.Yield();
            return [.. authors.Select(a => Books.Where(b => b.AuthorId == a.Id).ToArray())];
        }
    }
}
