using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GraphQL.Engine.Http;

/// <summary>One GraphQL endpoint: GraphQL over HTTP, the schema as SDL, and the page for browsers.</summary>
internal sealed partial class GraphQLEndpoint(
    IRequestExecutor executor, GraphQLServerOptions options, SocketEndpoint sockets, EventStreamEndpoint streams, ILogger<GraphQLEndpoint> logger)
{
    private readonly Lazy<string> _sdl = new(() => SchemaPrinter.Print(executor.Schema));

    public async Task HandleAsync(HttpContext context)
    {
        if (options.Sockets.Enable && context.WebSockets.IsWebSocketRequest)
        {
            await sockets.HandleAsync(context);
            return;
        }
        var isGet = HttpMethods.IsGet(context.Request.Method);
        if (isGet && options.EnableSchemaRequests && context.Request.Query.ContainsKey("sdl"))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(_sdl.Value, context.RequestAborted);
            return;
        }
        var mediaType = MediaTypes.Negotiate(context.Request.Headers.Accept, isGet && options.Tool.Enable, options.Sockets.Enable);
        if (mediaType == MediaTypes.Html)
        {
            await GraphiQLPage.WriteAsync(context, options.Tool);
            return;
        }
        try
        {
            await AnswerAsync(context, mediaType ?? throw new BadRequestException(
                StatusCodes.Status406NotAcceptable, $"Accept {MediaTypes.Response} or {MediaTypes.Json}."), isGet);
        }
        catch (BadRequestException e)
        {
            await RefuseAsync(context, mediaType, e);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer, and nothing is wrong.
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            RequestFailed(logger, e);
            var masked = new BadRequestException(StatusCodes.Status500InternalServerError, "Unexpected execution error.");
            await RefuseAsync(context, mediaType, masked);
        }
    }

    private async Task AnswerAsync(HttpContext context, string mediaType, bool isGet)
    {
        using var parameters = await ReadAsync(context, isGet);
        var request = parameters.ToOperation(context.User, context.RequestServices, allowMutations: !isGet);
        if (mediaType == MediaTypes.EventStream)
        {
            await streams.AnswerAsync(context, request);
            return;
        }
        using var result = await executor.ExecuteAsync(request, context.RequestAborted);
        if (result.Outcome == ExecutionOutcome.MutationNotAllowed)
        {
            context.Response.Headers.Allow = HttpMethods.Post;
        }
        await WriteAsync(context, mediaType, StatusOf(result.Outcome, mediaType), result);
    }

    private async ValueTask<RequestParameters> ReadAsync(HttpContext context, bool isGet)
    {
        if (isGet && options.EnableGetRequests)
        {
            return QueryParameters.Read(context.Request.Query);
        }
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.Headers.Allow = options.EnableGetRequests ? "GET, POST" : "POST";
            throw new BadRequestException(StatusCodes.Status405MethodNotAllowed, "Use POST, or GET for queries.");
        }
        // Only this type: a browser sends it across origins after asking, so no other site can make a signed-in user's browser send it.
        return MediaTypes.IsJson(context.Request.ContentType)
            ? await BodyReader.ReadAsync(context.Request, options.MaxRequestBodySize, context.RequestAborted)
            : throw new BadRequestException(StatusCodes.Status415UnsupportedMediaType, $"The body must be {MediaTypes.Json} in UTF-8.");
    }

    /// <summary>
    /// Under plain JSON a well-formed request is always 200, as clients of old expect; the newer type tells what was refused.
    /// </summary>
    private static int StatusOf(ExecutionOutcome outcome, string mediaType) => outcome switch
    {
        ExecutionOutcome.MutationNotAllowed => StatusCodes.Status405MethodNotAllowed,
        ExecutionOutcome.Refused when mediaType == MediaTypes.Response => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    private static async Task RefuseAsync(HttpContext context, string? mediaType, BadRequestException reason)
    {
        var code = reason.Status == StatusCodes.Status500InternalServerError ? ErrorCodes.Internal : ErrorCodes.BadUserInput;
        using var result = RequestErrors.Refuse(reason.Message, code);
        await WriteAsync(context, mediaType == MediaTypes.Response ? mediaType : MediaTypes.Json, reason.Status, result);
    }

    private static async Task WriteAsync(HttpContext context, string mediaType, int status, ExecutionResult result)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = mediaType == MediaTypes.Json ? "application/json; charset=utf-8"
            : "application/graphql-response+json; charset=utf-8";
        if (HttpMethods.IsGet(context.Request.Method) && status == StatusCodes.Status200OK && result.Outcome == ExecutionOutcome.Executed
            && EntityTags.Apply(context, result.Utf8Json.Span))
        {
            return;
        }
        response.ContentLength = result.Utf8Json.Length;
        await response.BodyWriter.WriteAsync(result.Utf8Json, context.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A GraphQL request failed outside of its resolvers")]
    private static partial void RequestFailed(ILogger logger, Exception exception);
}
