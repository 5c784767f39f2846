namespace NetGen;

/// <summary>A loss: a number to minimise, made of the network's declared output and the targets; the mean over the batch.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : NetworkItemAttribute
{
    private protected LossAttribute() { }
}

/// <summary>
/// −log p of the true class, for a softmax head and class-index targets. Head and loss are fused: −z_y + log Σ eᶻ, gradient p − y.
/// </summary>
public sealed class CrossEntropyAttribute : LossAttribute
{
    /// <summary>ε in [0, 1): the target becomes (1 − ε)·1_y + ε/C (Szegedy et al. 2016; PyTorch and Keras alike). Default 0.</summary>
    public double LabelSmoothing { get; set; }
}

/// <summary>
/// −t·log p − (1 − t)·log(1 − p), mean over all elements, for a sigmoid head and targets in [0, 1]. Fused with the head:
/// max(z, 0) − zt + log(1 + e^−|z|), gradient p − t.
/// </summary>
public sealed class BinaryCrossEntropyAttribute : LossAttribute;

/// <summary>(y − t)², mean over all elements (PyTorch and Keras alike).</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;

/// <summary>|y − t|, mean over all elements; derivative 0 at 0.</summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;

/// <summary>½e² for |e| ≤ δ, δ(|e| − ½δ) beyond, mean over all elements (Huber 1964; PyTorch's HuberLoss).</summary>
/// <param name="delta">δ, above 0.</param>
public sealed class HuberAttribute(double delta = 1.0) : LossAttribute
{
    /// <summary>δ.</summary>
    public double Delta { get; } = delta;
}
