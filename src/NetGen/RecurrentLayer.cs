namespace NetGen;

/// <summary>
/// A view on a recurrent layer's parameters, on the network's own memory: writing here changes the network. The units of a gate follow
/// those of the gate before it, in PyTorch's order: r, z, n of a GRU; i, f, g, o of an LSTM. Not thread-safe: nobody may use the network
/// while another writes.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="input">What a step's input is multiplied by: gates · units outputs, and its bias.</param>
/// <param name="recurrent">What the state before the step is multiplied by: gates · units outputs of units inputs, and its bias.</param>
/// <param name="reverseInput">The same of the direction from the last step to the first; without weights where there is one
/// direction.</param>
/// <param name="reverseRecurrent">The same of that direction's state.</param>
public readonly ref struct RecurrentLayer<T>(DenseLayer<T> input, DenseLayer<T> recurrent, DenseLayer<T> reverseInput,
    DenseLayer<T> reverseRecurrent) where T : unmanaged
{
    /// <summary>What a step's input is multiplied by, and its bias (<c>weight_ih_l0</c>, <c>bias_ih_l0</c>).</summary>
    public DenseLayer<T> Input { get; } = input;

    /// <summary>What the state before the step is multiplied by, and its bias (<c>weight_hh_l0</c>, <c>bias_hh_l0</c>).</summary>
    public DenseLayer<T> Recurrent { get; } = recurrent;

    /// <summary>The input's of a bidirectional layer's way from the last step to the first; else without weights.</summary>
    public DenseLayer<T> ReverseInput { get; } = reverseInput;

    /// <summary>The state's of that way; else without weights.</summary>
    public DenseLayer<T> ReverseRecurrent { get; } = reverseRecurrent;
}
