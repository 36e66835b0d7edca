using System.Diagnostics.CodeAnalysis;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>The scalars that CLR types map to.</summary>
internal sealed class ScalarRegistry
{
    private readonly Dictionary<string, ScalarType> _types = new[]
    {
        BuiltInScalars.Int, BuiltInScalars.Float, BuiltInScalars.String, BuiltInScalars.Boolean, BuiltInScalars.Id,
        new ScalarType("DateTime", new DateTimeCodec())
        {
            Description = "An instant, in UTC, as RFC 3339 has it: `2026-01-31T12:00:00.000Z`.",
            SpecifiedByUrl = "https://scalars.graphql.org/andimarek/date-time.html",
        },
        new ScalarType("Date", new DateCodec())
        {
            Description = "A day of the calendar: `2026-01-31`.",
            SpecifiedByUrl = "https://scalars.graphql.org/andimarek/local-date.html",
        },
        new ScalarType("URL", new UrlCodec())
        {
            Description = "An address on the web.",
            SpecifiedByUrl = "https://datatracker.ietf.org/doc/html/rfc3986",
        },
        new ScalarType("UUID", new UuidCodec())
        {
            Description = "A 128-bit identifier.",
            SpecifiedByUrl = "https://datatracker.ietf.org/doc/html/rfc9562",
        },
        new ScalarType("Long", new LongCodec()) { Description = "An integer of 64 bits, as a JSON number." },
        new ScalarType("Decimal", new DecimalCodec()) { Description = "A decimal number, as a JSON number." },
    }.ToDictionary(t => t.Name, StringComparer.Ordinal);

    private readonly Dictionary<Type, string> _names = new()
    {
        [typeof(string)] = "String",
        [typeof(bool)] = "Boolean",
        [typeof(int)] = "Int",
        [typeof(short)] = "Int",
        [typeof(ushort)] = "Int",
        [typeof(byte)] = "Int",
        [typeof(sbyte)] = "Int",
        [typeof(double)] = "Float",
        [typeof(float)] = "Float",
        [typeof(long)] = "Long",
        [typeof(decimal)] = "Decimal",
        [typeof(Guid)] = "UUID",
        [typeof(DateTimeOffset)] = "DateTime",
        [typeof(DateTime)] = "DateTime",
        [typeof(DateOnly)] = "Date",
        [typeof(Uri)] = "URL",
    };

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public ScalarRegistry(IReadOnlyDictionary<Type, string> runtimeTypes, IEnumerable<ScalarType> scalars)
    {
        foreach (var scalar in scalars)
        {
            _types[scalar.Name] = scalar;
        }
        foreach (var (type, name) in runtimeTypes)
        {
            _names[type] = name;
        }
    }

    /// <summary>The scalars in use that are not the specification's, which a schema has by itself.</summary>
    public IEnumerable<ScalarType> Custom => _types.Values.Where(t => _used.Contains(t.Name) && !BuiltInScalars.Contains(t.Name));

    public bool TryGetName(Type type, [NotNullWhen(true)] out string? name) => _names.TryGetValue(type, out name);

    /// <summary>Finds a scalar for use in the schema.</summary>
    public bool TryUse(string name, [NotNullWhen(true)] out ScalarType? type)
    {
        if (_types.TryGetValue(name, out type))
        {
            _used.Add(name);
        }
        return type is not null;
    }
}
