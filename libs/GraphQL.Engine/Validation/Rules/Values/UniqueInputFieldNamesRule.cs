using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>A field of an input object literal is given once.</summary>
internal sealed class UniqueInputFieldNamesRule(ValidationContext context) : IRule
{
    private readonly Stack<Dictionary<string, NameNode>> _known = new();

    public void Register(RuleHandlers on)
    {
        on.Enter<ObjectValueNode>(SyntaxKind.ObjectValue, _ => _known.Push(new(StringComparer.Ordinal)));
        on.Leave<ObjectValueNode>(SyntaxKind.ObjectValue, _ => _known.Pop());
        on.Enter<ObjectFieldNode>(SyntaxKind.ObjectField, Check);
    }

    private void Check(ObjectFieldNode field)
    {
        var (known, name) = (_known.Peek(), field.Name);
        if (!known.TryAdd(name.Value, name))
        {
            context.Report($"There can be only one input field named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
