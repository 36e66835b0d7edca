using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Feed.Kafka;

namespace Feed.Changes.Kafka.Tests;

public sealed class LibraryTests
{
    [Fact]
    public void Library_is_at_least_as_new_as_its_package()
    {
        NeedsKafka.Library();

        Assert.True(Library.Version >= 0x020F01FF, string.Create(CultureInfo.InvariantCulture, $"librdkafka {Library.VersionString}"));
    }

    [Fact]
    public void Missing_library_is_an_error_that_says_what_to_run()
    {
        if (Environment.GetEnvironmentVariable(Child) is not null) return;

        var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"*{nameof(In_a_process_of_its_own_a_wrong_path_is_told)}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { [KafkaLibrary.Variable] = "/nowhere/librdkafka.so", [Child] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.True(process.ExitCode == 0, output);
    }

    [Fact]
    public void In_a_process_of_its_own_a_wrong_path_is_told()
    {
        if (Environment.GetEnvironmentVariable(Child) is null) return;

        var told = Assert.Throws<DllNotFoundException>(KafkaLibrary.Require);

        Assert.Contains("scripts/librdkafka.sh", told.Message, StringComparison.Ordinal);
    }

    private const string Child = "FEED_TEST_CHILD";
}
