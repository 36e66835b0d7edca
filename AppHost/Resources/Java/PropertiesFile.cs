using System.Globalization;
using System.Text;

namespace AppHost.Resources;

/// <summary>Java's properties files.</summary>
internal static class PropertiesFile
{
    /// <summary>The text of a file that AppHost writes.</summary>
    public static string Render(IEnumerable<KeyValuePair<string, string>> settings)
    {
        var text = new StringBuilder("# Written by AppHost at every start.\n");
        foreach (var (name, value) in settings)
        {
            text.Append(name).Append('=').Append(Escape(value)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A value as <c>java.util.Properties</c> reads it: backslashes doubled, what is not ASCII as \uXXXX.</summary>
    internal static string Escape(string value)
    {
        var text = new StringBuilder();
        foreach (var c in value)
        {
            text.Append(c switch
            {
                '\\' => @"\\",
                '\n' => @"\n",
                '\r' => @"\r",
                ' ' when text.Length == 0 => @"\ ",
                > '~' or < ' ' => @"\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
