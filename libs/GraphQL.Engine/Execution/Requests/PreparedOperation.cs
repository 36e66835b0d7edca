using System.Collections.Immutable;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>
/// An operation of a valid document and its plans: one, or, where variables decide on @skip and @include, one for each answer met.
/// </summary>
internal sealed class PreparedOperation(DocumentNode document, OperationDefinitionNode definition, string[] conditionVariables)
{
    private const int MaxPlans = 16;
    private ImmutableArray<(ulong Answers, OperationPlan Plan)> _plans = [];

    public OperationDefinitionNode Definition { get; } = definition;

    /// <summary>The plan for a request's variables.</summary>
    /// <exception cref="PlanException">The operation exceeds a limit, or a condition has no value.</exception>
    public OperationPlan PlanFor(GraphQLSchema schema, VariableValues variables, ExecutionLimits limits)
    {
        var answers = AnswersOf(variables);
        if (answers is { } key)
        {
            foreach (var known in _plans)
            {
                if (known.Answers == key)
                {
                    return known.Plan;
                }
            }
        }
        var plan = PlanCompiler.Compile(schema, document, Definition, variables, limits);
        if (answers is { } added && _plans.Length < MaxPlans)
        {
            ImmutableInterlocked.Update(ref _plans, plans => plans.Length < MaxPlans ? plans.Add((added, plan)) : plans);
        }
        return plan;
    }

    /// <summary>
    /// A bit for each condition variable; null when there are too many, or one is null, and the plan is for this request alone.
    /// </summary>
    private ulong? AnswersOf(VariableValues variables)
    {
        if (conditionVariables.Length > 64)
        {
            return null;
        }
        var answers = 0UL;
        for (var i = 0; i < conditionVariables.Length; i++)
        {
            if (variables.GetValueOrDefault(conditionVariables[i]) is not bool value)
            {
                return null;
            }
            answers |= value ? 1UL << i : 0;
        }
        return answers;
    }
}
