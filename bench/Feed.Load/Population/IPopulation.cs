using Feed.Load.Graph;

namespace Feed.Load.Population;

/// <summary>Makes the users and their follows, and takes them away again.</summary>
internal interface IPopulation
{
    /// <summary>Makes one user for each of the graph, who follow as it says.</summary>
    /// <exception cref="SetUpException">It did not work.</exception>
    Task<Member[]> CreateAsync(FollowGraph graph, CancellationToken cancellationToken);

    /// <summary>Deletes what <see cref="CreateAsync"/> made, with all that they wrote.</summary>
    Task DeleteAsync(CancellationToken cancellationToken);
}
