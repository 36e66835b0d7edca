using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Engine.Tests.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Generated operations executed by this engine and by graphql-js over the same data (<see cref="ThingsSchema"/> and
/// <c>things.mjs</c>): equal data, in the same order, and equal errors with their paths and locations.
/// </summary>
public sealed class ExecutionTests
{
    [Theory(Explicit = true)]
    [InlineData(0)]
    [InlineData(400)]
    public async Task Generated_operations_are_answered_alike(int mistakes)
    {
        using var oracle = Oracle.Start();
        await using var engine = TestEngine.Create(b => b.AddThings().ModifyLimits(l => (l.MaxCost, l.MaxFields) = (1e12, 100_000)));
        var schema = engine.Executor.Schema;
        var sdl = SchemaPrinter.Print(schema);
        var documents = new SchemaDocuments(schema, new Random(DifferentialTests.Seed), mistakes);
        var (withData, withErrors) = (0, 0);
        for (var i = 0; i < DifferentialTests.Rounds; i++)
        {
            var (text, variables) = documents.Next();
            if (!DifferentialTests.Parses(text)) continue;
            var answer = oracle.Ask(new { op = "execute", source = Oracle.Encode(text), schema = sdl, variables });
            var expected = Comparable(JsonNode.Parse(answer.Text ?? throw new InvalidOperationException($"{answer}\n{text}"))!);
            var actual = Comparable(JsonNode.Parse(await engine.RunAsync(text, JsonSerializer.SerializeToElement(variables)))!);
            Assert.True(expected == actual, $"{text}\n{variables}\nexpected: {expected}\nactual:   {actual}");
            withData += expected.Contains("\"data\":{", StringComparison.Ordinal) ? 1 : 0;
            withErrors += expected.Contains("\"errors\":[{", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(withData > DifferentialTests.Rounds / 3 && withErrors > DifferentialTests.Rounds / 10, $"{withData} with data, {withErrors} with errors");
    }

    /// <summary>An answer as text: data as it is; errors by path, without extensions.</summary>
    private static string Comparable(JsonNode answer)
    {
        var errors = (answer["errors"]?.AsArray() ?? []).Select(e => new JsonObject
        {
            ["path"] = e!["path"]?.DeepClone(),
            ["message"] = e["message"]?.DeepClone(),
            ["locations"] = e["locations"] is JsonArray { Count: > 0 } places ? places.DeepClone() : null,
        }).OrderBy(e => e.ToJsonString(), StringComparer.Ordinal);
        var comparable = new JsonObject { ["errors"] = new JsonArray([.. errors]) };
        if (answer is JsonObject all && all.TryGetPropertyValue("data", out var data)) comparable["data"] = data?.DeepClone();
        return comparable.ToJsonString();
    }
}
