using AppHost.Local;
using AppHost.Resources;
using Feed.Testing;

namespace AppHost.Tests.Resources;

public sealed class PostgresPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 18beta1", 18)]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9)]
    [InlineData("", null)]
    public void Major_version_is_read(string text, int? expected) => Assert.Equal(expected, PostgresInstallation.ParseMajor(text));

    [Fact]
    public void Settings_of_the_caller_win_and_are_quoted()
    {
        var text = PostgresSettings.Render(new PostgresOptions
        {
            Directory = "/x", Port = 1, Password = "p", Settings = new Dictionary<string, string> { ["wal_level"] = "replica", ["search_path"] = "it's" },
        });

        Assert.Contains("wal_level = 'replica'\n", text, StringComparison.Ordinal);
        Assert.Contains("search_path = 'it''s'\n", text, StringComparison.Ordinal);
        Assert.Contains("max_slot_wal_keep_size = ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fsync", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_need_no_fsync_and_commits_stay_synchronous()
    {
        var text = PostgresSettings.Render(new PostgresOptions { Directory = "/x", Port = 1, Password = "p", Durable = false });

        Assert.Contains("fsync = 'off'", text, StringComparison.Ordinal);
        Assert.DoesNotContain("synchronous_commit", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_a_version_that_is_not_installed_are_told_with_their_cure()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "PG_VERSION"), "9\n");

        var failure = Assert.Throws<LocalStackException>(() => PostgresVersions.Choose(_folder.Path));

        Assert.Contains($"{_folder.Path} was made by Postgres 9", failure.Cause, StringComparison.Ordinal);
        Assert.Contains("Install Postgres 9", failure.Cure, StringComparison.Ordinal);
        Assert.Contains("--fresh", failure.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "localhost", 6379)]
    [InlineData("10.0.0.1:7000,10.0.0.2:7001,password=x:1", "10.0.0.1", 7000)]
    [InlineData("cache:6380,ssl=true", "cache", 6380)]
    public void Address_of_a_given_redis_is_its_first(string text, string host, int port) =>
        Assert.Equal((host, port), new GivenRedis(text).Address);

    public void Dispose() => _folder.Dispose();
}
