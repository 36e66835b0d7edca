using System.Collections.Immutable;
using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>
/// Visits a tree depth first, in the order of graphql-js. Names, which no rule looks at, are left out. The parser bounds the depth.
/// </summary>
internal abstract class SyntaxWalker
{
    /// <summary>The nodes above the current one, outermost first.</summary>
    public List<SyntaxNode> Ancestors { get; } = [];

    public void Walk(SyntaxNode node)
    {
        if (Enter(node))
        {
            Ancestors.Add(node);
            WalkChildren(node);
            Ancestors.RemoveAt(Ancestors.Count - 1);
        }

        Leave(node);
    }

    /// <summary>Called before the children; false leaves them out.</summary>
    protected abstract bool Enter(SyntaxNode node);

    /// <summary>Called after the children, or in their place.</summary>
    protected abstract void Leave(SyntaxNode node);

    private void WalkChildren(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document: Walk(document.Definitions); break;
            case SelectionSetNode set: Walk(set.Selections); break;
            case FieldNode field: Walk(field.Arguments, field.Directives, field.SelectionSet); break;
            case ArgumentNode argument: Walk(argument.Value); break;
            case FragmentSpreadNode spread: Walk(spread.Directives); break;
            case InlineFragmentNode inline:
                WalkOptional(inline.TypeCondition);
                Walk(inline.Directives);
                Walk(inline.SelectionSet);
                break;
            case OperationDefinitionNode operation:
                Walk(operation.VariableDefinitions, operation.Directives, operation.SelectionSet);
                break;
            case FragmentDefinitionNode fragment:
                Walk(fragment.VariableDefinitions);
                Walk(fragment.TypeCondition);
                Walk(fragment.Directives);
                Walk(fragment.SelectionSet);
                break;
            case VariableDefinitionNode variable:
                Walk(variable.Variable);
                Walk(variable.Type);
                WalkOptional(variable.DefaultValue);
                Walk(variable.Directives);
                break;
            case DirectiveNode directive: Walk(directive.Arguments); break;
            case ListValueNode list: Walk(list.Values); break;
            case ObjectValueNode fields: Walk(fields.Fields); break;
            case ObjectFieldNode field: Walk(field.Value); break;
            case ListTypeNode list: Walk(list.Type); break;
            case NonNullTypeNode nonNull: Walk(nonNull.Type); break;
            default: WalkTypeSystem(node); break;
        }
    }

    private void WalkTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema: Walk(schema.Directives, schema.OperationTypes, null); break;
            case OperationTypeDefinitionNode root: Walk(root.Type); break;
            case ScalarTypeDefinitionNode scalar: Walk(scalar.Directives); break;
            case ObjectTypeDefinitionNode type: Walk(type.Interfaces, type.Directives, type.Fields); break;
            case InterfaceTypeDefinitionNode type: Walk(type.Interfaces, type.Directives, type.Fields); break;
            case UnionTypeDefinitionNode union: Walk(union.Directives, union.Types, null); break;
            case EnumTypeDefinitionNode names: Walk(names.Directives, names.Values, null); break;
            case InputObjectTypeDefinitionNode input: Walk(input.Directives, input.Fields, null); break;
            case FieldDefinitionNode field:
                Walk(field.Arguments);
                Walk(field.Type);
                Walk(field.Directives);
                break;
            case InputValueDefinitionNode input:
                Walk(input.Type);
                WalkOptional(input.DefaultValue);
                Walk(input.Directives);
                break;
            case EnumValueDefinitionNode value: Walk(value.Directives); break;
            case DirectiveDefinitionNode directive: Walk(directive.Arguments); break;
        }
    }

    private void Walk<T1, T2>(ImmutableArray<T1> first, ImmutableArray<T2> second, SyntaxNode? third)
        where T1 : SyntaxNode
        where T2 : SyntaxNode
    {
        Walk(first);
        Walk(second);
        WalkOptional(third);
    }

    private void Walk<T1, T2, T3>(ImmutableArray<T1> first, ImmutableArray<T2> second, ImmutableArray<T3> third)
        where T1 : SyntaxNode
        where T2 : SyntaxNode
        where T3 : SyntaxNode
    {
        Walk(first);
        Walk(second);
        Walk(third);
    }

    private void Walk<T>(ImmutableArray<T> nodes)
        where T : SyntaxNode
    {
        foreach (var node in nodes)
        {
            Walk(node);
        }
    }

    private void WalkOptional(SyntaxNode? node)
    {
        if (node is not null)
        {
            Walk(node);
        }
    }
}
