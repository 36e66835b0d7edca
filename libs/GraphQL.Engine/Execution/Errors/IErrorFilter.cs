namespace GraphQL.Engine;

/// <summary>
/// Rewrites errors before they are sent, for instance to give an exception of the domain its code. Called in the order of registration.
/// </summary>
public interface IErrorFilter
{
    /// <summary>Returns the error to send. <see cref="IError.Exception"/> holds what a resolver threw.</summary>
    IError OnError(IError error);
}
