namespace Feed.Verification;

/// <summary>Something that a reader is shown, comparable field by field.</summary>
public interface IView
{
    /// <summary>What it is a view of.</summary>
    long Id { get; }

    /// <summary>Name and value of everything else that is compared.</summary>
    IEnumerable<(string Name, string? Value)> Fields { get; }
}
