using System.Text.Json.Serialization;

namespace Posts.Api.Http;

/// <summary>A member of a patch: absent leaves things as they are, which JSON's null does not.</summary>
[JsonConverter(typeof(OptionalConverterFactory))]
internal readonly struct Optional<T>(T? value)
{
    public bool IsSet { get; } = true;

    public T? Value => value;

    public T? Or(T? current) => IsSet ? value : current;
}
