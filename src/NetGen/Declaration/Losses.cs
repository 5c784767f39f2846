namespace NetGen;

/// <summary>A loss: a number to minimise, made of the network's declared output and the targets; the mean over the batch.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class LossAttribute : NetworkItemAttribute
{
    private protected LossAttribute() { }
}

/// <summary>
/// −log p of the true class, for a softmax (or log-softmax) head and class-index targets. Head and loss are fused: −z_y + log Σ eᶻ,
/// gradient p − y.
/// <para>
/// Where the head has positions (an image of H×W×C, a sequence of T×C), each has a class: the targets are maps of H·W or T labels, and the
/// loss is the mean over the positions of all samples of a batch whose label is not −1, which counts for nothing (PyTorch's
/// CrossEntropyLoss with ignore_index).
/// </para>
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

/// <summary>
/// Σ over the wrong classes j of max(0, s_j − s_y + 1), for a linear head (scores s) and class-index targets (Weston and Watkins 1999; the
/// multiclass SVM of CS231n). The sum over classes, mean over the batch: C times PyTorch's MultiMarginLoss. A margin of exactly 0 has no
/// gradient. Of scores with positions each has a label, as of <see cref="CrossEntropyAttribute"/>.
/// </summary>
public sealed class HingeAttribute : LossAttribute;

/// <summary>
/// As <see cref="HingeAttribute"/>, each margin squared: Σ max(0, s_j − s_y + 1)² (C times PyTorch's MultiMarginLoss with p = 2).
/// </summary>
public sealed class SquaredHingeAttribute : LossAttribute;

/// <summary>
/// y − t·log(y + 1e-8), mean over all elements: the negative log-likelihood of a count t under a Poisson distribution of mean y, without
/// the constant log t! (PyTorch's PoissonNLLLoss with log_input = False and its ε). For a head that is never negative, such as
/// <see cref="ExpAttribute"/> or <see cref="SoftplusAttribute"/>, and targets of 0 or more.
/// </summary>
public sealed class PoissonAttribute : LossAttribute;

/// <summary>
/// Σ t·(log t − log p) over the classes, mean over the batch (PyTorch's KLDivLoss with reduction batchmean; 0·log 0 is 0), for a softmax
/// (or log-softmax) head and targets that are probabilities: cross-entropy with soft labels, less the targets' entropy. Fused with the
/// head, gradient p·Σt − t.
/// </summary>
public sealed class KlDivergenceAttribute : LossAttribute;

/// <summary>
/// 1 − y·t/(‖y‖‖t‖), the cosine of the angle between output and target taken from 1, mean over the batch. Where ‖y‖‖t‖ is below 1e-8
/// there is no direction: the loss is 1 and the gradient 0.
/// </summary>
public sealed class CosineDistanceAttribute : LossAttribute;
