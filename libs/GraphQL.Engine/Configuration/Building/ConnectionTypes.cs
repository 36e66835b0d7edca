using System.Linq.Expressions;
using GraphQL.Engine.Execution;
using GraphQL.Engine.Language;
using GraphQL.Engine.Types;

namespace GraphQL.Engine.Configuration;

/// <summary>Builds the connection and edge types of Relay's specification.</summary>
internal sealed class ConnectionTypes(SchemaProblems problems)
{
    /// <summary>The two types of a connection.</summary>
    public IEnumerable<ObjectDraft> Build(ConnectionSpec spec, string pageInfo)
    {
        var (connection, edge) = (typeof(Connection<>).MakeGenericType(spec.Node), typeof(Edge<>).MakeGenericType(spec.Node));
        var node = spec.NodeShape;
        var connectionDraft = new ObjectDraft($"{spec.Name}Connection", connection) { Description = "A page of a list." };
        var edges = ListOf(edge, TypeNode.Named($"{spec.Name}Edge").NonNull(), null);
        var info = new OutputShape(typeof(ConnectionPageInfo), TypeNode.Named(pageInfo).NonNull(), null, null);
        Add(connectionDraft, "edges", "Items with their cursors.", nameof(Connection<>.Edges), edges);
        Add(connectionDraft, "nodes", "The items alone.", nameof(Connection<>.Nodes), ListOf(spec.Node, node.Type, node));
        Add(connectionDraft, "pageInfo", "Where the page stands in the list.", nameof(Connection<>.Info), info);
        if (spec.IncludeTotalCount)
        {
            connectionDraft.Add(TotalCount(connection), null, problems);
        }
        var edgeDraft = new ObjectDraft($"{spec.Name}Edge", edge) { Description = "An item with its cursor." };
        var cursor = new OutputShape(typeof(string), TypeNode.Named("String").NonNull(), new Execution.StringWriter(), null);
        Add(edgeDraft, "cursor", "Send it as `after` to continue behind this item.", nameof(Edge<>.Cursor), cursor);
        Add(edgeDraft, "node", "The item.", nameof(Edge<>.Node), node);
        return [connectionDraft, edgeDraft];
    }

    private void Add(ObjectDraft draft, string name, string description, string property, OutputShape shape)
    {
        var parent = Expression.Parameter(draft.Clr!, "parent");
        var read = Expression.Lambda(Expression.Property(parent, property), parent);
        var field = new FieldDefinition(name, shape.Type)
        {
            Description = description,
            Resolver = PropertyFields.Create(draft.Clr!, read, shape, null),
        };
        draft.Add(field, null, problems);
    }

    /// <summary>The list of all items of a page; a leaf list when the items are leaves.</summary>
    private static OutputShape ListOf(Type item, TypeNode type, OutputShape? shape)
    {
        var list = typeof(IReadOnlyList<>).MakeGenericType(item);
        if (shape?.Leaf is { } leaf)
        {
            return new OutputShape(list, type.List(), LeafWriterFactory.List(list, item, leaf, type is NonNullTypeNode), null);
        }
        var factory = (IListReaderFactory)Activator.CreateInstance(typeof(ListReaderFactory<>).MakeGenericType(item))!;
        return new OutputShape(list, type.List(), null, factory.Create(shape?.Items));
    }

    private static FieldDefinition TotalCount(Type connection)
    {
        var parent = Expression.Parameter(typeof(object), "parent");
        var call = Expression.Parameter(typeof(ResolverCall), "call");
        var body = Expression.Call(
            Expression.Convert(parent, connection), nameof(Connection<>.GetTotalCountAsync), [],
            Expression.Property(call, nameof(ResolverCall.CancellationToken)));
        var invoke = Expression.Lambda<Func<object, ResolverCall, int, ValueTask<int>>>(
            body, parent, call, Expression.Parameter(typeof(int), "index"));
        return new FieldDefinition("totalCount", TypeNode.Named("Int").NonNull())
        {
            Description = "How many items there are in all pages.",
            Resolver = new ValueTaskResolver<int>(invoke.Compile(), new Int32Writer()) { Cost = 1 },
        };
    }
}
