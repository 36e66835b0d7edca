namespace GraphQL.Engine.Execution;

internal static class FieldSelection
{
    /// <summary>Whether a field is selected at a node, or below the nodes of a connection there.</summary>
    public static bool Contains(ObjectNode? node, string fieldName) =>
        node is not null && node.Fields.Any(fields => fields.Any(f => f.Field.Name == fieldName
            || (f.Field.Name is "nodes" or "edges" or "node" && Contains(f.Child, fieldName))));
}
