using System.Text;

namespace GraphQL.Engine.Execution;

/// <summary><c>__typename</c>.</summary>
internal sealed class TypeNameField(string name) : LeafField
{
    private readonly byte[] _quoted = Encoding.UTF8.GetBytes($"\"{name}\"");

    public override Written Write(object parent, FieldPlan plan, ResponseWriter writer)
    {
        writer.Buffer.Write(_quoted);
        return Written.Value;
    }
}
