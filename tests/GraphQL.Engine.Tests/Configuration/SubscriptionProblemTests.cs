using GraphQL.Engine.Tests.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Configuration;

/// <summary>What cannot be a subscription is told at the start, with the method at fault.</summary>
public sealed class SubscriptionProblemTests
{
    public static class Query
    {
        public static string Hello() => "";
    }

    public static class Unmarked
    {
        public static int Tick([EventMessage] int i) => i;
    }

    public static class NoSuchSource
    {
        [Subscribe(With = "Nothing")]
        public static int Tick([EventMessage] int i) => i;
    }

    public static class NoStream
    {
        public static int Open() => 1;

        [Subscribe(With = nameof(Open))]
        public static int Tick([EventMessage] int i) => i;
    }

    public static class NoMessage
    {
        [Subscribe]
        public static int Tick() => 1;
    }

    public static class OtherArgument
    {
        public static async IAsyncEnumerable<int> Open(string n)
        {
            await Task.Yield();
            yield return n.Length;
        }

        [Subscribe(With = nameof(Open))]
        public static int Tick([EventMessage] int i, int n) => i + n;
    }

    public static class OutParameter
    {
        [Subscribe]
        public static bool Tick([EventMessage] int i, out int n) => (n = i) > 0;
    }

    [Theory]
    [InlineData(typeof(Unmarked), "needs [Subscribe]")]
    [InlineData(typeof(NoSuchSource), "names Nothing")]
    [InlineData(typeof(NoStream), "answers an IAsyncEnumerable<T>")]
    [InlineData(typeof(NoMessage), "[EventMessage]")]
    [InlineData(typeof(OtherArgument), "takes n as Int32")]
    [InlineData(typeof(OutParameter), "no ref or out parameters")]
    public async Task Class_that_cannot_be_mapped_ends_the_start(Type subscription, string problem)
    {
        await using var engine = TestEngine.Create(b => b.AddQueryType(typeof(Query)).AddSubscriptionType(subscription).AddInMemorySubscriptions());

        var error = Assert.Throws<GraphQLSchemaException>(() => engine.Executor);

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }
}
