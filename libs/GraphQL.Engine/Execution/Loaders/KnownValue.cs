using System.Diagnostics.CodeAnalysis;

namespace GraphQL.Engine;

/// <summary>Finds a value that was read in another way. It may be asked at any time while the request runs, and answers the same each time.</summary>
/// <param name="key">The key.</param>
/// <param name="value">Its value.</param>
/// <returns>False when the key's value has to be loaded.</returns>
public delegate bool KnownValue<in TKey, TValue>(TKey key, [MaybeNullWhen(false)] out TValue value);
