using GraphQL.Engine.Language;

namespace GraphQL.Engine.Validation;

/// <summary>Leaf fields have no selections, composite ones have some.</summary>
internal sealed class ScalarLeafsRule(ValidationContext context) : IRule
{
    public void Register(RuleHandlers on) => on.Enter<FieldNode>(SyntaxKind.Field, Check);

    private void Check(FieldNode field)
    {
        var name = field.Name.Value;
        switch (context.Types.Type)
        {
            case null:
                break;
            case { Named.IsLeaf: true } leaf when field.SelectionSet is not null:
                context.Report($"Field \"{name}\" must not have a selection since type \"{leaf}\" has no subfields.", field.SelectionSet);
                break;
            case { Named.IsLeaf: false } composite when field.SelectionSet is null:
                context.Report(
                    $"Field \"{name}\" of type \"{composite}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?",
                    field);
                break;
            case { Named.IsLeaf: false } composite when field.SelectionSet!.Selections.IsEmpty:
                context.Report($"Field \"{name}\" of type \"{composite}\" must have at least one field selected.", field);
                break;
        }
    }
}
