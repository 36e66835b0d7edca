namespace Feed.Contracts;

/// <summary>What happened to a row. The letters are Debezium's.</summary>
public enum ChangeOp
{
    /// <summary><c>r</c>: the row was there when the snapshot was taken.</summary>
    Read,

    /// <summary><c>c</c>: inserted.</summary>
    Create,

    /// <summary><c>u</c>: updated.</summary>
    Update,

    /// <summary><c>d</c>: deleted.</summary>
    Delete,
}
