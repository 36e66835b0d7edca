using System.Runtime.CompilerServices;

namespace GraphQL.Engine.Subscriptions;

/// <summary>Makes one kind of stream of all that a subscribe method may answer.</summary>
internal static class EventStreams
{
    public static ValueTask<IAsyncEnumerable<object>> FromEvents<T>(IAsyncEnumerable<T> events, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ReadAsync(events, cancellationToken));

    public static async ValueTask<IAsyncEnumerable<object>> FromEventsTask<T>(
        Task<IAsyncEnumerable<T>> events, CancellationToken cancellationToken) => ReadAsync(await events, cancellationToken);

    public static async ValueTask<IAsyncEnumerable<object>> FromEventsValueTask<T>(
        ValueTask<IAsyncEnumerable<T>> events, CancellationToken cancellationToken) => ReadAsync(await events, cancellationToken);

    public static ValueTask<IAsyncEnumerable<object>> FromStream<T>(ISourceStream<T> stream, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ReadAsync(stream, cancellationToken));

    public static async ValueTask<IAsyncEnumerable<object>> FromStreamTask<T>(
        Task<ISourceStream<T>> stream, CancellationToken cancellationToken) => ReadAsync(await stream, cancellationToken);

    public static async ValueTask<IAsyncEnumerable<object>> FromStreamValueTask<T>(
        ValueTask<ISourceStream<T>> stream, CancellationToken cancellationToken) => ReadAsync(await stream, cancellationToken);

    private static async IAsyncEnumerable<object> ReadAsync<T>(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var message in events.WithCancellation(cancellationToken))
        {
            yield return message ?? throw new InvalidOperationException("An event stream has no null.");
        }
    }

    private static async IAsyncEnumerable<object> ReadAsync<T>(
        ISourceStream<T> stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (stream)
        {
            await foreach (var message in stream.ReadEventsAsync(cancellationToken).WithCancellation(cancellationToken))
            {
                yield return message ?? throw new InvalidOperationException("An event stream has no null.");
            }
        }
    }
}
