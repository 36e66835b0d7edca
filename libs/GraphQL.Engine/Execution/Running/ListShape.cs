namespace GraphQL.Engine.Execution;

/// <summary>
/// The lengths of the lists of lists of a column, in the order of the response, -1 for null; those of one value begin at <see
/// cref="Start"/>.
/// </summary>
internal sealed class ListShape(int count)
{
    public int[] Start { get; } = new int[count];

    public List<int> Lengths { get; } = [];

    /// <summary>
    /// Finds the list indexes that lead to an object; <paramref name="at"/> and <paramref name="current"/> are the place reached.
    /// </summary>
    public bool Find(ref int at, ref int current, int row, int depth, List<object> path)
    {
        var length = Lengths[at++];
        for (var i = 0; i < length; i++)
        {
            path.Add(i);
            if (depth == 1 ? current++ == row : Find(ref at, ref current, row, depth - 1, path))
            {
                return true;
            }
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }
}
