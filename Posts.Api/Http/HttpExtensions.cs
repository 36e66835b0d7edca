using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace Posts.Api.Http;

internal static class HttpExtensions
{
    /// <summary>How bodies are read and written, and what an id in a path is.</summary>
    public static void AddHttp(this WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            var json = options.SerializerOptions;
            // A misspelt or doubled member is a mistake to hear about, not to drop.
            json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            json.AllowDuplicateProperties = false;
            json.NumberHandling = JsonNumberHandling.Strict;
            json.MaxDepth = 16;
            // Answers are JSON with nosniff, never HTML: texts stay readable.
            json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.Converters.Add(new UtcConverter());
        });
        builder.Services.AddRouting(options => options.SetParameterPolicy<PathIdConstraint>(PathIdConstraint.Name));
    }
}
