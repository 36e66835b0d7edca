using AppHost.Commands;
using AppHost.Resources;

namespace AppHost.Tests.Commands;

public sealed class CommandLineParsingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--detach --ports auto")]
    [InlineData("up --profile distributed --fresh --data-dir /x --except feed-builder --except posts-api")]
    [InlineData("up --ports=fixed -d")]
    [InlineData("status --json")]
    [InlineData("logs")]
    [InlineData("logs redis -f -n 5")]
    [InlineData("logs apphost")]
    [InlineData("restart feed-graphql")]
    [InlineData("down")]
    [InlineData("doctor")]
    [InlineData("tool bench/Feed.Load -- --users 5 --help")]
    public void Command_is_understood(string words) => Assert.Empty(FeedCommandLine.Create().Parse(words).Errors);

    [Theory]
    [InlineData("fly")]
    [InlineData("up --bogus")]
    [InlineData("up --ports 5101")]
    [InlineData("up --profile aspire")]
    [InlineData("up --except redis")]
    [InlineData("up --data-dir")]
    [InlineData("status --yaml")]
    [InlineData("logs nobody")]
    [InlineData("restart")]
    [InlineData("restart nobody")]
    [InlineData("restart redis postgres")]
    public async Task Mistake_is_a_usage_error(string words) =>
        Assert.Equal(ExitCodes.Usage, await FeedCommandLine.RunAsync(words.Split(' ')));

    [Fact]
    public void Detached_process_is_asked_for_the_same()
    {
        var request = new UpRequest("embedded", Detach: true, Fresh: true, AutoPorts: true, "data", ["feed-builder"], ["redis"]);

        Assert.Equal(
            ["up", "--profile", "embedded", "--ports", "auto", "--fresh", "--data-dir", Path.GetFullPath("data"), "--except", "feed-builder", "--only", "redis"],
            request.ToArguments());
        Assert.Empty(FeedCommandLine.Create().Parse([.. request.ToArguments()]).Errors);
    }

    [Fact]
    public void Environment_for_a_debugger_can_be_pasted_into_a_shell()
    {
        var text = ExceptedService.Describe("feed-builder", new Dictionary<string, string?>
        {
            ["ConnectionStrings__redis"] = "127.0.0.1:1,password=it's",
            ["services__posts-api__http__0"] = "http://127.0.0.1:5101",
            ["ASPNETCORE_HTTP_PORTS"] = null,
        });

        Assert.Contains("export ConnectionStrings__redis='127.0.0.1:1,password=it'\\''s'", text, StringComparison.Ordinal);
        Assert.Contains("env 'services__posts-api__http__0=http://127.0.0.1:5101' dotnet run", text, StringComparison.Ordinal);
        Assert.DoesNotContain("HTTP_PORTS", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_output_is_found_from_any_program_of_the_repository()
    {
        Assert.Equal("bin/Release/net10.0", ServiceBuild.OutputOf("/x/bin/y/AppHost/bin/Release/net10.0"));
        Assert.EndsWith("/AppHost", ServiceBuild.Find().ProgramOf("AppHost")[0], StringComparison.Ordinal);
    }
}
