using System.Text.Json;
using AppHost.Local;
using AppHost.Output;
using Feed.Testing;

namespace AppHost.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private static readonly StackState Example = new()
    {
        AppHost = ProcessIdentity.Of(Environment.ProcessId)!,
        Profile = "embedded",
        StartedAt = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
        DataDirectory = "/data",
        Resources =
        [
            new ResourceStatus("postgres", ResourceState.Healthy, 42, ["postgresql://127.0.0.1:15001"]) { Detail = "a \"detail\"", StartSeconds = 1.5 },
            new ResourceStatus("redis", ResourceState.Restarting, null, []),
        ],
        Processes = [new ProcessIdentity(42, 4711)],
        Endpoints = new StackEndpoints("http://127.0.0.1:5101", "http://127.0.0.1:5102/graphql", null),
    };

    private readonly TemporaryFolder _folder = new();

    private string StatePath => Path.Combine(_folder.Path, "state.json");

    [Fact]
    public void State_is_read_as_it_was_written()
    {
        StateFile.Write(StatePath, Example);

        var read = StateFile.ReadRunning(StatePath)!;

        Assert.Equivalent(Example, read, strict: true);
    }

    [Fact]
    public void State_of_a_process_that_ended_is_not_running()
    {
        StateFile.Write(StatePath, Example with { AppHost = Example.AppHost with { Started = 1 } });

        Assert.NotNull(StateFile.Read(StatePath));
        Assert.Null(StateFile.ReadRunning(StatePath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("null")]
    public void Damaged_state_is_no_state(string text)
    {
        File.WriteAllText(StatePath, text);

        Assert.Null(StateFile.Read(StatePath));
    }

    [Fact]
    public void Status_has_the_names_of_the_contract_and_no_others()
    {
        var status = JsonDocument.Parse(StatusJson.Write(Example)).RootElement;

        Assert.Equal(["profile", "resources", "endpoints"], Names(status));
        Assert.Equal(["name", "state", "pid", "urls"], Names(status.GetProperty("resources")[0]));
        Assert.Equal(["postsApi", "graphql", "dashboard"], Names(status.GetProperty("endpoints")));
        Assert.Equal("healthy", status.GetProperty("resources")[0].GetProperty("state").GetString());
        Assert.Equal(42, status.GetProperty("resources")[0].GetProperty("pid").GetInt32());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("resources")[1].GetProperty("pid").ValueKind);
        Assert.Equal(JsonValueKind.Null, status.GetProperty("endpoints").GetProperty("dashboard").ValueKind);
    }

    [Fact]
    public void Status_of_nothing_has_the_same_shape()
    {
        var status = JsonDocument.Parse(StatusJson.Write(null)).RootElement;

        Assert.Equal(["profile", "resources", "endpoints"], Names(status));
        Assert.Equal(0, status.GetProperty("resources").GetArrayLength());
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
