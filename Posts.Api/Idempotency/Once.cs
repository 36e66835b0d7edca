using System.Security.Cryptography;
using System.Text.Json;
using Feed.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Posts.Api.Http;
using Posts.Api.Storage;

namespace Posts.Api.Idempotency;

/// <summary>
/// Runs a command in a transaction. With an <c>Idempotency-Key</c> its answer is stored in the same transaction: there is never a write
/// without its answer, nor an answer without its write. Of two requests with one key, the second waits on the first's row and replays it.
/// </summary>
internal sealed class Once(Database database, IOptions<JwtOptions> jwt, IOptions<JsonOptions> json, IOptions<PostsOptions> options)
{
    private readonly byte[] _secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, jwt.Value.KeyBytes(), 32, info: "idempotency"u8.ToArray());

    private JsonSerializerOptions Json => json.Value.SerializerOptions;

    public async Task<Results<T, ProblemHttpResult, StoredAnswer>> RunAsync<T>(
        HttpRequest request, string caller, object body,
        Func<NpgsqlConnection, CancellationToken, Task<Results<T, ProblemHttpResult>>> work, CancellationToken cancellationToken)
        where T : IResult, IStatusCodeHttpResult, IValueHttpResult
    {
        if (!request.Headers.ContainsKey(IdempotencyKey.Header))
            return Widen(await database.TransactAsync(work, cancellationToken));
        if (IdempotencyKey.Check(request) is { } complaint)
            return Problems.Invalid(new FieldErrors().Add(IdempotencyKey.Header, complaint));

        var key = IdempotencyKey.Of(request, caller, body, _secret, Json);
        return await database.TransactAsync<Results<T, ProblemHttpResult, StoredAnswer>>(async (connection, cancellation) =>
        {
            if (await StoredAnswers.ReserveAsync(connection, key, options.Value.IdempotencyRetention, cancellation) is { } earlier)
                return CryptographicOperations.FixedTimeEquals(earlier.RequestHash, key.RequestHash)
                    ? new StoredAnswer(earlier.Status, earlier.Body, Replayed: true)
                    : Problems.KeyReused();
            var answer = Freeze((await work(connection, cancellation)).Result);
            await StoredAnswers.StoreAsync(connection, key, answer, cancellation);
            return answer;
        }, cancellationToken);
    }

    private StoredAnswer Freeze(IResult result)
    {
        var value = ((IValueHttpResult)result).Value!;
        var status = ((IStatusCodeHttpResult)result).StatusCode!.Value;
        return new StoredAnswer(status, JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Json), Replayed: false);
    }

    private static Results<T, ProblemHttpResult, StoredAnswer> Widen<T>(Results<T, ProblemHttpResult> results) where T : IResult =>
        results.Result is T answer ? answer : (ProblemHttpResult)results.Result;
}
