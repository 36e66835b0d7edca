using System.Text.Json.Nodes;

namespace Feed.Search.Elasticsearch;

/// <summary>
/// What is to be done so that readers are shown the right epoch: the newest complete one, or while there is none the newest. Pure: each
/// instance computes it from the present state, so it does not matter who acts.
/// </summary>
internal static class AliasPlan
{
    /// <summary>Actions for one request to <c>_aliases</c>, which does all of them or none; empty when all is as it should be.</summary>
    /// <param name="epochs">All epochs, oldest first.</param>
    /// <param name="kinds">Posts and users.</param>
    /// <param name="dropReplaced">
    /// Whether complete epochs that are no longer shown go too. Not in the moment of the switch, when searches may still run in them.
    /// </param>
    public static JsonArray Of(IReadOnlyList<EpochState> epochs, IndexNames[] kinds, bool dropReplaced)
    {
        var actions = new JsonArray();
        if (epochs.LastOrDefault(epoch => epoch.IsWhole) is not { } newest) return actions;
        var shown = epochs.LastOrDefault(epoch => epoch.IsComplete) ?? newest;
        foreach (var kind in kinds) Show(actions, kind, shown, epochs);
        foreach (var epoch in epochs.Where(epoch => IsLeftOver(epoch, newest, shown, dropReplaced)))
        {
            foreach (var index in epoch.Existing) actions.Add(Action("remove_index", index));
        }
        return actions;

        void Show(JsonArray into, IndexNames kind, EpochState target, IReadOnlyList<EpochState> all)
        {
            if (!target.Shown.Contains(kind.Index(target.Epoch))) into.Add(Action("add", kind.Index(target.Epoch), kind.Shown));
            foreach (var other in all.Where(epoch => epoch.Epoch != target.Epoch && epoch.Shown.Contains(kind.Index(epoch.Epoch))))
            {
                // Removing the index takes its aliases with it. Otherwise insist, so that a plan made from an older state fails as a whole.
                if (IsLeftOver(other, newest, target, dropReplaced)) continue;
                var remove = Action("remove", kind.Index(other.Epoch), kind.Shown);
                remove["remove"]!["must_exist"] = true;
                into.Add(remove);
            }
        }
    }

    /// <summary>One action of a request to <c>_aliases</c>.</summary>
    public static JsonObject Action(string name, string index, string? alias = null)
    {
        var what = new JsonObject { ["index"] = index };
        if (alias is not null) what["alias"] = alias;
        return new JsonObject { [name] = what };
    }

    // Incomplete ones hold nothing that anybody reads, so they go at once.
    private static bool IsLeftOver(EpochState epoch, EpochState newest, EpochState shown, bool dropReplaced) =>
        epoch.Epoch < newest.Epoch && epoch.Epoch != shown.Epoch && (!epoch.IsComplete || dropReplaced);
}
