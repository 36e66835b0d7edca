namespace GraphQL.Engine.Execution;

/// <summary>Responses to requests that are not executed.</summary>
internal static class RequestErrors
{
    public static ExecutionResult Refuse(IReadOnlyList<IError> errors, ExecutionOutcome outcome = ExecutionOutcome.Refused)
    {
        var buffer = new ResultBuffer(1024);
        buffer.WriteByte((byte)'{');
        ErrorWriter.Write(buffer, errors);
        buffer.WriteByte((byte)'}');
        foreach (var error in errors)
        {
            EngineTelemetry.CountError(error.Code);
        }
        return new ExecutionResult(buffer, outcome);
    }

    public static ExecutionResult Refuse(string message, string code, ExecutionOutcome outcome = ExecutionOutcome.Refused) =>
        Refuse([new Error(message) { Code = code }], outcome);
}
