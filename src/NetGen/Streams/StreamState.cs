using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Numerics;
using NetGen.Preparation;

namespace NetGen.Streams;

/// <summary>
/// What a network remembers of a stream: the base of each network's own <c>State</c>. A new one has seen nothing. It belongs to its
/// owner: states of as many streams as are wanted go through one network, on any number of threads. Not thread-safe: each state is used by
/// one thread at a time.
/// </summary>
/// <typeparam name="TState">The network's own.</typeparam>
/// <typeparam name="T">The network's scalar.</typeparam>
public abstract class StreamState<TState, T> where TState : StreamState<TState, T>, new() where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly StateLayout _layout;
    private readonly Arena<T> _memory;
    private T[]? _prepared;

    /// <summary>A state that has seen nothing.</summary>
    /// <param name="layout">What it consists of.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected StreamState(StateLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        _memory = new(layout.Length);
    }

    /// <summary>The steps it has seen.</summary>
    public long Steps { get; private set; }

    /// <summary>The start of its memory. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Memory => ref _memory.Origin;

    /// <summary>All of its memory. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Span<T> Values => _memory.Span;

    /// <summary>Forgets everything: the next step is the first of a sequence. Allocates nothing.</summary>
    public void Reset()
    {
        _memory.Span.Clear();
        Steps = 0;
    }

    /// <summary>A state of its own that goes on from here.</summary>
    public TState Clone()
    {
        var copy = new TState();
        CopyTo(copy);
        return copy;
    }

    /// <summary>Makes another state what this one is. Allocates nothing.</summary>
    /// <param name="other">The state that is changed.</param>
    public void CopyTo(TState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _memory.Span.CopyTo(other._memory.Span);
        other.Steps = Steps;
    }

    /// <summary>Whether another state has seen as many steps and remembers the same, bit for bit: both go on alike.</summary>
    /// <param name="other">The other state.</param>
    public bool IsSameAs(TState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Steps != other.Steps)
            return false;
        foreach (ParameterInfo tensor in _layout.Tensors)
        {
            if (!Bytes(tensor).SequenceEqual(other.Bytes(tensor)))
                return false;
        }

        return true;
    }

    /// <summary>Writes it to a safetensors file, whole or not at all: the steps it has seen, and a tensor for each thing it
    /// remembers.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StateFileException">A value is not finite, or the file cannot be written; an old file is untouched.</exception>
    public void Save(string path) => StateFile.Save<T>(path, _layout, _memory.Span, Steps);

    /// <summary>The same file to a stream. What the stream throws comes out as it is.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="StateFileException">A value is not finite.</exception>
    public void Save(Stream stream) => StateFile.Save<T>(stream, _layout, _memory.Span, Steps);

    /// <summary>The same file in memory.</summary>
    /// <exception cref="StateFileException">A value is not finite.</exception>
    public byte[] SaveToBytes()
    {
        using var bytes = new MemoryStream();
        Save(bytes);
        return bytes.ToArray();
    }

    /// <summary>Takes up a state that was saved.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StateFileException">The file cannot be read, is damaged, is no state, or of another network.</exception>
    public static TState Load(string path) => Of(state => StateFile.Load(path, state._layout, state._memory.Span));

    /// <summary>The same from a stream, which then stands behind the file.</summary>
    /// <param name="stream">The stream.</param>
    /// <exception cref="StateFileException">The file is damaged, is no state, or of another network.</exception>
    public static TState Load(Stream stream) => Of(state => StateFile.Load(stream, state._layout, state._memory.Span, isWhole: false));

    /// <summary>The same from memory.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <exception cref="StateFileException">The file is damaged, is no state, or of another network.</exception>
    public static TState Load(ReadOnlySpan<byte> file)
    {
        using var bytes = new MemoryStream(file.ToArray());
        return Of(state => StateFile.Load(bytes, state._layout, state._memory.Span, isWhole: true));
    }

    /// <summary>Counts a step that was made. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Advance() => Steps++;

    /// <summary>A step of the user's, prepared as samples are. For generated code.</summary>
    /// <param name="step">The step.</param>
    /// <param name="preparation">What to do with it.</param>
    /// <returns>The first of its values.</returns>
    /// <exception cref="PreprocessingNotFittedException">The declared preprocessing has not seen training data.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ref T Prepare(ReadOnlySpan<T> step, InputPreparation<T> preparation)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        preparation.RequireFitted();
        _prepared ??= new T[_layout.InputLength];
        step.CopyTo(_prepared);
        preparation.Scale(_prepared);
        return ref MemoryMarshal.GetArrayDataReference(_prepared);
    }

    /// <summary>Throws where a layer has nothing for another step. For generated code.</summary>
    /// <param name="most">The steps that it has something for.</param>
    /// <param name="layer">The layer.</param>
    /// <exception cref="StreamEndedException">The state has seen them all.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void RequireStepsLeft(int most, string layer)
    {
        if (Steps >= most)
            ThrowEnded(most, layer);
    }

    private void ThrowEnded(int most, string layer) => throw new StreamEndedException(
        $"{layer} of {_layout.Network.Name} has learned {Counted.Of(most, "place")}, one for each step of a sequence, and this state has seen "
        + $"{Counted.Of(Steps, "step")}. Reset it where a new sequence begins, or declare longer ones.");

    private static TState Of(Func<TState, long> load)
    {
        var state = new TState();
        state.Steps = load(state);
        return state;
    }

    private ReadOnlySpan<byte> Bytes(ParameterInfo tensor) => MemoryMarshal.AsBytes(_memory.Span.Slice(tensor.Offset, tensor.Length));
}
