using System.Numerics;
using NetGen.Streams;

namespace NetGen.Tests.Lab;

/// <summary>A stream through a network of the lab: its <c>Next</c> on a state that is kept here.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public abstract class LabStream<T> where T : unmanaged
{
    /// <summary>Of a network whose class has a State.</summary>
    internal static LabStream<T> Of(Type type, object network) => (LabStream<T>)Activator.CreateInstance(
        typeof(TypedStream<,>).MakeGenericType(typeof(T),
            type.GetNestedType("State") ?? throw new InvalidOperationException(type.Name + " has no State.")), network)!;

    /// <summary>One step.</summary>
    public abstract T[] Next(ReadOnlySpan<T> input);

    /// <summary>All steps of a sequence, one after the other: what each gives.</summary>
    public T[][] Through(T[] sequence, int steps)
    {
        var width = sequence.Length / steps;
        return [.. Enumerable.Range(0, steps).Select(step => Next(sequence.AsSpan(step * width, width)))];
    }

    /// <summary>Begins anew.</summary>
    public abstract void Reset();

    /// <summary>Goes on from what the state is when it is written to a file and read back.</summary>
    public abstract void SaveAndLoad();
}

/// <summary>The same with the type of the state.</summary>
internal sealed class TypedStream<TScalar, TState>(object network) : LabStream<TScalar>
    where TScalar : unmanaged, IFloatingPointIeee754<TScalar> where TState : StreamState<TState, TScalar>, new()
{
    private readonly Step _next = NextOf(network);
    private readonly int _outputs = (int)network.GetType().GetField("StepOutputLength")!.GetRawConstantValue()!;
    private TState _state = new();

    private delegate void Step(ReadOnlySpan<TScalar> input, TState state, Span<TScalar> output);

    private delegate void TokenStep(int token, TState state, Span<TScalar> output);

    public override TScalar[] Next(ReadOnlySpan<TScalar> input)
    {
        var output = new TScalar[_outputs];
        _next(input, _state, output);
        return output;
    }

    public override void Reset() => _state.Reset();

    private static Step NextOf(object network)
    {
        var next = network.GetType().GetMethod("Next")!;
        if (next.GetParameters()[0].ParameterType != typeof(int))
            return next.CreateDelegate<Step>(network);
        var ofToken = next.CreateDelegate<TokenStep>(network);
        return (input, state, output) => ofToken(int.CreateChecked(input[0]), state, output);
    }

    public override void SaveAndLoad() => _state = StreamState<TState, TScalar>.Load(_state.SaveToBytes());
}
