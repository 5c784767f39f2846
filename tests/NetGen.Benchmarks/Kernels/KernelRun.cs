extern alias compiler;

using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using NetGen.Numerics;
using compiler::NetGen.Generator.Loops;

namespace NetGen.Benchmarks.Kernels;

/// <summary>A kernel with memory of its own, called again and again: what it takes when its operands lie where a call leaves them.</summary>
internal sealed unsafe class KernelRun : IDisposable
{
    private readonly List<Arena<byte>> memory = [];
    private readonly Action<int> calls;

    /// <param name="kernel">The printed method.</param>
    /// <param name="nest">What it was printed from.</param>
    /// <param name="rows">The number of rows.</param>
    public KernelRun(MethodInfo kernel, Method nest, int rows)
    {
        var arguments = nest.Arguments.SelectMany(argument => ValuesOf(argument, rows)).ToList();
        calls = Repeated(kernel, arguments);
        calls(1);
    }

    /// <summary>Microseconds of a call, over about so many milliseconds.</summary>
    public double Measure(double milliseconds)
    {
        long count = 0;
        var start = Stopwatch.GetTimestamp();
        for (var chunk = 1; Stopwatch.GetElapsedTime(start).TotalMilliseconds < milliseconds; chunk = Math.Min(2 * chunk, 1 << 16))
        {
            calls(chunk);
            count += chunk;
        }
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }

    /// <inheritdoc/>
    public void Dispose() => GC.KeepAlive(memory);

    private IEnumerable<object> ValuesOf(Argument argument, int rows)
    {
        switch (argument)
        {
            case BufferArgument { Buffer: var buffer }:
                var stride = buffer.Rows is { } own ? own.Stride : 0;
                var distance = buffer.Offsets is null ? stride : buffer.Width;
                var place = Filled(((long)Math.Max(0, buffer.Rows is null ? 0 : rows - 1) * distance) + buffer.Width, buffer.Element);
                yield return place;
                if (buffer.Offsets is not null)
                    yield return OffsetsOf(rows, distance);
                break;
            case CountArgument:
                yield return rows;
                break;
            case ScalarArgument { Type: null }:
                yield return 0.5f;
                break;
            case ScalarArgument scalar:
                yield return scalar.Type switch
                {
                    "uint" => 1u,
                    "ulong" => 1ul,
                    "int" => 1,
                    "double" => 0.5,
                    _ => throw new ArgumentOutOfRangeException(nameof(argument), scalar.Type, "An argument without a value."),
                };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(argument), argument.GetType().Name, "An argument without a value.");
        }
    }

    private nint Filled(long elements, Element element)
    {
        var place = Memory(elements * (element == Element.Wide ? sizeof(double) : sizeof(float)));
        if (element == Element.Scalar)
        {
            var random = new Random(1);
            for (var i = 0L; i < elements; i++)
                ((float*)place)[i] = random.NextSingle() * 1e-2f;
        }
        return place;
    }

    /// <summary>In an arena, as a network's own: pinned, zeroed, with room behind it.</summary>
    private nint Memory(long bytes)
    {
        memory.Add(new Arena<byte>(checked((int)bytes)));
        return (nint)Unsafe.AsPointer(ref memory[^1].Origin);
    }

    private nint OffsetsOf(int rows, int distance)
    {
        var place = Memory((long)rows * sizeof(nint));
        for (var row = 0; row < rows; row++)
            ((nint*)place)[row] = (nint)row * distance;
        return place;
    }

    /// <summary>A loop around the call, with its arguments in it: addresses are what references are made of.</summary>
    private static Action<int> Repeated(MethodInfo kernel, List<object> arguments)
    {
        var method = new DynamicMethod("Repeated" + kernel.Name, null, [typeof(int)], kernel.Module, skipVisibility: true);
        var il = method.GetILGenerator();
        var (again, end) = (il.DefineLabel(), il.DefineLabel());
        il.MarkLabel(again);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ble, end);
        foreach (var argument in arguments)
            Push(il, argument);
        il.Emit(OpCodes.Call, kernel);
        if (kernel.ReturnType != typeof(void))
            il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Starg_S, (byte)0);
        il.Emit(OpCodes.Br, again);
        il.MarkLabel(end);
        il.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action<int>>();
    }

    private static void Push(ILGenerator il, object argument)
    {
        switch (argument)
        {
            case nint address:
                il.Emit(OpCodes.Ldc_I8, address);
                il.Emit(OpCodes.Conv_I);
                break;
            case int number: il.Emit(OpCodes.Ldc_I4, number); break;
            case uint number: il.Emit(OpCodes.Ldc_I4, (int)number); break;
            case ulong number: il.Emit(OpCodes.Ldc_I8, (long)number); break;
            case float number: il.Emit(OpCodes.Ldc_R4, number); break;
            case double number: il.Emit(OpCodes.Ldc_R8, number); break;
            default: throw new ArgumentOutOfRangeException(nameof(argument), argument.GetType().Name, "An argument without an instruction.");
        }
    }
}
