namespace GraphQL.Engine.Configuration;

/// <summary>Brings the answers of batch resolvers to one form.</summary>
internal static class BatchAnswers
{
    public static ValueTask<IReadOnlyList<T>> FromValue<T>(IReadOnlyList<T> list) => new(list);

    public static ValueTask<IReadOnlyList<T>> FromTask<TList, T>(Task<TList> task) where TList : IReadOnlyList<T> =>
        FromValueTask<TList, T>(new(task));

    public static async ValueTask<IReadOnlyList<T>> FromValueTask<TList, T>(ValueTask<TList> task) where TList : IReadOnlyList<T> =>
        await task;
}
