namespace GraphQL.Engine.Validation;

/// <summary>Conflicts found so far, up to a number at which more would not be reported.</summary>
internal sealed class ConflictList(int capacity)
{
    public List<Conflict> Items { get; } = [];

    public bool IsFull => Items.Count >= capacity;

    public void Add(Conflict? conflict)
    {
        if (conflict is not null)
        {
            Items.Add(conflict);
        }
    }
}
