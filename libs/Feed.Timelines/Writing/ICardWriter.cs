namespace Feed.Timelines;

/// <summary>Keeps cards in step with their rows. What a row holds is always asked of Postgres, so order and repetition do not matter.</summary>
public interface ICardWriter
{
    /// <summary>Loads the cards of posts that are new, and have not been edited as far as the caller knows.</summary>
    /// <returns>Those of them that exist.</returns>
    Task<IReadOnlyCollection<long>> AddPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Loads the cards of edited posts anew.</summary>
    /// <returns>Those of them that exist.</returns>
    Task<IReadOnlyCollection<long>> RefreshPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Loads the cards of new or renamed users.</summary>
    Task RefreshUsersAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Leaves tombstones for deleted posts: from then on no reader shows them.</summary>
    Task BuryPostsAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);

    /// <summary>Forgets what users like, after that changed: the next reader asks anew.</summary>
    Task ForgetLikesAsync(IReadOnlyCollection<long> userIds, CancellationToken cancellationToken);

    /// <summary>Leaves tombstones for deleted users: from then on no reader shows them or any post of theirs.</summary>
    Task BuryUsersAsync(long epoch, IReadOnlyCollection<long> ids, CancellationToken cancellationToken);
}
