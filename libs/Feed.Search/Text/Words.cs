using System.Text;

namespace Feed.Search.Text;

/// <summary>Splits folded text into words.</summary>
internal static class Words
{
    /// <summary>Longer tokens are cut, in documents and in searches alike. UTF-16 units.</summary>
    public const int MaxTokenLength = 100;

    /// <summary>The words of a folded text, in their order.</summary>
    public static List<SearchWord> In(ReadOnlySpan<char> folded)
    {
        var splitter = new Splitter();
        foreach (var rune in folded.EnumerateRunes()) splitter.Add(rune);
        splitter.EndWord();
        return splitter.Words;
    }

    private sealed class Splitter
    {
        private readonly StringBuilder _token = new();
        private List<string> _tokens = [];
        private bool _single;

        public List<SearchWord> Words { get; } = [];

        public void Add(Rune rune)
        {
            switch (RuneKinds.Of(rune))
            {
                case RuneKind.Separator:
                    EndWord();
                    break;
                case RuneKind.Single:
                    EndToken();
                    _single = true;
                    Append(rune);
                    break;
                case RuneKind.Letter:
                    if (_single) EndToken();
                    Append(rune);
                    break;
                case RuneKind.Mark when _token.Length > 0:
                    Append(rune);
                    break;
            }
        }

        public void EndWord()
        {
            var canGrow = _token.Length > 0 && !_single;
            EndToken();
            if (_tokens.Count == 0) return;
            Words.Add(new SearchWord(_tokens, canGrow));
            _tokens = [];
        }

        private void Append(Rune rune)
        {
            if (_token.Length + rune.Utf16SequenceLength <= MaxTokenLength) _token.Append(rune.ToString());
        }

        private void EndToken()
        {
            if (_token.Length > 0) _tokens.Add(_token.ToString());
            _token.Clear();
            _single = false;
        }
    }
}
