using System.ComponentModel;
using System.Numerics;
using NetGen.Data;
using NetGen.Data.Streaming;
using NetGen.Numerics;

namespace NetGen.Preparation;

/// <summary>
/// Declared scaling of real targets: a network learns (t − mean) ÷ deviation, of sign(t)·ln(1 + |t|) where declared, and predicts t. What
/// is fitted lies among the
/// network's buffers: the number of samples it was fitted on (0 before), the means, the deviations. Not thread-safe while it is fitted.
/// </summary>
/// <typeparam name="T">The network's scalar.</typeparam>
/// <param name="network">The network's name, for messages.</param>
/// <param name="length">Targets of a sample.</param>
/// <param name="standardize">Whether mean and deviation are taken out.</param>
/// <param name="log1P">Whether the logarithm is taken before.</param>
/// <param name="buffers">The network's memory.</param>
/// <param name="offset">Where the values begin in it.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TargetPreparation<T>(string network, int length, bool standardize, bool log1P, Arena<T> buffers, int offset)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private Span<T> Values => buffers.Span.Slice(offset, 1 + (2 * length));

    private Span<T> Mean => Values.Slice(1, length);

    private Span<T> Deviation => Values[(1 + length)..];

    /// <summary>Fits on training samples; what was fitted before is forgotten.</summary>
    /// <exception cref="DatasetException">There are not as many targets, or one is not finite. Nothing has changed.</exception>
    public void Fit(Dataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        Fit(visit => visit(train));
    }

    /// <summary>The same on samples that are streamed, which are read twice.</summary>
    /// <inheritdoc cref="Fit(Dataset)"/>
    public void Fit(StreamedDataset train, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(train);
        Fit(visit =>
        {
            foreach (ShardBlock block in train.Blocks(cancellation))
            {
                visit(block.Samples);
            }
        });
    }

    /// <summary>The same unless it has been done, or a loaded file brought the values.</summary>
    public void FitIfNeeded(Dataset train)
    {
        if (Values[0] == T.Zero)
        {
            Fit(train);
        }
    }

    /// <inheritdoc cref="FitIfNeeded(Dataset)"/>
    public void FitIfNeeded(StreamedDataset train, CancellationToken cancellation)
    {
        if (Values[0] == T.Zero)
        {
            Fit(train, cancellation);
        }
    }

    /// <summary>The targets of a micro-batch as they are learned.</summary>
    /// <param name="targets">All targets of the data.</param>
    /// <param name="offsets">Where those of each sample begin; receives where they begin in the result.</param>
    /// <param name="prepared">Receives samples × length values.</param>
    internal void Prepare(ReadOnlySpan<T> targets, Span<nint> offsets, Span<T> prepared)
    {
        RequireFitted();
        for (int sample = 0; sample < offsets.Length; sample++)
        {
            ReadOnlySpan<T> given = targets.Slice((int)offsets[sample], length);
            for (int i = 0; i < length; i++)
            {
                prepared[(sample * length) + i] = (Transformed(given[i]) - Mean[i]) / Deviation[i];
            }

            offsets[sample] = (nint)sample * length;
        }
    }

    /// <summary>What the network's outputs say of the targets as they are given.</summary>
    /// <param name="outputs">Samples × length values.</param>
    /// <exception cref="PreprocessingNotFittedException">It has not seen training data.</exception>
    public void Restore(Span<T> outputs)
    {
        RequireFitted();
        for (int i = 0; i < outputs.Length; i++)
        {
            T value = (outputs[i] * Deviation[i % length]) + Mean[i % length];
            outputs[i] = log1P ? T.CopySign(T.Exp(T.Abs(value)) - T.One, value) : value;
        }
    }

    private T Transformed(T target) => log1P ? T.CopySign(T.Log(T.One + T.Abs(target)), target) : target;

    private void Fit(Action<Action<Dataset>> forEachPart)
    {
        double[] sums = new double[length], squares = new double[length];
        long count = 0;
        forEachPart(part =>
        {
            if (part.TargetLength != length)
            {
                throw new DatasetException($"{network} expects {Counted.Of(length, "target value")} per sample; the training data has {part.TargetLength}.");
            }

            InputCheck.RequireFinite(part.Targets, length, "The training data", "target", 0);
            count += part.Count;
            for (int i = 0; i < part.Targets.Length; i++)
            {
                sums[i % length] += double.CreateTruncating(Transformed(T.CreateTruncating(part.Targets[i])));
            }
        });
        double[] means = [.. sums.Select(sum => standardize ? sum / count : 0)];
        forEachPart(part =>
        {
            for (int i = 0; standardize && i < part.Targets.Length; i++)
            {
                double difference = double.CreateTruncating(Transformed(T.CreateTruncating(part.Targets[i]))) - means[i % length];
                squares[i % length] += difference * difference;
            }
        });
        for (int i = 0; i < length; i++)
        {
            Mean[i] = T.CreateTruncating(means[i]);
            // A target that never changes is its mean.
            Deviation[i] = squares[i] > 0 ? T.CreateTruncating(Math.Sqrt(squares[i] / count)) : T.One;
        }

        Values[0] = T.CreateTruncating(count);
    }

    private void RequireFitted()
    {
        if (Values[0] == T.Zero)
        {
            ThrowNotFitted();
        }
    }

    private void ThrowNotFitted() => throw new PreprocessingNotFittedException(
        $"{network} has not seen the training data that the scale of its targets is fitted on. Call Fit or FitPreprocessing with training data, or Load a trained network.");
}
