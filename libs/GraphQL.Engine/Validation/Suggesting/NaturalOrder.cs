namespace GraphQL.Engine.Validation;

/// <summary>Compares texts so that runs of digits count as numbers: a2 before a10.</summary>
internal static class NaturalOrder
{
    public static int Compare(string a, string b)
    {
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var order = Number(a, ref i).CompareTo(Number(b, ref j));
                if (order != 0)
                {
                    return order;
                }
            }
            else if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        return a.Length - b.Length;
    }

    // A leading zero is a number of its own, as in graphql-js.
    private static double Number(string text, ref int index)
    {
        double number = 0;
        do
        {
            number = (number * 10) + (text[index++] - '0');
        }
        while (index < text.Length && char.IsAsciiDigit(text[index]) && number > 0);
        return number;
    }
}
