namespace GraphQL.Engine;

/// <summary>Any data loader.</summary>
public interface IDataLoader;
