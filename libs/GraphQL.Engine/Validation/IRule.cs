namespace GraphQL.Engine.Validation;

/// <summary>A rule at work on one document; it may keep state between the nodes it is shown.</summary>
internal interface IRule
{
    /// <summary>Says which nodes the rule wants to see.</summary>
    void Register(RuleHandlers on);
}
