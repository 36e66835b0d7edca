using System.Globalization;

namespace GraphQL.Engine.Tests.Differential;

/// <summary>
/// Sixty things whose fields follow from their number, with nulls and failures among them; <c>things.mjs</c> has the same. Fields are
/// properties, methods, tasks and batches, so that every way to a value is compared.
/// </summary>
internal static class ThingsSchema
{
    private const int Count = 60;

    public enum Kind
    {
        Small,
        Large,
    }

    [InterfaceType("Thing")]
    public interface IThing
    {
        [ID]
        long Id { get; }

        string? Name { get; }

        int Size { get; }

        IThing? Next { get; }

        IThing Sure { get; }
    }

    [UnionType("Any")]
    public interface IAny;

    public static IRequestExecutorBuilder AddThings(this IRequestExecutorBuilder builder) => builder
        .AddType(typeof(Query)).AddType<Box>().AddType<Cat>().AddType(typeof(BoxFields)).AddType(typeof(CatFields));

    private static IThing Thing(int number) => number % 2 == 0 ? new Box(number % Count) : new Cat(number % Count);

    private static Box ABox(int number) => new((number + (number % 2)) % Count);

    private static string? NameOf(string type, int number) => number % 5 == 0 ? null : number % 4 == 1 ? $"{type} \"{number}\" é\n" : $"{type} {number}";

    private static IThing? NextOf(int number) => number % 6 == 5 ? null : Thing((number * 3) + 1);

    private static IThing SureOf(int number) => number % 9 == 4 ? null! : Thing(number + 7);

    public sealed record Box([property: GraphQLIgnore] int Number) : IThing, IAny
    {
        [ID]
        public long Id => Number;

        public string? Name => NameOf("Box", Number);

        public int Size => Number * 7 % 13;

        public IThing? Next => NextOf(Number);

        public IThing Sure => SureOf(Number);

        public string Must => Number % 7 == 3 ? null! : $"m{Number}";

        public Kind? Kind => Number % 4 == 0 ? null : Number % 3 == 0 ? ThingsSchema.Kind.Small : ThingsSchema.Kind.Large;

        public string[] Tags => ["a", Number % 13 == 12 ? null! : "b"];

        public Lid Lid => new(Number);

        public List<Box?> Boxes => [ABox(Number + 2), null, ABox(Number + 4)];
    }

    public sealed record Cat([property: GraphQLIgnore] int Number) : IThing, IAny
    {
        [ID]
        public long Id => Number;

        public string? Name => NameOf("Cat", Number);

        public int Size => Number * 5 % 11;

        public IThing? Next => NextOf(Number);

        public IThing Sure => SureOf(Number);

        public double Ratio => Number / 4.0;
    }

    public sealed record Lid([property: GraphQLIgnore] int Number)
    {
        public bool? Open => Number % 8 == 0 ? null : Number % 4 == 0;

        public string Label => Number % 16 == 10 ? throw new GraphQLException($"label {Number}") : $"lid {Number}";

        public Box Box => ABox(Number);
    }

    public sealed record PointInput(int X, int Y = 2, string? Label = null);

    [QueryType]
    public static class Query
    {
        public static IThing? GetThing(int id = 1) => id < 0 ? null : Thing(id);

        public static async Task<Box?> GetBoxAsync(int id)
        {
            await Task.Yield();
            return id < 0 ? throw new GraphQLException("no box") : ABox(id);
        }

        public static List<IAny?> GetAny() => [.. Enumerable.Range(0, 6).Select(i => i == 3 ? null : (IAny)Thing(i * 7))];

        public static Box GetSure() => new(4);

        public static string GetEcho(
            string? text, Kind? kind, PointInput? point, List<PointInput>? points, bool? flag, int n = 3) =>
            $"{text ?? "-"}|{n.ToString(CultureInfo.InvariantCulture)}|{kind?.ToString().ToUpperInvariant() ?? "-"}|{Say(point)}|"
            + $"{(points is null ? "-" : string.Join(';', points.Select(Say)))}|{flag?.ToString().ToLowerInvariant() ?? "-"}";

        private static string Say(PointInput? point) =>
            point is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{point.X},{point.Y},{point.Label ?? "-"}");
    }

    [ObjectType<Box>]
    public static class BoxFields
    {
        public static async Task<int?> GetFailAsync([Parent] Box box)
        {
            await Task.Yield();
            return box.Number % 4 == 2 ? throw new GraphQLException($"fail {box.Number}") : box.Number;
        }

        public static int GetFailHard([Parent] Box box) => box.Number % 5 == 1 ? throw new GraphQLException($"hard {box.Number}") : box.Number;

        public static ValueTask<IThing[]?> GetThingsAsync([Parent] Box box) => ValueTask.FromResult(box.Number % 8 == 0
            ? null
            : box.Number % 11 == 6 ? new[] { Thing(box.Number + 1), null!, Thing(box.Number + 2) } : [Thing(box.Number + 1), Thing(box.Number + 2)]);

        public static async Task<List<List<Box>?>?> GetGridAsync([Parent] Box box)
        {
            await Task.Yield();
            return box.Number % 10 == 8 ? null : [[box, ABox(box.Number + 2)], null, [], box.Number % 3 == 0 ? [null!] : [ABox(1)]];
        }

        [BatchResolver]
        public static async Task<List<Cat?>> GetOwnerAsync([Parent] List<Box> boxes)
        {
            await Task.Yield();
            return [.. boxes.Select(b => b.Number % 6 == 2 ? null : new Cat((b.Number + 1) % Count))];
        }
    }

    [ObjectType<Cat>]
    public static class CatFields
    {
        public static int GetLives([Parent] Cat cat) => 9 - (cat.Number % 9);

        public static async Task<string> GetMustAsync([Parent] Cat cat)
        {
            await Task.Yield();
            return cat.Number % 7 == 3 ? null! : $"m{cat.Number}";
        }

        [BatchResolver]
        public static List<Kind> GetMood([Parent] List<Cat> cats) => [.. cats.Select(c => c.Number % 3 == 0 ? Kind.Small : Kind.Large)];

        public static async Task<IAny?[]?> GetAnyAsync([Parent] Cat cat)
        {
            await Task.Yield();
            return cat.Number % 15 == 7 ? null : [(IAny)Thing(cat.Number + 3), null, new Cat(cat.Number)];
        }
    }
}
