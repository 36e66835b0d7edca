namespace Feed.Changes;

/// <summary>A session ends so that another one can do better. Nothing is broken.</summary>
/// <param name="reason">Why.</param>
internal abstract class SessionEndedException(string reason) : Exception(reason);
