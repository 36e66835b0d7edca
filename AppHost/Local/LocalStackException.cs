namespace AppHost.Local;

/// <summary>A start that failed for a reason the user can do something about.</summary>
/// <param name="cause">What is wrong, naming the file, port or program.</param>
/// <param name="cure">What to do about it.</param>
public sealed class LocalStackException(string cause, string cure) : Exception($"{cause}\n{cure}")
{
    /// <summary>What is wrong.</summary>
    public string Cause { get; } = cause;

    /// <summary>What to do about it.</summary>
    public string Cure { get; } = cure;
}
