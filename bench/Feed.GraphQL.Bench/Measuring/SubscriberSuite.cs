using System.Globalization;
using System.Text.Json;
using Feed.GraphQL.Bench.Load;
using Feed.GraphQL.Bench.Serving;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>What idle subscribers cost, and how long a post takes to reach all of them.</summary>
internal sealed class SubscriberSuite(int count, Action<string> say)
{
    private static readonly HttpClient Http = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        say("starting Postgres and Redis");
        await using var stores = await FeedStores.StartAsync(cancellationToken);
        await stores.PopulateAsync(cancellationToken);
        await stores.AddFollowersAsync(count, cancellationToken);
        using var server = Child.StartSelf(Subject.ServerProcessor, stores.Environment, "serve", "feed");
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{await server.PortAsync(cancellationToken)}"));
        var (liveBefore, residentBefore) = (await ReadAsync(address, Gauge.Live, cancellationToken), server.ResidentBytes);
        say(Text($"{count:N0} subscribers connect"));
        using var clients = Child.StartSelf(
            Subject.LoadProcessor, stores.Environment, "subscribe", new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri.ToString());
        await clients.PortAsync(cancellationToken);
        while (await ReadAsync(address, Gauge.Subscriptions, cancellationToken) < count) await Task.Delay(100, cancellationToken);
        var live = await ReadAsync(address, Gauge.Live, cancellationToken) - liveBefore;
        say(Text($"managed memory a subscriber: {live / count:N0} B; resident: {(server.ResidentBytes - residentBefore) / count:N0} B ({server.ResidentBytes >> 20} MB in all)"));
        var idle = server.ProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(30), cancellationToken);
        say(Text($"processor time while idle: {(server.ProcessorTime - idle).TotalSeconds / 30:0.0%} of a core (pings every 12 s)"));
        var started = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await stores.PostAsync(cancellationToken);
        var arrivals = JsonSerializer.Deserialize<Arrivals>(await clients.ResultAsync(cancellationToken))!;
        say(Text($"a post reaches the first after {arrivals.First - started} ms, half after {arrivals.Middle - started} ms, all after {arrivals.Last - started} ms"));
    }

    private static async Task<long> ReadAsync(Uri address, string gauge, CancellationToken cancellationToken) =>
        long.Parse(await Http.GetStringAsync(new Uri(address, gauge), cancellationToken), CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
