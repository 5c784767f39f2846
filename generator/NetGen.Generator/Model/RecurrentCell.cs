namespace NetGen.Generator.Model;

/// <summary>What a recurrent layer does with a step: its gates in PyTorch's order, and what of them its gradient needs. A closed
/// family.</summary>
internal abstract record RecurrentCell
{
    /// <summary>As kernels and descriptions call it.</summary>
    public abstract string Name { get; }

    /// <summary>Vectors of units that a step's input and state are multiplied into.</summary>
    public abstract int Gates { get; }

    /// <summary>Those of them that the state itself is multiplied into; the others are of the reset state
    /// (<see cref="RecurrentOperation.Candidate"/>).</summary>
    public virtual int StateGates => Gates;

    /// <summary>Vectors of units that a training step keeps of each step of time.</summary>
    public abstract int Kept { get; }

    /// <summary>Whether there is a second state that only the next step sees.</summary>
    public virtual bool HasCellState => false;

    /// <summary>
    /// Whether the gradients of what the input and of what the state was multiplied into are different numbers; else they are one tensor.
    /// </summary>
    public virtual bool HasProductGradient => false;

    /// <summary>Whether a part of the state's gradient goes past the product.</summary>
    public virtual bool HasDirectGradient => false;
}

/// <summary>h′ = φ(Wx + b + Uh + c) (Elman 1990).</summary>
internal sealed record SimpleRnnCell(ActivationFunction Function) : RecurrentCell
{
    public override string Name => "SimpleRnn";

    public override int Gates => 1;

    public override int Kept => 0;
}

/// <summary>
/// r, z = σ(Wx + b + Uh + c), n = tanh(Wx + b + r ⊙ (Uh + c)), h′ = (1 − z) ⊙ n + z ⊙ h (Cho et al. 2014, with the reset behind the
/// product, as PyTorch and cuDNN have it).
/// </summary>
internal sealed record GruCell : RecurrentCell
{
    public override string Name => "Gru";

    public override int Gates => 3;

    public override int Kept => 4;

    public override bool HasProductGradient => true;

    public override bool HasDirectGradient => true;
}

/// <summary>
/// r, z = σ(Wx + b + Uh), n = tanh(Wx + b + V(r ⊙ h)), h′ = (1 − z) ⊙ n + z ⊙ h: the first form (Cho et al. 2014), with the reset before
/// the product.
/// </summary>
internal sealed record EarlyResetGruCell : RecurrentCell
{
    public override string Name => "Gru";

    public override int Gates => 3;

    public override int StateGates => 2;

    public override int Kept => 3;

    public override bool HasProductGradient => true;

    public override bool HasDirectGradient => true;
}

/// <summary>
/// i, f, o = σ(Wx + b + Uh + c), g = tanh(Wx + b + Uh + c), c′ = f ⊙ c + i ⊙ g, h′ = o ⊙ tanh c′ (Hochreiter and Schmidhuber 1997; Gers et
/// al.
/// 2000). The gates stand in the order i, f, g, o.
/// </summary>
internal sealed record LstmCell : RecurrentCell
{
    public override string Name => "Lstm";

    public override int Gates => 4;

    public override int Kept => 5;

    public override bool HasCellState => true;
}
