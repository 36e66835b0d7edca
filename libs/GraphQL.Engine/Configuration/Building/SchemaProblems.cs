using System.Reflection;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>What cannot be made part of the schema, each with the class and member at fault. All are told at once.</summary>
internal sealed class SchemaProblems
{
    private readonly List<string> _found = [];

    public void Add(MemberInfo where, string what) => Add(ClrTypes.Display(where), what);

    public void Add(string where, string what) => _found.Add($"{where}: {what}");

    /// <summary>Ends the building of the schema when there are problems.</summary>
    /// <exception cref="GraphQLSchemaException">There are.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new GraphQLSchemaException([.. _found.Distinct(StringComparer.Ordinal).Select(p => new GraphQLError(p))]);
        }
    }
}
