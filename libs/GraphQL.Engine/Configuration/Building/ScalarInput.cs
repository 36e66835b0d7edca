using System.Globalization;

namespace GraphQL.Engine.Configuration;

/// <summary>Turns what codecs read into the CLR type that a parameter has.</summary>
internal static class ScalarInput
{
    /// <summary>Converts a value.</summary>
    /// <exception cref="GraphQLException">It does not fit.</exception>
    public static object Convert(object value, Type type)
    {
        if (type.IsInstanceOfType(value))
        {
            return value;
        }
        try
        {
            return value switch
            {
                DateTimeOffset instant when type == typeof(DateTime) => instant.UtcDateTime,
                string text when type == typeof(Guid) => Guid.Parse(text),
                string text when type == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
                IConvertible convertible => System.Convert.ChangeType(convertible, type, CultureInfo.InvariantCulture),
                _ => throw new InvalidCastException(),
            };
        }
        catch (Exception e) when (e is FormatException or OverflowException or InvalidCastException)
        {
            throw new GraphQLException(
                ErrorBuilder.New().SetMessage("The value is malformed or out of range.").SetCode(ErrorCodes.BadUserInput).Build());
        }
    }
}
