namespace GraphQL.Engine.Execution;

/// <summary>What became of a value.</summary>
internal enum Written : byte
{
    /// <summary>It stands in the buffer.</summary>
    Value,

    /// <summary>It is null; nothing was written.</summary>
    Null,

    /// <summary>Its type cannot represent it; nothing was written.</summary>
    Invalid,

    /// <summary>It has failed and the error is reported; what was written is to be cut off.</summary>
    Failed,
}
