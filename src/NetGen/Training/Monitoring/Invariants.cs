using System.Numerics;
using NetGen.Data;
using NetGen.Numerics;

namespace NetGen.Training.Monitoring;

/// <summary>
/// What holds of every training, whatever the network: trained weights move and frozen ones do not, an optimizer that remembers something
/// remembers the steps, and evaluating changes nothing and gives the same twice, with no dropout in it. Looked at once, at the end; digests
/// are kept, no weights.
/// </summary>
internal sealed class Invariants<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    // Enough to show a mask.
    private const int EvaluatedSamples = 16;

    private readonly ITrainer<T> trainer;
    private readonly Dataset samples;
    private readonly ulong[] tensors;
    private readonly ulong state;
    private readonly long firstStep;
    private bool hadRate;

    /// <summary>Before the first step.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="data">Samples that it can evaluate.</param>
    public Invariants(ITrainer<T> trainer, Dataset data)
    {
        this.trainer = trainer;
        samples = data.Take(EvaluatedSamples);
        tensors = [.. trainer.Summary.Parameters.Select(DigestOf)];
        state = DigestOfState();
        firstStep = trainer.StepCount;
    }

    /// <summary>After each step: one of rate 0 moves nothing.</summary>
    public void AfterStep() => hadRate |= trainer.LearningRate > 0;

    /// <summary>After the last step.</summary>
    public void Check(TroubleLog log)
    {
        long steps = trainer.StepCount - firstStep;
        if (!hadRate || steps <= 0)
        {
            return;
        }

        CheckMoves(steps, log);
        try
        {
            CheckEvaluation(log);
        }
        catch (NonFiniteValueException)
        {
            // Weights of the last step that only the next would have found out.
        }
    }

    private void CheckMoves(long steps, TroubleLog log)
    {
        bool anyMoved = false;
        for (int i = 0; i < tensors.Length; i++)
        {
            ParameterInfo tensor = trainer.Summary.Parameters[i];
            bool moved = DigestOf(tensor) != tensors[i];
            anyMoved |= moved && tensor.IsTrained;
            if (moved && !tensor.IsTrained)
            {
                Broken(log, tensor.Layer, "the number of frozen tensors that changed", 1,
                    $"{tensor.Name} is frozen (Trainable = false) and has changed.");
            }
            else if (!moved && tensor.IsTrained)
            {
                log.Report(TroubleKind.UnmovedWeights, tensor.Layer, "the number of steps without a change", steps, double.NaN, "",
                    $"Not a bit of {tensor.Name} has changed: no gradient arrives there, or the steps are smaller than what its numbers can hold.");
            }
        }

        if (anyMoved && trainer.State.Tensors.Count > 0 && DigestOfState() == state)
        {
            Broken(log, null, "the number of steps that the optimizer does not remember", steps,
                "The weights have moved, and what the optimizer remembers has not.");
        }
    }

    /// <summary>The second time with other random numbers: what a mask dropped would show.</summary>
    private void CheckEvaluation(TroubleLog log)
    {
        ulong before = DigestOf(trainer.ParametersAndBuffers);
        var view = new SampleView<T>(samples);
        int[] rows = [.. Enumerable.Range(0, samples.Count)];
        var outputs = new T[samples.Count * trainer.Summary.OutputLength];
        trainer.Evaluate(view.Batch(rows), outputs);
        ulong first = DigestOf(outputs);
        ulong seed = trainer.Seed;
        try
        {
            trainer.Seed = ~seed;
            trainer.Evaluate(view.Batch(rows), outputs);
        }
        finally
        {
            trainer.Seed = seed;
        }

        if (DigestOf(trainer.ParametersAndBuffers) != before)
        {
            Broken(log, null, "the number of samples evaluated", samples.Count, "Evaluating has changed the network.");
        }
        else if (DigestOf(outputs) != first)
        {
            Broken(log, null, "the number of samples evaluated twice", samples.Count,
                "The same samples gave two answers: something random, such as dropout, is in the evaluation.");
        }
    }

    private static void Broken(TroubleLog log, string? layer, string quantity, double value, string what) =>
        log.Report(TroubleKind.BrokenInvariant, layer, quantity, value, double.NaN, "",
            $"{what} A callback or another thread writes to the network; if none does, NetGen is at fault: please report it.");

    private ulong DigestOf(ParameterInfo tensor) => DigestOf(trainer.Parameters.Slice(tensor.Offset, tensor.Length));

    private ulong DigestOfState()
    {
        var digest = default(Digest);
        foreach (NamedTensor<T> tensor in trainer.State.Tensors)
        {
            digest.Add<T>(tensor.Values.Span);
        }

        return digest.Value;
    }

    private static ulong DigestOf(ReadOnlySpan<T> values)
    {
        var digest = default(Digest);
        digest.Add(values);
        return digest.Value;
    }
}
