using System.Collections.Immutable;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Introspection;

/// <summary>
/// Attaches resolvers to the fields of the introspection types. The schema's own model is what they show, so nothing is copied.
/// </summary>
internal sealed class IntrospectionFields
{
    private readonly GraphQLSchema _schema;
    private readonly EnumWriter<TypeKind> _kinds;
    private readonly ListWriter<IEnumerable<DirectiveLocation>, DirectiveLocation> _locations;

    private IntrospectionFields(GraphQLSchema schema)
    {
        _schema = schema;
        _kinds = new EnumWriter<TypeKind>(schema.GetType<EnumType>("__TypeKind"));
        _locations = new(new EnumWriter<DirectiveLocation>(schema.GetType<EnumType>("__DirectiveLocation")), itemsNonNull: true);
    }

    /// <summary>Makes a schema answer introspection.</summary>
    public static void Attach(GraphQLSchema schema)
    {
        var fields = new IntrospectionFields(schema);
        schema.MetaFields.Schema.Resolver = new ObjectField<object>(_ => schema);
        schema.MetaFields.Type.Resolver = new ArgumentObjectField<object>((_, arguments) =>
            arguments.GetValueOrDefault(0) is string name && schema.TryGetType(name, out var type) ? type : null);
        fields.AttachSchema();
        fields.AttachType();
        fields.AttachField();
        fields.AttachInputValue();
        fields.AttachEnumValue();
        fields.AttachDirective();
    }

    private void AttachSchema()
    {
        var on = On<GraphQLSchema>("__Schema");
        on.Text("description", s => s.Description);
        on.List<NamedType>("types", s => s.Types);
        on.Object("queryType", s => s.QueryType);
        on.Object("mutationType", s => s.MutationType);
        on.Object("subscriptionType", s => s.SubscriptionType);
        on.List<DirectiveDefinition>("directives", s => s.Directives);
    }

    private void AttachType()
    {
        var on = On<GraphQLType>("__Type");
        on.Leaf("kind", t => t.Kind, _kinds);
        on.Text("name", t => (t as NamedType)?.Name);
        on.Text("description", t => (t as NamedType)?.Description);
        on.Text("specifiedByURL", t => (t as ScalarType)?.SpecifiedByUrl);
        on.List<FieldDefinition>("fields", (t, all) => (t as FieldContainerType)?.Fields.Where(f => all || f.DeprecationReason is null));
        on.List<InterfaceType>("interfaces", t => (t as FieldContainerType)?.Interfaces);
        on.List<ObjectType>("possibleTypes", t => t is NamedType { IsAbstract: true } named ? _schema.GetPossibleTypes(named) : null);
        on.List<EnumValueDefinition>("enumValues", (t, all) => (t as EnumType)?.Values.Where(v => all || v.DeprecationReason is null));
        on.List<InputValueDefinition>(
            "inputFields", (t, all) => (t as InputObjectType)?.Fields.Where(f => all || f.DeprecationReason is null));
        on.Object("ofType", t => t switch { NonNullType nonNull => nonNull.Nullable, ListType list => list.ItemType, _ => null });
        on.Leaf("isOneOf", t => (t as InputObjectType)?.IsOneOf, new NullableWriter<bool>(new BooleanWriter()));
    }

    private void AttachField()
    {
        var on = On<FieldDefinition>("__Field");
        on.Text("name", f => f.Name);
        on.Text("description", f => f.Description);
        on.List<InputValueDefinition>("args", (f, all) => Arguments(f.Arguments, all));
        on.Object("type", f => f.Type);
        on.Leaf("isDeprecated", f => f.DeprecationReason is not null, new BooleanWriter());
        on.Text("deprecationReason", f => f.DeprecationReason);
    }

    private void AttachInputValue()
    {
        var on = On<InputValueDefinition>("__InputValue");
        on.Text("name", v => v.Name);
        on.Text("description", v => v.Description);
        on.Object("type", v => v.Type);
        on.Text("defaultValue", v => v.DefaultLiteral?.ToString());
        on.Leaf("isDeprecated", v => v.DeprecationReason is not null, new BooleanWriter());
        on.Text("deprecationReason", v => v.DeprecationReason);
    }

    private void AttachEnumValue()
    {
        var on = On<EnumValueDefinition>("__EnumValue");
        on.Text("name", v => v.Name);
        on.Text("description", v => v.Description);
        on.Leaf("isDeprecated", v => v.DeprecationReason is not null, new BooleanWriter());
        on.Text("deprecationReason", v => v.DeprecationReason);
    }

    private void AttachDirective()
    {
        var on = On<DirectiveDefinition>("__Directive");
        on.Text("name", d => d.Name);
        on.Text("description", d => d.Description);
        on.Leaf("isRepeatable", d => d.IsRepeatable, new BooleanWriter());
        on.Leaf("locations", d => d.Locations, _locations);
        on.List<InputValueDefinition>("args", (d, all) => Arguments(d.Arguments, all));
    }

    private static IEnumerable<InputValueDefinition> Arguments(ImmutableArray<InputValueDefinition> arguments, bool includeDeprecated) =>
        arguments.Where(a => includeDeprecated || a.DeprecationReason is null);

    private FieldsOf<T> On<T>(string type) => new(_schema.GetType<ObjectType>(type));
}
