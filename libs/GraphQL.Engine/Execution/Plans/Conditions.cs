using System.Collections.Immutable;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>The answers to @skip and @include in one request.</summary>
internal sealed class Conditions(VariableValues variables)
{
    /// <summary>Whether a selection is part of the operation.</summary>
    /// <exception cref="PlanException">A condition is null.</exception>
    public bool Include(ImmutableArray<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if ((directive.Name.Value is "skip" && Holds(directive)) || (directive.Name.Value is "include" && !Holds(directive)))
            {
                return false;
            }
        }
        return true;
    }

    private bool Holds(DirectiveNode directive) => directive.Arguments.FirstOrDefault(a => a.Name.Value == "if")?.Value switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable when variables.GetValueOrDefault(variable.Name.Value) is bool value => value,
        _ => throw new PlanException($"Argument \"if\" of @{directive.Name.Value} must not be null.", ErrorCodes.BadUserInput),
    };
}
