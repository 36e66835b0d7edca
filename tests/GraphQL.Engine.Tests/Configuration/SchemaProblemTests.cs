using GraphQL.Engine.Tests.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Configuration;

public sealed class SchemaProblemTests
{
    public interface IUnregistered;

    public sealed record Post(int Id);

    public static class StreamResult
    {
        public static Stream GetStream() => Stream.Null;
    }

    public static class UnregisteredService
    {
        public static string GetName(IUnregistered service) => "";
    }

    public static class NoResult
    {
        public static Task DoAsync() => Task.CompletedTask;
    }

    public static class UnmarkedInterface
    {
        public static IUnregistered? GetThing() => null;
    }

    public static class RootWithParent
    {
        public static string GetName([Parent] Post post) => "";
    }

    public static class Map
    {
        public static Dictionary<string, int> GetMap() => [];
    }

    public static class Untyped
    {
        public static object? GetAnything() => null;
    }

    public static class BadBatch
    {
        public static Post GetPost() => new(1);

        [BatchResolver]
        public static int GetCount() => 0;
    }

    public static class BadSyntax
    {
        [GraphQLType("[Int")]
        public static int GetCount() => 0;
    }

    public static class Twice
    {
        public static int GetCount() => 0;

        public static int Count() => 0;
    }

    [ExtendObjectType<Post>]
    public static class WrongParent
    {
        public static string GetText([Parent] string post) => post;
    }

    public static class WithPost
    {
        public static Post GetPost() => new(1);
    }

    [Theory]
    [InlineData(typeof(StreamResult), "StreamResult.GetStream: Stream cannot be the type of a field")]
    [InlineData(typeof(UnregisteredService), "UnregisteredService.GetName, parameter service: IUnregistered cannot be the type of an argument. If it is a service, register it")]
    [InlineData(typeof(NoResult), "NoResult.DoAsync: Task is no result")]
    [InlineData(typeof(UnmarkedInterface), "UnmarkedInterface.GetThing: IUnregistered cannot be the type of a field: mark it with [InterfaceType] or [UnionType].")]
    [InlineData(typeof(RootWithParent), "RootWithParent.GetName: post: a field of a root type has no [Parent].")]
    [InlineData(typeof(Map), "Map.GetMap: KeyValuePair<String, Int32> cannot be the type of a field")]
    [InlineData(typeof(Untyped), "Untyped.GetAnything: Object cannot be the type of a field: say its type by [GraphQLType(\"…\")].")]
    [InlineData(typeof(BadBatch), "BadBatch.GetCount: Int32 is no result: a resolver answers a value, a Task<T> or a ValueTask<T>, and a [BatchResolver] a list.")]
    [InlineData(typeof(BadSyntax), "BadSyntax.GetCount: [GraphQLType(\"[Int\")] is no type")]
    [InlineData(typeof(Twice), "Twice.Count: Twice.GetCount is the field Query.count already.")]
    public void What_cannot_be_mapped_is_told_with_class_and_member(Type query, string expected)
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => TestEngine.Of(query).Executor);

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parent_of_another_type_is_told()
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => TestEngine.Of(typeof(WithPost), b => b.AddType(typeof(WrongParent))).Executor);

        Assert.Contains("WrongParent.GetText: post: the [Parent] is a Post, not a String.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extension_of_a_type_outside_of_the_schema_is_told()
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => TestEngine.Of(typeof(Map), b => b.AddType(typeof(WrongParent))).Executor);

        Assert.Contains("WrongParent: it extends Post, which is not part of the schema.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var error = Assert.Throws<GraphQLSchemaException>(() => TestEngine.Of(typeof(Map), b => b.AddQueryType(typeof(NoResult))).Executor);

        Assert.Equal(2, error.Errors.Count);
    }

    [Fact]
    public void Schema_without_queries_is_refused() => Assert.Throws<GraphQLSchemaException>(() => TestEngine.Create(_ => { }).Executor);
}
