using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>What was registered, in the order of registration, to be made a schema when the server starts.</summary>
internal sealed class SchemaSetup
{
    public List<Type> QueryTypes { get; } = [];

    public List<Type> MutationTypes { get; } = [];

    public List<Type> SubscriptionTypes { get; } = [];

    /// <summary>
    /// Types that are in the schema although no field may refer to them, and classes of resolvers, told apart by their attributes.
    /// </summary>
    public List<Type> Types { get; } = [];

    public Dictionary<Type, string> RuntimeTypes { get; } = [];

    public List<ScalarType> Scalars { get; } = [];
}
