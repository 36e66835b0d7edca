using AppHost.Local;
using Confluent.Kafka;
using Feed.Contracts;
using Feed.Testing;

namespace AppHost.Tests.Servers;

/// <summary>The topics of a running stack.</summary>
public sealed class KafkaTopicsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Topics_are_there_as_declared_follow_the_settings_and_come_back_when_deleted()
    {
        DistributedStack.RequireFor(DistributedStack.Name);
        await using (var first = await StartAsync("1.00:00:00"))
        {
            using var admin = Admin(first);
            Assert.Equal(Topics.Partitions, PartitionsOf(admin, Topics.Of(Tables.Posts)));
            Assert.Equal(1, PartitionsOf(admin, Topics.Notifications));
            Assert.Equal("86400000", Retention(admin));
            await admin.DeleteTopicsAsync([Topics.Of(Tables.Likes)]);
            await Patience.UntilAsync(() => PartitionsOf(admin, Topics.Of(Tables.Likes)) == Topics.Partitions);
        }

        await using var second = await StartAsync("2.00:00:00");
        using var again = Admin(second);
        await Patience.UntilAsync(() => Retention(again) == "172800000");
    }

    [Fact]
    public async Task Given_Kafka_gets_the_topics_and_is_not_started()
    {
        await using var given = await KafkaServer.StartAsync();

        await using var stack = await LocalStack.StartAsync(
            new LocalStackOptions
            {
                Profile = DistributedStack.Name, DataDirectory = _folder.Path, Resources = ["kafka"], KafkaConnectionString = given.BootstrapServers,
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((ResourceState.External, null), (stack.Resources.Single().State, stack.Resources.Single().Pid));
        using var admin = Admin(stack);
        Assert.Equal(Topics.Partitions, PartitionsOf(admin, Topics.Of(Tables.Posts)));
        Assert.Equal(given.BootstrapServers, stack.EnvironmentOf("feed-builder")["ConnectionStrings__kafka"]);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "kafka")));
    }

    public void Dispose() => _folder.Dispose();

    private Task<LocalStack> StartAsync(string retention) => LocalStack.StartAsync(
        new LocalStackOptions
        {
            Profile = DistributedStack.Name,
            DataDirectory = _folder.Path,
            Resources = ["kafka"],
            SmallJvms = true,
            Settings = new Dictionary<string, string> { ["Feed__TopicRetention"] = retention },
        },
        TestContext.Current.CancellationToken);

    private static IAdminClient Admin(LocalStack stack) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = stack.KafkaConnectionString }).SetLogHandler((_, _) => { }).Build();

    private static int? PartitionsOf(IAdminClient admin, string topic) =>
        admin.GetMetadata(TimeSpan.FromSeconds(20)).Topics.FirstOrDefault(one => one.Topic == topic)?.Partitions.Count;

    private static string Retention(IAdminClient admin)
    {
        var found = admin.DescribeConfigsAsync([new() { Type = Confluent.Kafka.Admin.ResourceType.Topic, Name = Topics.Of(Tables.Posts) }]);
        return found.GetAwaiter().GetResult()[0].Entries["retention.ms"].Value;
    }
}
