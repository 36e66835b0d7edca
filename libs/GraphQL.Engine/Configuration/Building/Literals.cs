using System.Collections;
using System.Globalization;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Configuration;

/// <summary>Default values as literals.</summary>
internal static class Literals
{
    /// <summary>The literal of a CLR value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its declared type: the compiler keeps an enum's default as a number.</param>
    public static ValueNode Of(object? value, Type? type = null)
    {
        var clr = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (value is not null && clr is { IsEnum: true } && !value.GetType().IsEnum)
        {
            value = Enum.ToObject(clr, value);
        }
        return value switch
        {
            null => new NullValueNode(),
            bool flag => new BooleanValueNode { Value = flag },
            string text => new StringValueNode { Value = text },
            Enum name => new EnumValueNode { Value = EnumName(name) },
            float or double or decimal => new FloatValueNode { Value = Convert.ToString(value, CultureInfo.InvariantCulture)! },
            IEnumerable items => new ListValueNode { Values = [.. items.Cast<object?>().Select(i => Of(i))] },
            IFormattable number => new IntValueNode { Value = number.ToString(null, CultureInfo.InvariantCulture) },
            _ => new StringValueNode { Value = value.ToString()! },
        };
    }

    private static string EnumName(Enum value) =>
        value.GetType().GetField(value.ToString()) is { } field ? Naming.EnumValue(field) : value.ToString();
}
