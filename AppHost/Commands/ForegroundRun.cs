using System.Diagnostics;
using AppHost.Local;
using AppHost.Output;

namespace AppHost.Commands;

/// <summary>Starts the stack, shows it, and stays until somebody asks for its end.</summary>
internal static class ForegroundRun
{
    public static async Task<int> RunAsync(FeedHome home, LocalStackOptions options, CancellationToken cancellationToken)
    {
        using var signals = new EndSignals(TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(signals.Asked, cancellationToken);
        CompilerServer.EndOurs(); // whoever built us is done
        var view = Screen.Startup();
        var clock = Stopwatch.StartNew();
        try
        {
            var start = LocalStack.StartAsync(options with { Observe = view.Observe }, end.Token);
            await view.ShowAsync(start);
            await using var stack = await start;
            signals.Again = () => _ = stack.KillAllAsync();
            Screen.Ready(stack, home, clock.Elapsed);
            ExceptedService.Write(home, stack, options.Except);
            if (!DetachedStart.IsThis)
            {
                await ExceptedService.ShowAsync(home, options.Except); // never into a log
            }

            await WaitAsync(end.Token);
            Screen.Line("Ending ...");
            view.Quiet();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // Asked to end while starting: what had been started has been stopped.
        }
        finally
        {
            ExceptedService.Delete(home, options.Except);
        }

        Screen.Line("Ended.");
        return ExitCodes.Done;
    }

    private static async Task WaitAsync(CancellationToken end)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, end);
        }
        catch (OperationCanceledException)
        {
            // Asked for.
        }
    }
}
