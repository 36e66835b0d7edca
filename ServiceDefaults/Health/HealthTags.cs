namespace Feed.ServiceDefaults;

/// <summary>Tags that say which health page a check belongs to.</summary>
public static class HealthTags
{
    /// <summary>Shown by <c>/health</c>: the service can do its work.</summary>
    public const string Ready = "ready";

    /// <summary>Shown by <c>/alive</c>: the process need not be restarted.</summary>
    public const string Live = "live";
}
