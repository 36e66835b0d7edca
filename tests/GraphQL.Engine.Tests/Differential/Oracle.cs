using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using GraphQL.Engine.Tests.Conformance;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// graphql-js in a process of its own. It is found in the folder that GRAPHQL_JS names: <c>tests/node</c>, where <c>npm ci</c> was run.
/// </summary>
internal sealed class Oracle : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Default };
    private readonly Process _process;

    private Oracle(Process process) => _process = process;

    public static Oracle Start()
    {
        var folder = Environment.GetEnvironmentVariable("GRAPHQL_JS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder),
            "GRAPHQL_JS must name tests/node, where npm ci was run; ./feed test does both.");
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Differential", "oracle.mjs"), folder! },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new Oracle(Process.Start(start)!);
    }

    /// <summary>UTF-16 in base64, for JSON cannot carry lone surrogates.</summary>
    public static string Encode(string source) => Convert.ToBase64String(MemoryMarshal.AsBytes(source.AsSpan()));

    public Answer Ask(object question)
    {
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(question, Web));
        _process.StandardInput.Flush();
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The oracle has ended.");
        return JsonSerializer.Deserialize<Answer>(line, Web)!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    internal sealed record Answer(string? Text, ExpectedError[]? Errors, JsonElement? Values, bool Failed);
}
