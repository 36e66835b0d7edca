using AppHost.Local;
using AppHost.Resources;
using Npgsql;

namespace FeedSetup.Parts;

/// <summary>The database, its owner, and a role for each service. Passwords are set at every start, as they are given.</summary>
internal sealed class DatabasePart(SetupSettings settings, SetupLog log) : IPart
{
    private bool _prepared;

    /// <inheritdoc/>
    public string Name => "database";

    /// <inheritdoc/>
    public TimeSpan BetweenLooks => TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task<Problem?> KeepAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!_prepared || !await FeedDatabase.IsPreparedAsync(settings.Superuser, cancellationToken))
            {
                await LogicalDecoding.RequireAsync(settings.Superuser, SetupNames.PostgresVariable, cancellationToken);
                await FeedDatabase.PrepareAsync(settings.Superuser, settings.RolePasswords, StackProfile.Distributed.IdleSlots, cancellationToken);
                _prepared = true;
                log.Done(Name, "roles, passwords and database are set");
            }

            return null;
        }
        catch (PostgresException refused) when (IsFinal(refused.SqlState))
        {
            throw new LocalStackException(
                $"Postgres at {settings.Postgres} refuses {SetupNames.PostgresVariable}: {refused.MessageText}",
                "Give it the name and the password of a superuser. A server keeps the password that its data folder or volume was made with.");
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            return new Problem($"Postgres at {settings.Postgres} cannot be used yet: {away.Message}", $"Start it, or correct {SetupNames.PostgresVariable}.");
        }
    }

    private static bool IsFinal(string state) => state
        is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InsufficientPrivilege;
}
