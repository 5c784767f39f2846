extern alias runtime;

using System.Runtime.Intrinsics;
using NetGen.Generator.Loops;
using runtime::NetGen.Numerics;
using Buffer = NetGen.Generator.Loops.Buffer;

namespace NetGen.Generator.Tests.Loops;

/// <summary>The memory of a run: numbers that look random, zeros where they are promised, junk in what nobody promises anything of.</summary>
internal static class NestMemory
{
    private static readonly HashSet<string> Positive = ["variance", "variances", "largest", "squares", "sums", "deltas", "norms", "probabilities"];

    private const double Junk = -12345;

    public static double Initial(Buffer buffer, int offset)
    {
        var inRow = Cells<double>.InRow(buffer, offset);
        if (buffer.Element == Element.Integer)
            return 3 + offset;
        // Of variances and the like, roots are taken. The others are 512ths: their sums are exact in float too, so that a margin that is nothing is nothing in both.
        return inRow < buffer.Width && Positive.Contains(buffer.Name) ? 0.25 + (offset % 7)
            : inRow < buffer.Width ? (((Residues.Hash(offset, buffer.Name.Length + buffer.Name[^1]) % 2001) - 1000) / 512.0)
            : buffer.Use != BufferUse.Write && inRow < buffer.Width + buffer.Zeros ? 0 : Junk;
    }

    /// <summary>What a method is given for a scalar.</summary>
    public static double Given(ScalarArgument argument) => argument.Type is null ? 0.5 + (argument.Name.Length / 8.0) : 1_000_000_000 + argument.Name.Length;

    /// <summary>What the runtime's dropout says of an element.</summary>
    private static bool IsKept(long element) =>
        DropoutMask.Keep(Integer("key"), (uint)Integer("firstElement") + (uint)element, (uint)Integer("keepBelow"), Vector256<float>.One, Vector256<float>.One)[0] != 0;

    private static ulong Integer(string name) => (ulong)Given(new ScalarArgument(name, "ulong"));

    /// <summary>The memory after a run of the interpreter.</summary>
    public static (Cells<double> Cells, Interpreter<double> Run) Interpret(Method method, int rows)
    {
        var cells = new Cells<double>(rows, buffer => offset => Initial(buffer, offset));
        var givens = method.Arguments.OfType<ScalarArgument>().ToDictionary(argument => argument.Name, Given);
        var run = new Interpreter<double>(new Reals(IsKept), cells, givens, rows);
        run.Run(method);
        return (cells, run);
    }

    /// <summary>What a run must leave: the elements of rows, and zeros behind those that were written.</summary>
    public static IEnumerable<(Buffer Buffer, int Offset)> Promised(Method method, int rows) =>
        from buffer in method.Buffers
        where buffer.Use != BufferUse.Read
        from offset in Enumerable.Range(0, Cells<double>.LengthOf(buffer, rows))
        let inRow = Cells<double>.InRow(buffer, offset)
        where inRow < buffer.Width + buffer.Zeros
        select (buffer, offset);

    /// <summary>What the naive nest says an element must be.</summary>
    public static double Expected(Cells<double> naive, Buffer buffer, int offset) =>
        Cells<double>.InRow(buffer, offset) < buffer.Width ? naive.Read(buffer, offset) : buffer.Rows is null ? Initial(buffer, offset) : 0;
}
