using System.Text.Json;

namespace AppHost.Local;

/// <summary>The file by which <c>status</c>, <c>down</c> and the others find a running stack.</summary>
internal static class StateFile
{
    /// <summary>Replaces the file.</summary>
    public static void Write(string path, StackState state) => PrivateFile.WritePublic(path, JsonSerializer.Serialize(state, StateJson.Default.StackState));

    /// <summary>The last state written, whether or not its process still runs; null when there is none that can be read.</summary>
    public static StackState? Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), StateJson.Default.StackState) : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException)
        {
            return null; // of an older version, or just being removed
        }
    }

    /// <summary>The state of a stack whose process runs now.</summary>
    public static StackState? ReadRunning(string path) => Read(path) is { } state && state.AppHost.IsAlive ? state : null;
}
