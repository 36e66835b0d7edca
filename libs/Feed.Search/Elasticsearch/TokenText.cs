using System.Text;
using Feed.Search.Text;

namespace Feed.Search.Elasticsearch;

/// <summary>A text as it is indexed.</summary>
/// <param name="Words">Its tokens, one space between.</param>
/// <param name="Repeats">Which of them stand there how often, one space between.</param>
/// <param name="Brevity">One over one plus the logarithm of the number of tokens: what length takes from relevance.</param>
internal sealed record TokenText(string Words, string Repeats, float Brevity)
{
    /// <summary>Times beyond these make no difference.</summary>
    public const int MaxTimes = 4;

    /// <summary>Prepares a folded text.</summary>
    public static TokenText Of(ReadOnlySpan<char> folded)
    {
        var words = new StringBuilder();
        var repeats = new StringBuilder();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var count = 0;
        foreach (var token in Text.Words.In(folded).SelectMany(word => word.Tokens))
        {
            count++;
            Add(words, token);
            var now = times[token] = times.GetValueOrDefault(token) + 1;
            if (now is > 1 and <= MaxTimes) Add(repeats, Repeat(token, now));
        }
        return new TokenText(words.ToString(), repeats.ToString(), (float)(1 / (1 + Math.Log(Math.Max(1, count)))));
    }

    /// <summary>The token that says that another one stands there so often. One digit, so that it reads but one way.</summary>
    public static string Repeat(string token, int times) => (char)('0' + times) + token;

    private static void Add(StringBuilder text, string token) => (text.Length == 0 ? text : text.Append(' ')).Append(token);
}
