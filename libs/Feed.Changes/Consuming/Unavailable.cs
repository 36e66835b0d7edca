using System.Net.Sockets;
using Confluent.Kafka;
using Npgsql;

namespace Feed.Changes;

/// <summary>Tells a store or network that is away from a change that cannot be handled.</summary>
internal static class Unavailable
{
    public static bool Is(IProjection projection, Exception exception) =>
        projection.IsUnavailable(exception) || IsServerOrNetwork(exception);

    private static bool IsServerOrNetwork(Exception? exception) => exception switch
    {
        null => false,
        NpgsqlException { IsTransient: true } or SocketException => true,
        KafkaException kafka => kafka.Error.Code is not (ErrorCode.MsgSizeTooLarge or ErrorCode.TopicAuthorizationFailed),
        _ => IsServerOrNetwork(exception.InnerException),
    };
}
