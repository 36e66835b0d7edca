using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace GraphQL.Engine.Http;

/// <summary>Reads a whole body of bounded size.</summary>
internal static class BodyReader
{
    /// <summary>Reads the body and hands it over.</summary>
    /// <exception cref="BadRequestException">It is larger than allowed.</exception>
    public static async ValueTask<RequestParameters> ReadAsync(HttpRequest request, int maxSize, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxSize)
        {
            throw TooLarge(maxSize);
        }
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > maxSize)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                throw TooLarge(maxSize);
            }
            if (read.IsCompleted)
            {
                return Parse(reader, read.Buffer);
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static RequestParameters Parse(PipeReader reader, ReadOnlySequence<byte> body)
    {
        try
        {
            return JsonBody.Read(body.IsSingleSegment ? body.FirstSpan : body.ToArray());
        }
        finally
        {
            reader.AdvanceTo(body.End);
        }
    }

    private static BadRequestException TooLarge(int maxSize) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {maxSize} bytes.");
}
