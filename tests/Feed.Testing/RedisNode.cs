using System.Globalization;
using System.Net.Sockets;
using System.Text;
using AppHost.Local;
using AppHost.Resources;

namespace Feed.Testing;

/// <summary>One server of a <see cref="RedisCluster"/>.</summary>
internal sealed class RedisNode : TestServer
{
    private readonly int _clusterPort = FreePorts.Next();

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; } = FreePorts.Next();

    /// <summary>Starts one, which belongs to no cluster yet.</summary>
    public static Task<RedisNode> StartAsync() => StartAsync(new RedisNode());

    /// <summary>Joins the cluster of another.</summary>
    public Task MeetAsync(RedisNode other) =>
        AskAsync("CLUSTER", "MEET", "127.0.0.1", Text(other.Port), Text(other._clusterPort));

    /// <summary>Asks one command over a connection of its own.</summary>
    /// <returns>The answer: a line, a text, or an array's elements by line.</returns>
    /// <exception cref="InvalidOperationException">The server answers an error.</exception>
    public async Task<string> AskAsync(params string[] words)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", Port);
        var command = string.Concat(words.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"));
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"*{words.Length}\r\n{command}"));
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        return await AnswerAsync(reader);
    }

    private protected override void RequireInstalled() => RedisServer.RequireServer();

    private protected override Resource Describe(string folder) =>
        new RedisResource(new RedisOptions { Directory = Path.Combine(folder, "redis server"), Port = Port, ClusterPort = _clusterPort });

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task<string> AnswerAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync() ?? throw new IOException("The server closed the connection.");
        switch (line[0])
        {
            case '-':
                throw new InvalidOperationException(line);
            case '$' when line != "$-1":
                var text = new char[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture) + 2];
                await reader.ReadBlockAsync(text);
                return new string(text, 0, text.Length - 2);
            case '*':
                var elements = new string[int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture)];
                for (var i = 0; i < elements.Length; i++) elements[i] = await AnswerAsync(reader);
                return string.Join('\n', elements);
            default:
                return line[1..];
        }
    }
}
