using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace Feed.Kafka;

/// <summary>
/// Finds librdkafka, the native library under Confluent.Kafka: the file that <see cref="Variable"/> names, the one beside the application,
/// or the one that <c>scripts/librdkafka.sh</c> built in the clone that the application runs in. Otherwise that of the NuGet package
/// librdkafka.redist, where the build used it (<c>PackageSet=latest</c>).
/// </summary>
public static class KafkaLibrary
{
    /// <summary>Environment variable with the path of the library.</summary>
    public const string Variable = "FEED_LIBRDKAFKA";

    private const string Name = "librdkafka";
    private const string File = "librdkafka.so";
    private static readonly Lazy<string?> Failure = new(Load);

    /// <summary>Why the library cannot be used and what to do, or null when it can. Loads it.</summary>
    public static string? Problem => Failure.Value;

    /// <summary>Loads the library. To be called before anything else of Confluent.Kafka.</summary>
    /// <exception cref="DllNotFoundException">It is not there; the message says what to run.</exception>
    public static void Require()
    {
        if (Problem is { } problem) throw new DllNotFoundException(problem);
    }

    private static string? Load()
    {
        if (Find() is { } path)
            NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, (name, _, _) => name == Name ? NativeLibrary.Load(path) : nint.Zero);
        try
        {
            return Library.Version > 0 ? null : "librdkafka does not tell its version.";
        }
        catch (Exception e) when (e is DllNotFoundException or InvalidOperationException or BadImageFormatException or EntryPointNotFoundException)
        {
            return $"Kafka's client library librdkafka is not there or cannot be loaded: run scripts/librdkafka.sh, which builds it (as './feed up "
                + $"--profile distributed' and './feed test' do), or set {Variable} to a librdkafka.so of version 2.15 or later. ({e.Message.Trim()})";
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return named;
        var beside = Path.Combine(AppContext.BaseDirectory, File);
        if (System.IO.File.Exists(beside)) return beside;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, ".feed", "native", File) is var built && System.IO.File.Exists(built)) return built;
        return null;
    }
}
