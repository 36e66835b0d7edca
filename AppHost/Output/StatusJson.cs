using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AppHost.Local;

namespace AppHost.Output;

/// <summary>The machine-readable status; its names are a contract.</summary>
internal static class StatusJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a state; null is a stack that does not run.</summary>
    public static string Write(StackState? state)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("profile", state?.Profile);
            json.WriteStartArray("resources");
            foreach (var status in state?.Resources ?? [])
            {
                Write(json, status);
            }

            json.WriteEndArray();
            json.WriteStartObject("endpoints");
            json.WriteString("postsApi", state?.Endpoints.PostsApi);
            json.WriteString("graphql", state?.Endpoints.Graphql);
            json.WriteString("dashboard", state?.Endpoints.Dashboard);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ResourceStatus status)
    {
        json.WriteStartObject();
        json.WriteString("name", status.Name);
        json.WriteString("state", Screen.Name(status.State));
        if (status.Pid is { } pid)
        {
            json.WriteNumber("pid", pid);
        }
        else
        {
            json.WriteNull("pid");
        }

        json.WriteStartArray("urls");
        foreach (var url in status.Urls)
        {
            json.WriteStringValue(url);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
