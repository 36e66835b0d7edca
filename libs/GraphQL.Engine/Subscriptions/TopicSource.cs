using GraphQL.Engine.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace GraphQL.Engine.Subscriptions;

/// <summary>The events of a topic whose name may hold arguments.</summary>
internal static class TopicSource
{
    public static async ValueTask<IAsyncEnumerable<object>> OpenAsync<T>(string pattern, ResolverCall call)
    {
        var name = pattern;
        foreach (var argument in call.Plan.Field.Arguments)
        {
            name = name.Replace($"{{{argument.Name}}}", call.ArgumentByName(argument.Name)?.ToString(), StringComparison.Ordinal);
        }
        var receiver = call.Run.Services.GetRequiredService<ITopicEventReceiver>();
        return await EventStreams.FromStreamValueTask(receiver.SubscribeAsync<T>(name, call.CancellationToken), call.CancellationToken);
    }
}
