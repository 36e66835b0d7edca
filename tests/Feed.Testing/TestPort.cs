using AppHost.Local;

namespace Feed.Testing;

/// <summary>Ports for the servers of tests that run at the same time, in whichever process.</summary>
public static class TestPort
{
    /// <summary>A port of 127.0.0.1 that nobody listens on, and that no test is given again while this process runs.</summary>
    public static int Next() => FreePorts.Next();
}
