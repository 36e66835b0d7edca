using System.Collections.Concurrent;
using AppHost.Local;
using FeedSetup.Parts;

namespace FeedSetup;

/// <summary>How each part does, and how it all ended.</summary>
internal sealed class SetupState(IEnumerable<IPart> parts)
{
    private readonly ConcurrentDictionary<string, Problem?> _problems =
        new(parts.Select(part => KeyValuePair.Create(part.Name, (Problem?)new Problem("It has not been looked at yet.", "Wait a moment."))));

    private LocalStackException? _failure;

    /// <summary>Why it cannot go on; null while it can.</summary>
    public LocalStackException? Failure => _failure;

    /// <summary>Every part that is not as declared.</summary>
    public IReadOnlyList<(string Part, Problem Problem)> Problems =>
        [.. _problems.Where(one => one.Value is not null).Select(one => (one.Key, one.Value!)).OrderBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>Why a part is not as declared; null when it is.</summary>
    public Problem? ProblemOf(string part) => _problems[part];

    /// <summary>Notes how a part does.</summary>
    /// <returns>Whether that is news.</returns>
    public bool Note(string part, Problem? problem)
    {
        var before = _problems[part];
        _problems[part] = problem;
        return before != problem;
    }

    /// <summary>Notes why it cannot go on; the first reason stays.</summary>
    public void Fail(LocalStackException failure) => Interlocked.CompareExchange(ref _failure, failure, null);
}
