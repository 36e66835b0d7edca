namespace AppHost.Resources;

/// <summary>How large a Java process may be, and what its compiler is for.</summary>
internal sealed record JvmOptions
{
    /// <summary>Heap in megabytes. A process takes some 100 to 150 more.</summary>
    public int HeapMegabytes { get; init; } = 256;

    /// <summary>Compiles quickly rather than well: starts sooner, and moves less data a second.</summary>
    public bool QuickStart { get; init; }

    /// <summary>The smallest that works: for tests, which start many.</summary>
    public static JvmOptions ForTests { get; } = new() { HeapMegabytes = 128, QuickStart = true };

    /// <summary>The words for the command line.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        $"-Xms{Math.Min(64, HeapMegabytes)}m",
        $"-Xmx{HeapMegabytes}m",
        "-XX:+UseSerialGC",
        .. QuickStart ? new[] { "-XX:TieredStopAtLevel=1" } : [],
        "-XX:+ExitOnOutOfMemoryError", // started again, rather than half alive
        "-XX:-UsePerfData", // no files in /tmp
        "-Djava.awt.headless=true",
    ];
}
