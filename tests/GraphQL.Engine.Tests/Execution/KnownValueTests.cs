namespace GraphQL.Engine.Tests.Execution;

/// <summary>What a loader is told in advance.</summary>
public sealed class KnownValueTests
{
    private readonly ByHand _scheduler = new();
    private readonly Numbers _numbers;

    public KnownValueTests() => _numbers = new Numbers(_scheduler);

    [Fact]
    public async Task Known_value_is_answered_at_once_and_only_the_others_are_loaded()
    {
        _numbers.Know(new Dictionary<int, string> { [1] = "one", [3] = "three" }.TryGetValue);
        Assert.True(_numbers.LoadAsync([3, 1]).IsCompleted);
        Assert.Equal(["one", "2", "three", "one", null], await LoadAsync(1, 2, 3, 1, 100));
        Assert.Equal("three", await _numbers.LoadAsync(3));
        Assert.Equal([2, 100], _numbers.Asked);
    }

    [Fact]
    public async Task Value_that_is_cached_wins_over_one_that_is_told_later()
    {
        _numbers.SetCacheEntry(1, Task.FromResult<string?>("cached"));
        _numbers.Know(new Dictionary<int, string> { [1] = "told", [2] = "first" }.TryGetValue);
        _numbers.Know(new Dictionary<int, string> { [2] = "second" }.TryGetValue);
        Assert.Equal(["cached", "first"], await LoadAsync(1, 2));
        Assert.Equal("cached", await _numbers.LoadAsync(1));
    }

    [Fact]
    public async Task Removed_key_is_loaded_though_its_value_was_known()
    {
        _numbers.Know(new Dictionary<int, string> { [1] = "one", [2] = "two" }.TryGetValue);
        Assert.Equal("one", await _numbers.LoadAsync(1));
        _numbers.RemoveCacheEntry(1);
        Assert.Equal(["1", "two"], await LoadAsync(1, 2));
        _numbers.ClearCache();
        Assert.Equal(["1", "2"], await LoadAsync(1, 2));
        Assert.Equal([1, 1, 2], _numbers.Asked);
    }

    private async Task<IReadOnlyList<string?>> LoadAsync(params int[] keys)
    {
        var values = _numbers.LoadAsync(keys);
        await _scheduler.DispatchAsync();
        return await values;
    }

    private sealed class Numbers(IBatchScheduler scheduler) : BatchDataLoader<int, string>(scheduler)
    {
        public List<int> Asked { get; } = [];

        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
        {
            Asked.AddRange(keys);
            return Task.FromResult<IReadOnlyDictionary<int, string>>(keys.Where(key => key < 100).ToDictionary(key => key, key => $"{key}"));
        }
    }

    /// <summary>Dispatches when the test says so.</summary>
    private sealed class ByHand : IBatchScheduler
    {
        private readonly List<Func<ValueTask>> _batches = [];

        public CancellationToken CancellationToken => CancellationToken.None;

        public void Schedule(Func<ValueTask> dispatch) => _batches.Add(dispatch);

        public async Task DispatchAsync()
        {
            foreach (var batch in _batches) await batch();
            _batches.Clear();
        }
    }
}
