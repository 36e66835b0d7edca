using Feed.Contracts;
using Microsoft.Extensions.Logging;

namespace Feed.Changes;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "{Group}: {What} is unavailable; trying again until it is back")]
    public static partial void OutageBegan(ILogger logger, Exception exception, string group, string what);

    [LoggerMessage(2, LogLevel.Information, "{Group}: {What} is back after {Seconds:F1} s")]
    public static partial void OutageEnded(ILogger logger, string group, string what, double seconds);

    [LoggerMessage(3, LogLevel.Warning, "{Group}: a batch of {Count} changes failed; finding out which of them")]
    public static partial void BatchFailed(ILogger logger, Exception exception, string group, int count);

    [LoggerMessage(4, LogLevel.Warning, "{Group}: {Count} changes failed and are stored to be tried again, the first {Op} of {Table} at {Position}")]
    public static partial void ChangesFailed(
        ILogger logger, Exception exception, string group, int count, string table, ChangeOp op, ChangePosition position);

    [LoggerMessage(5, LogLevel.Error, "{Group}: change {Op} of {Table} at {Position} cannot be handled; it is a dead letter now")]
    public static partial void DeadLetter(
        ILogger logger, Exception exception, string group, string table, ChangeOp op, ChangePosition position);

    [LoggerMessage(6, LogLevel.Information, "{Group}: waiting, {Reason}")]
    public static partial void NotMigrated(ILogger logger, string group, string reason);

    [LoggerMessage(7, LogLevel.Information, "{Group}: another instance reads slot {Slot}; standing by")]
    public static partial void StandingBy(ILogger logger, string group, string slot);

    [LoggerMessage(8, LogLevel.Information, "{Group}: this instance reads slot {Slot} now")]
    public static partial void Leading(ILogger logger, string group, string slot);

    [LoggerMessage(9, LogLevel.Warning, "{Group}: slot {Slot} is still held by server process {Pid}, whose consumer is gone; ending it")]
    public static partial void EndingStaleSender(ILogger logger, string group, string slot, int pid);

    [LoggerMessage(EventId = 10, Message = "{Group}: reading all rows as epoch {Epoch}: {Reason}")]
    public static partial void NewEpoch(ILogger logger, LogLevel level, string group, long epoch, string reason);

    [LoggerMessage(11, LogLevel.Information, "{Group}: snapshot of epoch {Epoch} applied")]
    public static partial void EpochCompleted(ILogger logger, string group, long epoch);

    [LoggerMessage(12, LogLevel.Information, "{Group}: streaming epoch {Epoch} from {Lsn}")]
    public static partial void Streaming(ILogger logger, string group, long epoch, string lsn);

    [LoggerMessage(13, LogLevel.Information,
        "{Group}: max_slot_wal_keep_size is not set on the server, so a consumer that is gone can fill its disk with WAL")]
    public static partial void UnboundedSlot(ILogger logger, string group);

    [LoggerMessage(14, LogLevel.Warning,
        "{Group}: transaction {Xid} is committed but not visible after {Seconds:F0} s (a synchronous standby that does not answer?); waiting")]
    public static partial void NotVisible(ILogger logger, string group, ulong xid, double seconds);

    [LoggerMessage(15, LogLevel.Warning, "{Group}: starting again, {Reason}")]
    public static partial void SessionEnded(ILogger logger, string group, string reason);

    [LoggerMessage(16, LogLevel.Warning, "{Group}: {Count} changes failed again, the first {Op} of {Table} at {Position} ({Attempts} times)")]
    public static partial void RetriesFailed(
        ILogger logger, Exception exception, string group, int count, string table, ChangeOp op, ChangePosition position, int attempts);

    [LoggerMessage(17, LogLevel.Error, "{Group}: {Count} more changes are dead letters now")]
    public static partial void MoreDeadLetters(ILogger logger, string group, int count);

    [LoggerMessage(18, LogLevel.Warning, "{Group}: {Count} changes to be tried again are moot, because epoch {Epoch} has read all rows anew")]
    public static partial void RetriesMoot(ILogger logger, string group, int count, long epoch);

    [LoggerMessage(19, LogLevel.Error,
        "{Group}: {Limit} keys fail at once, so something of the whole is wrong; no further changes are taken until some are settled")]
    public static partial void TooManyRetries(ILogger logger, string group, int limit);

    [LoggerMessage(20, LogLevel.Information, "{Group}: an attempt that was cut off counts as a failed one, because it could not be taken back")]
    public static partial void AttemptCounted(ILogger logger, Exception exception, string group);

    [LoggerMessage(21, LogLevel.Warning,
        "{Group}: {Count} processes ended while they read lane '{Lane}' from {Place}; what comes first there is stored, and its attempts are counted")]
    public static partial void LaneSuspect(ILogger logger, string group, string lane, int count, string place);

    [LoggerMessage(22, LogLevel.Error, "{Group}: {Op} of {Table} at {Position} is a dead letter now: each of its {Attempts} attempts ended the process")]
    public static partial void DeadLetterUntried(ILogger logger, string group, string table, ChangeOp op, ChangePosition position, int attempts);

    [LoggerMessage(23, LogLevel.Information, "{Group}: it could not be noted that this instance ends in order")]
    public static partial void LanesNotEnded(ILogger logger, Exception exception, string group);

    [LoggerMessage(30, LogLevel.Information, "{Group}: another instance decides where this epoch begins, or reads its rows; waiting")]
    public static partial void AwaitingEpoch(ILogger logger, string group);

    [LoggerMessage(31, LogLevel.Warning, "{Group}: waiting for the end of transactions that began before {Xid}, before reading all rows")]
    public static partial void AwaitingTransactions(ILogger logger, string group, ulong xid);

    [LoggerMessage(32, LogLevel.Information, "{Group}: waiting, Kafka does not have the topics {Topics} yet")]
    public static partial void AwaitingTopics(ILogger logger, string group, string topics);

    [LoggerMessage(33, LogLevel.Information, "{Group}: {Count} partitions were assigned; this instance has {All} now")]
    public static partial void PartitionsAssigned(ILogger logger, string group, int count, int all);

    [LoggerMessage(34, LogLevel.Information, "{Group}: {Count} partitions went to other instances (lost: {IsLost})")]
    public static partial void PartitionsRevoked(ILogger logger, string group, int count, bool isLost);

    [LoggerMessage(35, LogLevel.Error, "{Group}: a message cannot be decoded and is a dead letter now: {Error}")]
    public static partial void Undecodable(ILogger logger, string group, string error);

    [LoggerMessage(36, LogLevel.Information, "{Group}: reading epoch {Epoch} from Kafka")]
    public static partial void ReadingKafka(ILogger logger, string group, long epoch);
}
