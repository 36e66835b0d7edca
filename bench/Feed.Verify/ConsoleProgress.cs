namespace Feed.Verify;

/// <summary>Shows on a terminal how far a verification is; silent elsewhere.</summary>
internal sealed class ConsoleProgress : IProgress<(int Done, int Total)>
{
    private readonly Lock _lock = new();
    private int _percent = -1;

    public static ConsoleProgress? OrNull() => Console.IsErrorRedirected ? null : new ConsoleProgress();

    public void Report((int Done, int Total) value)
    {
        var percent = (int)(value.Done * 100L / value.Total);
        lock (_lock)
        {
            if (percent > _percent)
            {
                _percent = percent;
                Console.Error.Write(percent == 100 ? "\r              \r" : $"\rcomparing {percent} %");
            }
        }
    }
}
