using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Posts.Api.Http;

namespace Posts.Api.Idempotency;

/// <summary>Who sent which key with which request.</summary>
/// <param name="Caller">The user's id; for who has none, the address.</param>
/// <param name="Value">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">Keyed hash of method, path and body, so that a stored one tells nothing of a password in it.</param>
internal sealed record IdempotencyKey(string Caller, string Value, byte[] RequestHash)
{
    public const string Header = "Idempotency-Key";

    private const int Longest = 255;

    /// <summary>The complaint about the header, or null.</summary>
    public static string? Check(HttpRequest request) =>
        request.Headers[Header] is [{ Length: > 0 and <= Longest } key] && key.All(c => c is >= '!' and <= '~')
            ? null
            : $"must be one value of 1 to {Longest} visible ASCII characters";

    public static IdempotencyKey Of(HttpRequest request, string caller, object body, byte[] secret, JsonSerializerOptions json)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        // What was understood, not how it was written: white space and the order of members do not matter.
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), json));
        return new IdempotencyKey(caller, request.Headers[Header].ToString(), hash.GetHashAndReset());
    }
}
