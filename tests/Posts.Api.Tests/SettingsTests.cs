using Feed.ServiceDefaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Posts.Api.Tests.Support;

namespace Posts.Api.Tests;

public sealed class SettingsTests(Stack stack)
{
    private static T Read<T>(string section, string name, string value) where T : class
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new($"{section}:{name}", value)]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        services.AddOptions<T>().BindConfiguration(section).ValidateDataAnnotations();
        return services.BuildServiceProvider().GetRequiredService<IOptions<T>>().Value;
    }

    [Theory]
    [InlineData("AccessTokenLifetime", "00:05:00")]
    [InlineData("AccessTokenLifetime", "30.00:00:00")]
    [InlineData("SignUpsPerMinute", "0")]
    [InlineData("SignInsPerMinute", "-1")]
    [InlineData("CommandsPerSecond", "0")]
    [InlineData("IdempotencyRetention", "00:00:00")]
    public void Setting_outside_its_range_is_refused_by_name(string name, string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read<PostsOptions>(PostsOptions.Section, name, value));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("c2hvcnQ=")]
    [InlineData("not base64, but long enough to be a key of at least 32 bytes")]
    public void Signing_key_that_is_none_is_refused(string value)
    {
        var refused = Assert.Throws<OptionsValidationException>(() => Read<JwtOptions>(JwtOptions.Section, "SigningKey", value));
        Assert.Contains("SigningKey", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 5, 50, 64, true)]
    [InlineData("Timeout=15;Maximum Pool Size=100;Max Auto Prepare=0;No Reset On Close=false", 15, 100, 0, false)]
    public async Task Database_connection_has_what_its_string_says_and_our_own_where_it_says_nothing(
        string given, int timeout, int pool, int prepared, bool isKept)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("ConnectionStrings:feeddb", $"Host=127.0.0.1;Username=somebody;{given}")]);
        builder.AddFeedDatabase();
        await using var app = builder.Build();
        var settings = new NpgsqlConnectionStringBuilder(app.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString);
        Assert.Equal(
            (timeout, pool, prepared, isKept), (settings.Timeout, settings.MaxPoolSize, settings.MaxAutoPrepare, settings.NoResetOnClose));
    }

    [Fact]
    public async Task Service_without_a_signing_key_ends_at_once_and_says_what_is_missing()
    {
        using var service = ServiceProcess.Start(stack.Database, environment => environment["Jwt__SigningKey"] = "");
        var (code, said) = await service.UntilEndedAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(0, code);
        Assert.Contains("Jwt__SigningKey", said, StringComparison.Ordinal);
        Assert.DoesNotContain("test-password", said, StringComparison.Ordinal);
    }
}
