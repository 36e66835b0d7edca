namespace GraphQL.Engine.Execution;

/// <summary>A document that was parsed and validated: its operations, or what is wrong with it.</summary>
internal sealed class PreparedDocument
{
    public IReadOnlyList<IError> Errors { get; init; } = [];

    public PreparedOperation[] Operations { get; init; } = [];

    /// <summary>Finds the operation to execute.</summary>
    /// <exception cref="GraphQLException">There is none of that name, or more than one to choose from.</exception>
    public PreparedOperation Find(string? name)
    {
        // An empty name is how some clients say that there is none.
        if (!string.IsNullOrEmpty(name))
        {
            return Array.Find(Operations, o => o.Definition.Name?.Value == name) ?? throw Bad($"Unknown operation named \"{name}\".");
        }
        return Operations.Length switch
        {
            1 => Operations[0],
            0 => throw Bad("Must provide an operation."),
            _ => throw Bad("Must provide operation name if query contains multiple operations."),
        };
    }

    private static GraphQLException Bad(string message) =>
        new(ErrorBuilder.New().SetMessage(message).SetCode(ErrorCodes.BadUserInput).Build());
}
