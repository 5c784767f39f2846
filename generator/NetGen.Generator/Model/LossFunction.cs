using NetGen.Generator.Loops;
using static NetGen.Generator.Loops.Expr;

namespace NetGen.Generator.Model;

/// <summary>What is minimised. A closed family.</summary>
internal abstract record LossFunction
{
    /// <summary>Whether the targets are class indices.</summary>
    public virtual bool HasClassLabels => false;

    /// <summary>Whether no prediction has a loss below 0.</summary>
    public virtual bool IsNeverNegative => true;

    /// <summary>What the loss can read.</summary>
    public virtual LossHead Head => LossHead.Any;
}

/// <summary>What a loss is before anything is learned.</summary>
/// <param name="Mean">For outputs as wide as predicted.</param>
/// <param name="Low">For outputs that do not vary.</param>
/// <param name="High">For outputs a deviation wider, from one network of this width to the next; ∞ where it is not declared how large the
/// inputs are.</param>
/// <param name="Deviation">How far the loss of one sample is from the mean, at most, from one network and one sample to the next.</param>
internal sealed record LossPrediction(double Mean, double Low, double High, double Deviation);

/// <summary>The last layers that a loss can stand behind.</summary>
internal enum LossHead
{
    /// <summary>All.</summary>
    Any,

    /// <summary>Softmax or its logarithm; computed together with the loss.</summary>
    Softmax,

    /// <summary>Sigmoid; computed together with the loss.</summary>
    Sigmoid,

    /// <summary>What is never negative.</summary>
    NonNegative,
}

internal sealed record CrossEntropy(double LabelSmoothing) : LossFunction
{
    public override bool HasClassLabels => true;

    public override LossHead Head => LossHead.Softmax;
}

/// <summary>The mean over all elements of a function of one output and its target: kernels compute it, the gradient comes from
/// differentiating it.</summary>
internal abstract record ElementLoss : LossFunction
{
    /// <summary>What an element costs. With a head, y is what the head is applied to.</summary>
    public abstract Expr Of(Expr y, Expr t);

    /// <summary>The same, to be read.</summary>
    public abstract string Formula { get; }
}

internal sealed record BinaryCrossEntropy : ElementLoss
{
    public override Expr Of(Expr y, Expr t) => Functions.LogOnePlusExp.Of(y) - (y * t);

    public override string Formula => "log(1 + eᶻ) − z·t, the gradient σ(z) − t";

    public override LossHead Head => LossHead.Sigmoid;
}

internal sealed record MeanSquaredError : ElementLoss
{
    public override Expr Of(Expr y, Expr t) => Functions.Square.Of(y - t);

    public override string Formula => "(y − t)²";
}

internal sealed record MeanAbsoluteError : ElementLoss
{
    public override Expr Of(Expr y, Expr t) => Abs(y - t);

    public override string Formula => "|y − t|";
}

internal sealed record Huber(double Delta) : ElementLoss
{
    public override Expr Of(Expr y, Expr t) => Functions.Huber(Delta).Of(y - t);

    public override string Formula =>
        $"½e² within δ = {Delta.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}, δ(|e| − ½δ) beyond";
}

/// <summary>Σ max(0, s_j − s_y + 1) over the wrong classes j, or of its squares.</summary>
internal abstract record MarginLoss : LossFunction
{
    public override bool HasClassLabels => true;
}

internal sealed record Hinge : MarginLoss;

internal sealed record SquaredHinge : MarginLoss;

internal sealed record Poisson : ElementLoss
{
    /// <summary>ε in log(y + ε): PyTorch's default.</summary>
    public const double Epsilon = 1e-8;

    public override Expr Of(Expr y, Expr t) => y - (t * Functions.Log.Of(y + Epsilon));

    public override string Formula => "y − t·log(y + 1e-8)";

    public override bool IsNeverNegative => false;

    public override LossHead Head => LossHead.NonNegative;
}

internal sealed record KlDivergence : LossFunction
{
    /// <summary>It is not where the targets are probabilities; nobody checks that they are.</summary>
    public override bool IsNeverNegative => false;

    public override LossHead Head => LossHead.Softmax;
}

internal sealed record CosineDistance : LossFunction
{
    /// <summary>The product of norms below which there is no direction.</summary>
    public const double SmallestNorms = 1e-8;
}
