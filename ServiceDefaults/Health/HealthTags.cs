namespace Feed.ServiceDefaults;

/// <summary>Tags that say which health page a check belongs to.</summary>
public static class HealthTags
{
    /// <summary>Shown by <c>/health</c>: the service can do its work.</summary>
    public const string Ready = "ready";

    /// <summary>Shown by <c>/health/stores</c>: whether the stores answer. Nothing waits for it or restarts because of it.</summary>
    public const string Stores = "stores";

    /// <summary>Shown by <c>/alive</c>: the process need not be restarted.</summary>
    public const string Live = "live";

    /// <summary>Shown by <c>/health/lag</c>: how far a consumer is behind. Nothing waits for it or restarts because of it.</summary>
    public const string Lag = "lag";
}
