namespace GraphQL.Engine.Execution;

/// <summary>Writes errors as the specification's response format has them.</summary>
internal static class ErrorWriter
{
    /// <summary>Writes <c>"errors":[…]</c>.</summary>
    public static void Write(ResultBuffer buffer, IReadOnlyList<IError> errors)
    {
        buffer.Write("\"errors\":["u8);
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }
            Write(buffer, errors[i]);
        }
        buffer.WriteByte((byte)']');
    }

    private static void Write(ResultBuffer buffer, IError error)
    {
        buffer.Write("{\"message\":"u8);
        buffer.WriteString(error.Message);
        if (error.Locations is { Count: > 0 })
        {
            WriteLocations(buffer, error);
        }
        if (error.Path is not null)
        {
            buffer.Write(",\"path\":"u8);
            JsonValueWriter.Write(buffer, error.Path);
        }
        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            buffer.Write(",\"extensions\":"u8);
            IEnumerable<KeyValuePair<string, object?>> code = error.Code is null ? [] : [new("code", error.Code)];
            JsonValueWriter.WriteObject(
                buffer, code.Concat((error.Extensions ?? EmptyExtensions).Where(e => error.Code is null || e.Key != "code")));
        }
        buffer.WriteByte((byte)'}');
    }

    private static IReadOnlyDictionary<string, object?> EmptyExtensions { get; } = new Dictionary<string, object?>();

    private static void WriteLocations(ResultBuffer buffer, IError error)
    {
        buffer.Write(",\"locations\":["u8);
        for (var i = 0; i < error.Locations!.Count; i++)
        {
            buffer.Write(i == 0 ? "{\"line\":"u8 : ",{\"line\":"u8);
            buffer.WriteInt64(error.Locations[i].Line);
            buffer.Write(",\"column\":"u8);
            buffer.WriteInt64(error.Locations[i].Column);
            buffer.WriteByte((byte)'}');
        }
        buffer.WriteByte((byte)']');
    }
}
