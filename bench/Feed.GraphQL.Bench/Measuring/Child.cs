using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Feed.GraphQL.Bench.Measuring;

/// <summary>A process of the benchmark's own, held to one processor where the system can do that.</summary>
internal sealed class Child : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly bool CanPin = OperatingSystem.IsLinux() && File.Exists("/usr/bin/taskset");
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private Child(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>Processor time that it has had.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Whether processes can be held to a processor here.</summary>
    public static bool IsPinned => CanPin && System.Environment.ProcessorCount > 1;

    /// <summary>Starts this program again, with other arguments.</summary>
    public static Child StartSelf(int processor, IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start(processor, environment, "dotnet", [typeof(Child).Assembly.Location, .. arguments]);

    /// <summary>Starts a program.</summary>
    /// <exception cref="BenchException">It is not there.</exception>
    public static Child Start(int processor, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        string[] command = IsPinned ? ["taskset", "-c", processor.ToString(CultureInfo.InvariantCulture), program, .. arguments] : [program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            return new Child(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new BenchException($"{program} is not on the PATH.");
        }
    }

    /// <summary>Waits until a server says where it listens.</summary>
    /// <exception cref="BenchException">It does not.</exception>
    public async Task<int> PortAsync(CancellationToken cancellationToken)
    {
        const string Word = "listening ";
        while (await LineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Word, StringComparison.Ordinal)) return int.Parse(line[Word.Length..], CultureInfo.InvariantCulture);
            Note(line);
        }

        throw Failed();
    }

    /// <summary>Waits for the end, and answers the last line.</summary>
    /// <exception cref="BenchException">It failed.</exception>
    public async Task<string> ResultAsync(CancellationToken cancellationToken)
    {
        var last = "";
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) last = line;
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == 0 ? last : throw Failed();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private Task<string?> LineAsync(CancellationToken cancellationToken) =>
        _process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);

    private void Note(string? line)
    {
        lock (_said) _said.AppendLine(line);
    }

    private BenchException Failed()
    {
        lock (_said) return new BenchException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} failed.\n{_said}");
    }
}
