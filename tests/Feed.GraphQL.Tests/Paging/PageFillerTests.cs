using Feed.GraphQL.Paging;

namespace Feed.GraphQL.Tests.Paging;

public sealed class PageFillerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(30)]
    public async Task Pages_concatenated_are_what_exists_in_order(int size)
    {
        foreach (var first in new[] { 1, 2, 3, 7, 50 })
        {
            var all = Enumerable.Range(1, size).Select(i => (long)i).ToList();
            var alive = all.Where(id => id % 3 != 0).ToList();
            var (read, pages) = await ConcatenateAsync(first, all, alive);
            Assert.Equal(alive, read);
            Assert.All(pages[..^1], page => Assert.Equal(first, page));
        }
    }

    [Fact]
    public async Task Page_that_ends_with_the_list_has_no_next()
    {
        var page = await FillAsync(3, null, [1, 2, 3], [1, 2, 3]);
        Assert.False(page.HasMore);
        Assert.Equal("3", page.End);
    }

    [Fact]
    public async Task Page_before_only_missing_items_has_no_next() =>
        Assert.False((await FillAsync(2, null, [1, 2, 3, 4, 5, 6, 7, 8], [1, 2])).HasMore);

    [Fact]
    public async Task Page_of_nothing_has_no_end()
    {
        var page = await FillAsync(2, null, [], []);
        Assert.Empty(page.Items);
        Assert.Null(page.End);
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task Run_of_missing_items_is_skipped_in_few_reads()
    {
        var reads = 0;
        var all = Enumerable.Range(1, 3000).Select(i => (long)i).ToList();
        var page = await PageFiller.FillAsync(
            new PageRequest(1, null), (size, after) => Slices(all, size, after, ref reads), items => Existing(items, [2999, 3000]));
        Assert.Equal(["2999"], page.Items.Select(item => item.Node));
        Assert.True(page.HasMore);
        Assert.InRange(reads, 2, 16);
    }

    [Fact]
    public async Task Endless_run_of_missing_items_ends_with_a_cursor_that_leads_on()
    {
        var all = Enumerable.Range(1, 100_000).Select(i => (long)i).ToList();
        var page = await FillAsync(1, null, all, []);
        Assert.Empty(page.Items);
        Assert.True(page.HasMore);
        Assert.NotNull(page.End);
    }

    private static async Task<(List<long> Read, List<int> Pages)> ConcatenateAsync(int first, List<long> all, List<long> alive)
    {
        var (read, pages, after) = (new List<long>(), new List<int>(), (string?)null);
        while (true)
        {
            var page = await FillAsync(first, after, all, alive);
            read.AddRange(page.Items.Select(item => long.Parse(item.Node)));
            pages.Add(page.Items.Count);
            after = page.End;
            if (!page.HasMore)
            {
                return (read, pages);
            }
        }
    }

    private static Task<Page<string>> FillAsync(int first, string? after, IReadOnlyList<long> all, IReadOnlyCollection<long> alive)
    {
        var reads = 0;
        return PageFiller.FillAsync(
            new PageRequest(first, after), (size, position) => Slices(all, size, position, ref reads), items => Existing(items, alive));
    }

    private static Task<Slice> Slices(IReadOnlyList<long> all, int size, string? after, ref int reads)
    {
        reads++;
        var rest = all.Where(id => after is null || id > long.Parse(after)).ToList();
        return Task.FromResult(Slice.OfIds([.. rest.Take(size)], rest.Count > size));
    }

    private static Task<IReadOnlyList<string?>> Existing(IReadOnlyList<SliceItem> items, IReadOnlyCollection<long> alive) =>
        Task.FromResult<IReadOnlyList<string?>>([.. items.Select(item => alive.Contains(item.Id) ? $"{item.Id}" : null)]);
}
