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
/// <param name="candidate">What the reset state is multiplied by; without weights where the reset gate stands behind the product.</param>
/// <param name="reverseCandidate">The same of the direction from the last step to the first.</param>
/// <param name="initialState">The learned state before the first step; empty where it is 0.</param>
/// <param name="initialCell">The same of an LSTM's cell.</param>
/// <param name="reverseInitialState">The state's of the direction from the last step to the first.</param>
/// <param name="reverseInitialCell">The cell's of that direction.</param>
public readonly ref struct RecurrentLayer<T>(DenseLayer<T> input, DenseLayer<T> recurrent, DenseLayer<T> reverseInput,
    DenseLayer<T> reverseRecurrent, DenseLayer<T> candidate = default, DenseLayer<T> reverseCandidate = default,
    Span<T> initialState = default, Span<T> initialCell = default, Span<T> reverseInitialState = default,
    Span<T> reverseInitialCell = default) where T : unmanaged
{
    /// <summary>What a step's input is multiplied by, and its bias (<c>weight_ih_l0</c>, <c>bias_ih_l0</c>).</summary>
    public DenseLayer<T> Input { get; } = input;

    /// <summary>What the state before the step is multiplied by, and its bias (<c>weight_hh_l0</c>, <c>bias_hh_l0</c>); of a
    /// <see cref="GruAttribute"/> without <see cref="GruAttribute.ResetAfter"/> r and z alone, without a bias.</summary>
    public DenseLayer<T> Recurrent { get; } = recurrent;

    /// <summary>The input's of a bidirectional layer's way from the last step to the first; else without weights.</summary>
    public DenseLayer<T> ReverseInput { get; } = reverseInput;

    /// <summary>The state's of that way; else without weights.</summary>
    public DenseLayer<T> ReverseRecurrent { get; } = reverseRecurrent;

    /// <summary>What the state is multiplied by behind the reset gate (<c>weight_nh_l0</c>), of a <see cref="GruAttribute"/> without
    /// <see cref="GruAttribute.ResetAfter"/>; else without weights.</summary>
    public DenseLayer<T> Candidate { get; } = candidate;

    /// <summary>The same of the way from the last step to the first; else without weights.</summary>
    public DenseLayer<T> ReverseCandidate { get; } = reverseCandidate;

    /// <summary>The state before the first step (<c>h_0</c>), of a layer that learns it; else empty.</summary>
    public Span<T> InitialState { get; } = initialState;

    /// <summary>An LSTM's cell before the first step (<c>c_0</c>), of a layer that learns it; else empty.</summary>
    public Span<T> InitialCell { get; } = initialCell;

    /// <summary>The state before the first step of the way from the last step to the first (<c>h_0_reverse</c>); else empty.</summary>
    public Span<T> ReverseInitialState { get; } = reverseInitialState;

    /// <summary>The cell of that way (<c>c_0_reverse</c>); else empty.</summary>
    public Span<T> ReverseInitialCell { get; } = reverseInitialCell;
}
