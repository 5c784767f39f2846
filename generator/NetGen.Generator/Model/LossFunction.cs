namespace NetGen.Generator.Model;

/// <summary>What is minimised. A closed family.</summary>
internal abstract record LossFunction
{
    /// <summary>Whether the targets are class indices.</summary>
    public virtual bool HasClassLabels => false;
}

internal sealed record CrossEntropy(double LabelSmoothing) : LossFunction
{
    public override bool HasClassLabels => true;
}

internal sealed record BinaryCrossEntropy : LossFunction;

internal sealed record MeanSquaredError : LossFunction;

internal sealed record MeanAbsoluteError : LossFunction;

internal sealed record Huber(double Delta) : LossFunction;
