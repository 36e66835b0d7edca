using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using Feed.Verification;
using Npgsql;

namespace Feed.GraphQL.Bench.Load;

/// <summary>Many people who wait for posts, each with a socket of their own, in a process of its own.</summary>
internal sealed class Subscribers(Uri url)
{
    private const int AtOnce = 32;
    private const string Query = "subscription { feedUpdated { id text author { handle } } }";
    private readonly Tokens _tokens = new(Environment.GetEnvironmentVariable("Jwt__SigningKey")!, TimeProvider.System);

    /// <summary>Connects all, says so, waits until each has got an event, and says when they came.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var sockets = new List<WebSocket>();
        foreach (var some in (await PeopleAsync(cancellationToken)).Chunk(AtOnce))
        {
            sockets.AddRange(await Task.WhenAll(some.Select(person => ConnectAsync(person, cancellationToken))));
            if (sockets.Count % (AtOnce * 32) == 0) await Console.Out.WriteLineAsync($"connected {sockets.Count.ToString(CultureInfo.InvariantCulture)}");
        }

        var events = sockets.Select(socket => EventAsync(socket, cancellationToken)).ToArray();
        await Console.Out.WriteLineAsync($"listening {sockets.Count.ToString(CultureInfo.InvariantCulture)}");
        var arrivals = await Task.WhenAll(events);
        Array.Sort(arrivals);
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Arrivals(arrivals[0], arrivals[arrivals.Length / 2], arrivals[^1])));
    }

    private static async Task<long[]> PeopleAsync(CancellationToken cancellationToken)
    {
        await using var database = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("ConnectionStrings__feeddb")!);
        await using var command = database.CreateCommand("SELECT id FROM users WHERE handle LIKE 'follower%'");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var people = new List<long>();
        while (await reader.ReadAsync(cancellationToken)) people.Add(reader.GetInt64(0));
        return [.. people];
    }

    private async Task<WebSocket> ConnectAsync(long person, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(url, cancellationToken);
        await SendAsync(socket, new { type = "connection_init", payload = new { Authorization = $"Bearer {_tokens.For(person)}" } }, cancellationToken);
        var said = await ReadAsync(socket, cancellationToken);
        if (!said.Contains("connection_ack", StringComparison.Ordinal)) throw new BenchException($"The server says {said}");
        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = Query } }, cancellationToken);
        return socket;
    }

    private static async Task<long> EventAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var said = await ReadAsync(socket, cancellationToken);
        return said.Contains("\"next\"", StringComparison.Ordinal) ? TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()
            : throw new BenchException($"The server says {said}");
    }

    private static Task SendAsync(WebSocket socket, object message, CancellationToken cancellationToken) => socket.SendAsync(
        JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);

    private static async Task<string> ReadAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        // Without a buffer of its own while it waits.
        await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        var read = await socket.ReceiveAsync(buffer, cancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(buffer, 0, read.Count);
        ArrayPool<byte>.Shared.Return(buffer);
        return text;
    }
}

/// <summary>When events came, in milliseconds since 1970.</summary>
internal sealed record Arrivals(long First, long Middle, long Last);
