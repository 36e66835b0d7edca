using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Feed.Timelines.Tests;

public sealed class TimelineOptionsTests
{
    [Theory]
    [InlineData("Feed:FeedCap", "0")]
    [InlineData("Feed:FeedCap", "1000000")]
    [InlineData("Feed:FeedTtl", "00:00:01")]
    [InlineData("Feed:BuildLease", "00:00:00")]
    [InlineData("Feed:PostgresReads", "0")]
    public void A_setting_out_of_range_is_refused(string name, string value)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Options(name, value));
        Assert.Contains(name["Feed:".Length..], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_are_read_from_the_section_feed()
    {
        Assert.Equal(20, Options("Feed:FeedCap", "20").FeedCap);
        Assert.Equal(TimeSpan.FromDays(1), Options("Feed:FeedTtl", "1.00:00:00").FeedTtl);
        Assert.Equal(1_000, Options("Feed:Other", "x").FeedCap);
    }

    private static TimelineOptions Options(string name, string value)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [name] = value });
        builder.AddTimelineReader();
        using var host = builder.Build();
        return host.Services.GetRequiredService<IOptions<TimelineOptions>>().Value;
    }
}
