namespace GraphQL.Engine;

/// <summary>One item of a batch resolver's answer: a value or an error of its own.</summary>
public readonly struct ResolverResult : IEquatable<ResolverResult>
{
    private ResolverResult(object? value, IError? error) => (Value, Error) = (value, error);

    /// <summary>The value, when there is no error.</summary>
    public object? Value { get; }

    /// <summary>The error, or null.</summary>
    public IError? Error { get; }

    /// <summary>A value for this parent.</summary>
    public static ResolverResult Ok(object? value) => new(value, null);

    /// <summary>An error for this parent; the others keep their values.</summary>
    public static ResolverResult Fail(IError error) => new(null, error);

    /// <inheritdoc/>
    public bool Equals(ResolverResult other) => Equals(Value, other.Value) && Equals(Error, other.Error);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResolverResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, Error);

    /// <summary>Compares value and error.</summary>
    public static bool operator ==(ResolverResult left, ResolverResult right) => left.Equals(right);

    /// <summary>Compares value and error.</summary>
    public static bool operator !=(ResolverResult left, ResolverResult right) => !left.Equals(right);
}
