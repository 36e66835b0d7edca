using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GraphQL.Engine.Execution;

/// <summary>Text that is the same in UTF-8 and in JSON: most of what is answered. Checked and copied in one pass.</summary>
internal static class PlainText
{
    private const int Width = 16;

    /// <summary>Copies characters until one is not plain.</summary>
    /// <param name="from">The text.</param>
    /// <param name="to">At least as long.</param>
    /// <returns>How many were copied; what lies behind them in <paramref name="to"/> is undefined.</returns>
    public static int Copy(ReadOnlySpan<char> from, Span<byte> to)
    {
        to = to[..from.Length];
        var done = Vector128.IsHardwareAccelerated && from.Length >= Width ? CopyBlocks(from, to) : 0;
        while (done < from.Length && IsPlain(from[done]))
        {
            to[done] = (byte)from[done];
            done++;
        }
        return done;
    }

    private static int CopyBlocks(ReadOnlySpan<char> from, Span<byte> to)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(from));
        ref var target = ref MemoryMarshal.GetReference(to);
        var last = from.Length - Width;
        for (var at = 0; ; at = Math.Min(at + Width, last))
        {
            // What UTF-16 has above 255 becomes 255, which is not plain either.
            var bytes = Vector128.NarrowWithSaturation(
                Vector128.LoadUnsafe(ref source, (nuint)at), Vector128.LoadUnsafe(ref source, (nuint)(at + (Width / 2))));
            if (!IsPlain(bytes))
            {
                return at;
            }
            bytes.StoreUnsafe(ref target, (nuint)at);
            if (at == last)
            {
                return from.Length;
            }
        }
    }

    private static bool IsPlain(char value) => value is >= ' ' and < '\x80' and not '"' and not '\\';

    private static bool IsPlain(Vector128<byte> bytes) =>
        // As signed bytes, those from 128 on are less than a space too.
        (Vector128.LessThan(bytes.AsSByte(), Vector128.Create((sbyte)' ')).AsByte()
            | Vector128.Equals(bytes, Vector128.Create((byte)'"'))
            | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) == Vector128<byte>.Zero;
}
