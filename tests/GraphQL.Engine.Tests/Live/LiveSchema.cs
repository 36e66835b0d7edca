using System.Runtime.CompilerServices;

namespace GraphQL.Engine.Tests.Live;

/// <summary>Subscriptions of every kind.</summary>
public static class LiveSchema
{
    public static class Query
    {
        public static string Hello(string name = "you") => $"Hello {name}";

        public static string? GetUserName(System.Security.Claims.ClaimsPrincipal user) => user.Identity?.Name;

        public static async Task<int> GetSlowAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 1;
        }
    }

    public sealed record Message(string Room, string Text);

    public sealed class CountingLoader(IBatchScheduler scheduler) : BatchDataLoader<int, int>(scheduler)
    {
        private static int _loads;

        protected override Task<IReadOnlyDictionary<int, int>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            var load = Interlocked.Increment(ref _loads);
            return Task.FromResult<IReadOnlyDictionary<int, int>>(keys.ToDictionary(k => k, _ => load));
        }
    }

    public static class Subscription
    {
        public static async IAsyncEnumerable<int> CountTo(int n, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            for (var i = 1; i <= n; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
                yield return i;
            }
        }

        [Subscribe(With = nameof(CountTo))]
        public static int Tick([EventMessage] int i) => i;

        [Subscribe(With = nameof(CountTo))]
        public static int? NullableTick([EventMessage] int i, bool fail) => fail ? throw new GraphQLException($"no {i}") : i;

        [Subscribe(With = nameof(CountTo))]
        public static async Task<int> LoadedTickAsync([EventMessage] int i, CountingLoader loader) => await loader.LoadAsync(i - i);

        [Subscribe]
        [Topic("room:{room}")]
        public static Message Said([EventMessage] Message message, string room) => message;

        [Subscribe]
        public static string Announced([EventMessage] string text) => text;

        public static async ValueTask<ISourceStream<string>> OpenAsync(ITopicEventReceiver receiver, bool deny) =>
            deny ? throw new GraphQLException(new Error("Sign in to see this.") { Code = ErrorCodes.Unauthenticated })
                : await receiver.SubscribeAsync<string>("guarded");

        [Subscribe(With = nameof(OpenAsync))]
        public static string Guarded([EventMessage] string text) => text;

        public static async IAsyncEnumerable<int> FailAfter(int n)
        {
            for (var i = 1; i <= n; i++)
            {
                await Task.Yield();
                yield return i;
            }
            throw new InvalidOperationException("secret");
        }

        [Subscribe(With = nameof(FailAfter))]
        public static int Failing([EventMessage] int i) => i;
    }
}
