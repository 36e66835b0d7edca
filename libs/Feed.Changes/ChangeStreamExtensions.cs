using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Feed.Changes;

/// <summary>Registers a consumer of the change stream.</summary>
public static class ChangeStreamExtensions
{
    /// <summary>
    /// Feeds <typeparamref name="TProjection"/> with every row of the published tables and then with every change, as the consumer group
    /// <paramref name="group"/>. Reads from Postgres (<c>ConnectionStrings:feeddb</c>, a role with REPLICATION in <c>feed_stream</c>), by
    /// the slot <c>feed_{group}</c>; several instances of a group stand by for each other.
    /// </summary>
    /// <typeparam name="TProjection">What is made of the changes; registered as a singleton unless it already is.</typeparam>
    /// <typeparam name="TMarks">Where the projection's progress is kept; registered as a singleton unless it already is.</typeparam>
    /// <param name="builder">The application.</param>
    /// <param name="group">Lower-case letters, digits and hyphens, such as <c>feed-builder</c>.</param>
    /// <exception cref="ArgumentException">The group's name cannot be made into a slot's name.</exception>
    public static IHostApplicationBuilder AddChangeStream<TProjection, TMarks>(this IHostApplicationBuilder builder, string group)
        where TProjection : class, IProjection
        where TMarks : class, IProjectionMarks
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        builder.Services.AddOptions<ChangeStreamOptions>().BindConfiguration(ChangeStreamOptions.Section)
            .ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<TProjection>();
        builder.Services.TryAddSingleton<TMarks>();
        return builder;
    }
}
