namespace NetGen;

/// <summary>
/// A view on a dense layer's parameters, on the network's own memory: writing here changes the network. The weights lie in the order that
/// the layer's kernels read; the indexer hides which. Not thread-safe: nobody may use the network while another writes.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="weights">outputs × inputs weights.</param>
/// <param name="bias">One value per output; empty for a layer without bias.</param>
/// <param name="outputs">The layer's units.</param>
/// <param name="inputs">Its inputs.</param>
/// <param name="inputMajor">Whether the weights of one input lie together.</param>
public readonly ref struct DenseLayer<T>(Span<T> weights, Span<T> bias, int outputs, int inputs, bool inputMajor) where T : unmanaged
{
    /// <summary>All weights, in memory order: by input when <see cref="IsInputMajor"/>, else by output.</summary>
    public Span<T> Weights { get; } = weights;

    /// <summary>One value per output; empty for a layer without bias.</summary>
    public Span<T> Bias { get; } = bias;

    /// <summary>The layer's units.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>The layer's inputs.</summary>
    public int Inputs { get; } = inputs;

    /// <summary>Whether the weights of one input lie together ([in, out]) or those of one output ([out, in]).</summary>
    public bool IsInputMajor { get; } = inputMajor;

    /// <summary>The weight from an input to an output.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such output or input.</exception>
    public ref T this[int output, int input]
    {
        get
        {
            if ((uint)output >= (uint)Outputs || (uint)input >= (uint)Inputs)
                throw new IndexOutOfRangeException($"The layer has {Counted.Of(Outputs, "output")} and {Counted.Of(Inputs, "input")}; there is no weight [{output}, {input}].");
            return ref Weights[IsInputMajor ? (input * Outputs) + output : (output * Inputs) + input];
        }
    }
}
