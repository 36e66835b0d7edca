using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Feed.GraphQL;

/// <summary>Answers are compressed for clients that ask for it; event streams are not, since each event must arrive at once.</summary>
internal static class Compression
{
    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/graphql-response+json"]);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }
}
