using GraphQL.Engine.Types;

namespace GraphQL.Engine.Execution;

/// <summary>A request that may run: its operation is planned, its variables are coerced, its cost is within the limit.</summary>
internal sealed record PreparedRequest(OperationRequest Request, OperationPlan Plan, VariableValues Variables);
