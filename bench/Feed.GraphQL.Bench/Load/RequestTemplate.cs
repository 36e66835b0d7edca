using System.Globalization;
using System.Text;

namespace Feed.GraphQL.Bench.Load;

/// <summary>The bytes of a request, with a number in its document that can be another one each time.</summary>
internal sealed class RequestTemplate
{
    /// <summary>What stands for the number in a body.</summary>
    public const string Number = "00000000";

    // Numbers begin anew with each run: what an earlier one left in a cache must not be found again.
    private static int _numbers = (int)(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() % 90_000_000);
    private readonly byte[] _bytes;
    private readonly int _place;

    public RequestTemplate(LoadOptions options)
    {
        var authorization = options.Token is null ? "" : $"Authorization: Bearer {options.Token}\r\n";
        _bytes = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            POST {options.Url.PathAndQuery} HTTP/1.1
            Host: {options.Url.Authority}
            Content-Type: application/json
            Accept: application/json
            {authorization}Content-Length: {Encoding.UTF8.GetByteCount(options.Body)}


            """).ReplaceLineEndings("\r\n") + options.Body);
        _place = options.Vary ? _bytes.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes(Number)) : -1;
    }

    /// <summary>The next request; valid until this is called again.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        if (_place >= 0)
        {
            (Interlocked.Increment(ref _numbers) % 100_000_000).TryFormat(
                _bytes.AsSpan(_place), out _, "D8", CultureInfo.InvariantCulture);
        }

        return _bytes;
    }
}
