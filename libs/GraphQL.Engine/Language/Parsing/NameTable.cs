namespace GraphQL.Engine.Language;

/// <summary>
/// A small cache of names, one per thread: documents repeat few names, and equal names as one string compare at once. Its size is fixed, so
/// that no client can make it grow; a name that finds its place taken takes it.
/// </summary>
internal static class NameTable
{
    private const int Size = 1024;
    private const int MaxLength = 64;

    [ThreadStatic]
    private static string?[]? s_names;

    public static string Get(ReadOnlySpan<char> name)
    {
        if (name.Length > MaxLength)
        {
            return name.ToString();
        }

        var names = s_names ??= new string?[Size];
        uint hash = 2166136261;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619;
        }

        ref var place = ref names[(hash ^ (hash >> 16)) % Size];
        if (place is null || !name.SequenceEqual(place))
        {
            place = name.ToString();
        }

        return place;
    }
}
