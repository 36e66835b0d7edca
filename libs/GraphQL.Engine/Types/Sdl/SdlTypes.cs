using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Types;

/// <summary>Types from their definition and its extensions, which add to the end.</summary>
internal static class SdlTypes
{
    public static NamedType Create(TypeDefinitionNode node, ImmutableArray<TypeDefinitionNode> extensions, SdlOptions options)
    {
        var name = node.Name.Value;
        var description = node.Description?.Value;
        ImmutableArray<TypeDefinitionNode> all = [node, .. extensions];
        return node switch
        {
            ObjectTypeDefinitionNode => new ObjectType(name)
            {
                Description = description,
                Fields = All(all, (ObjectTypeDefinitionNode n) => n.Fields, SdlMembers.Field),
                InterfaceReferences = All(all, (ObjectTypeDefinitionNode n) => n.Interfaces, i => i),
                AstNode = node,
                ExtensionNodes = extensions,
            },
            InterfaceTypeDefinitionNode => new InterfaceType(name)
            {
                Description = description,
                Fields = All(all, (InterfaceTypeDefinitionNode n) => n.Fields, SdlMembers.Field),
                InterfaceReferences = All(all, (InterfaceTypeDefinitionNode n) => n.Interfaces, i => i),
                AstNode = node,
                ExtensionNodes = extensions,
            },
            UnionTypeDefinitionNode => new UnionType(name)
            {
                Description = description,
                MemberReferences = All(all, (UnionTypeDefinitionNode n) => n.Types, t => t),
                AstNode = node,
                ExtensionNodes = extensions,
            },
            EnumTypeDefinitionNode => new EnumType(name)
            {
                Description = description,
                Values = All(all, (EnumTypeDefinitionNode n) => n.Values, SdlMembers.EnumValue),
                AstNode = node,
                ExtensionNodes = extensions,
            },
            InputObjectTypeDefinitionNode => new InputObjectType(name)
            {
                Description = description,
                Fields = All(all, (InputObjectTypeDefinitionNode n) => n.Fields, SdlMembers.InputValue),
                IsOneOf = node.Directives.Any(d => d.Name.Value == "oneOf"),
                AstNode = node,
                ExtensionNodes = extensions,
            },
            _ => new ScalarType(name, options.Scalars.GetValueOrDefault(name))
            {
                Description = description,
                SpecifiedByUrl = all.Select(n => SdlMembers.TextArgument(n.Directives, "specifiedBy", "url"))
                    .LastOrDefault(url => url is not null),
                AstNode = node,
                ExtensionNodes = extensions,
            },
        };
    }

    private static ImmutableArray<TResult> All<TNode, TPart, TResult>(
        ImmutableArray<TypeDefinitionNode> nodes, Func<TNode, ImmutableArray<TPart>> parts, Func<TPart, TResult> create)
        where TNode : TypeDefinitionNode => [.. nodes.OfType<TNode>().SelectMany(n => parts(n)).Select(create)];
}
