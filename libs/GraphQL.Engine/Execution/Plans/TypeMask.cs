namespace GraphQL.Engine.Execution;

/// <summary>A subset of the types that the objects of a node can have.</summary>
internal readonly struct TypeMask
{
    private readonly ulong[] _bits;

    private TypeMask(ulong[] bits) => _bits = bits;

    public bool IsEmpty => Array.TrueForAll(_bits, b => b == 0);

    public static TypeMask All(int count)
    {
        var mask = new TypeMask(new ulong[(count + 63) / 64]);
        for (var i = 0; i < count; i++)
        {
            mask._bits[i / 64] |= 1UL << (i % 64);
        }
        return mask;
    }

    public static TypeMask Of(int count, Func<int, bool> contains)
    {
        var mask = new TypeMask(new ulong[(count + 63) / 64]);
        for (var i = 0; i < count; i++)
        {
            mask._bits[i / 64] |= contains(i) ? 1UL << (i % 64) : 0;
        }
        return mask;
    }

    public bool Contains(int type) => (_bits[type / 64] & (1UL << (type % 64))) != 0;

    public TypeMask And(TypeMask other) => new([.. _bits.Zip(other._bits, (a, b) => a & b)]);

    public TypeMask Or(TypeMask other) => new([.. _bits.Zip(other._bits, (a, b) => a | b)]);

    public TypeMask Without(TypeMask other) => new([.. _bits.Zip(other._bits, (a, b) => a & ~b)]);
}
