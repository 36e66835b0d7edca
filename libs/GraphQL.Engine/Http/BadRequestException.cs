namespace GraphQL.Engine.Http;

/// <summary>A request that does not even carry a GraphQL request.</summary>
internal sealed class BadRequestException(int status, string message) : Exception(message)
{
    public int Status { get; } = status;
}
