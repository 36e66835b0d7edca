namespace GraphQL.Engine.Language;

/// <summary>What a node is; the names are those of the specification's grammar.</summary>
public enum SyntaxKind
{
    /// <summary>Name.</summary>
    Name,
    /// <summary>Document.</summary>
    Document,
    /// <summary>OperationDefinition.</summary>
    OperationDefinition,
    /// <summary>FragmentDefinition.</summary>
    FragmentDefinition,
    /// <summary>VariableDefinition.</summary>
    VariableDefinition,
    /// <summary>SelectionSet.</summary>
    SelectionSet,
    /// <summary>Field.</summary>
    Field,
    /// <summary>FragmentSpread.</summary>
    FragmentSpread,
    /// <summary>InlineFragment.</summary>
    InlineFragment,
    /// <summary>Argument.</summary>
    Argument,
    /// <summary>Directive.</summary>
    Directive,
    /// <summary>Variable.</summary>
    Variable,
    /// <summary>IntValue.</summary>
    IntValue,
    /// <summary>FloatValue.</summary>
    FloatValue,
    /// <summary>StringValue.</summary>
    StringValue,
    /// <summary>BooleanValue.</summary>
    BooleanValue,
    /// <summary>NullValue.</summary>
    NullValue,
    /// <summary>EnumValue.</summary>
    EnumValue,
    /// <summary>ListValue.</summary>
    ListValue,
    /// <summary>ObjectValue.</summary>
    ObjectValue,
    /// <summary>ObjectField.</summary>
    ObjectField,
    /// <summary>SchemaDefinition.</summary>
    SchemaDefinition,
    /// <summary>OperationTypeDefinition.</summary>
    OperationTypeDefinition,
    /// <summary>ScalarTypeDefinition.</summary>
    ScalarTypeDefinition,
    /// <summary>ObjectTypeDefinition.</summary>
    ObjectTypeDefinition,
    /// <summary>InterfaceTypeDefinition.</summary>
    InterfaceTypeDefinition,
    /// <summary>UnionTypeDefinition.</summary>
    UnionTypeDefinition,
    /// <summary>EnumTypeDefinition.</summary>
    EnumTypeDefinition,
    /// <summary>InputObjectTypeDefinition.</summary>
    InputObjectTypeDefinition,
    /// <summary>FieldDefinition.</summary>
    FieldDefinition,
    /// <summary>InputValueDefinition.</summary>
    InputValueDefinition,
    /// <summary>EnumValueDefinition.</summary>
    EnumValueDefinition,
    /// <summary>DirectiveDefinition.</summary>
    DirectiveDefinition,
    /// <summary>NamedType.</summary>
    NamedType,
    /// <summary>ListType.</summary>
    ListType,
    /// <summary>NonNullType.</summary>
    NonNullType,
    /// <summary>SchemaExtension.</summary>
    SchemaExtension,
    /// <summary>ScalarTypeExtension.</summary>
    ScalarTypeExtension,
    /// <summary>ObjectTypeExtension.</summary>
    ObjectTypeExtension,
    /// <summary>InterfaceTypeExtension.</summary>
    InterfaceTypeExtension,
    /// <summary>UnionTypeExtension.</summary>
    UnionTypeExtension,
    /// <summary>EnumTypeExtension.</summary>
    EnumTypeExtension,
    /// <summary>InputObjectTypeExtension.</summary>
    InputObjectTypeExtension,
}
