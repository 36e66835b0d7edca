using System.Globalization;
using GraphQL.Engine.Tests.Conformance;
using GraphQL.Engine.Tests.Differential;

namespace GraphQL.Engine.Tests.Language;

/// <summary>
/// Inputs from a seed, for as long as FUZZ_SECONDS says (2 when it is not set; FUZZ_SEED sets where it begins): no crash, no hang and no
/// overflow of a small stack. With FUZZ_KEEP, a file, the first input of each kind of answer is added to it; those in
/// <c>conformance/fuzz.jsonl</c> were found that way and are tried in every run.
/// </summary>
public sealed class FuzzTests
{
    private const int StackSize = 512 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly int Seconds = Number("FUZZ_SECONDS", 2);
    private static readonly int Seed = Number("FUZZ_SEED", 20260601);

    [Fact]
    public void Kept_inputs_are_answered()
    {
        var kept = FuzzInput.Kept();
        Assert.NotEmpty(kept);
        Assert.All(kept, source => FuzzInput.Check(source));
    }

    [Fact]
    public async Task Random_inputs_are_answered()
    {
        var current = (Source: "", Seed: 0);
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread of its own, for its stack: an overflow would end the process, and the last input is in FUZZ_KEEP.last.
        var thread = new Thread(() => Complete(done, () => Run(ref current)), StackSize) { IsBackground = true };
        thread.Start();
        var tried = await done.Task.WaitAsync(TimeSpan.FromSeconds(Seconds) + Patience, TestContext.Current.CancellationToken)
            .ContinueWith(task => task.IsCompletedSuccessfully ? task : throw new InvalidOperationException(
                $"Seed {current.Seed}: {current.Source}", task.Exception), TaskScheduler.Default);
        TestContext.Current.TestOutputHelper?.WriteLine($"{await tried} inputs");
    }

    private static int Run(ref (string Source, int Seed) current)
    {
        var (ends, tried) = (TimeProvider.System.GetTimestamp() + (Seconds * TimeProvider.System.TimestampFrequency), 0);
        var keep = Environment.GetEnvironmentVariable("FUZZ_KEEP");
        var kinds = new HashSet<string>(FuzzInput.Kept().Select(FuzzInput.Check));
        var sources = new FuzzSources();
        for (var seed = Seed; TimeProvider.System.GetTimestamp() < ends; seed++, tried++)
        {
            current = (sources.Next(new Random(seed)), seed);
            if (keep is not null) File.WriteAllText($"{keep}.last", Oracle.Encode(current.Source));
            if (kinds.Add(FuzzInput.Check(current.Source)) && keep is not null && current.Source.Length < 2_000)
            {
                File.AppendAllText(keep, FuzzInput.ToLine(current.Source));
            }
        }

        return tried;
    }

    private static void Complete(TaskCompletionSource<int> done, Func<int> run)
    {
        try
        {
            done.SetResult(run());
        }
        catch (Exception e)
        {
            done.SetException(e);
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;
}
