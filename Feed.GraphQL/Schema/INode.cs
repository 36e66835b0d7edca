namespace Feed.GraphQL.Schema;

/// <summary>Whatever has an id of its own, as Relay's object identification has it.</summary>
[InterfaceType("Node")]
[GraphQLDescription("Whatever has an id of its own. Ids are unique over all types.")]
internal interface INode
{
    [ID]
    long Id { get; }
}
