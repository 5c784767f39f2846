using NetGen;
using NetGen.Training;

namespace Explorer.Training;

/// <summary>A training as it went: what there was before it, epoch by epoch, and after it.</summary>
/// <param name="Before">The layers of the fresh network.</param>
/// <param name="Epochs">The epochs that were completed.</param>
/// <param name="After">The layers at the end; null where a number was no longer finite.</param>
/// <param name="Troubles">What the monitors told.</param>
/// <param name="BrokeAt">The step at which a number was no longer finite; null where none was.</param>
internal sealed record Run(SignalReport Before, IReadOnlyList<EpochReport> Epochs, SignalReport? After, IReadOnlyList<TrainingTrouble> Troubles, long? BrokeAt)
{
    /// <summary>The share of the other samples that the trained network knows; 0 where it broke down in its first epoch.</summary>
    public double Accuracy => Epochs.Count == 0 ? 0 : Epochs[^1].ValidationAccuracy!.Value;

    /// <summary>Trains as declared.</summary>
    /// <param name="trainer">A trainer of a fresh network.</param>
    /// <param name="training">What is trained on.</param>
    /// <param name="test">What is measured with.</param>
    /// <param name="samples">How many of those the layers are looked at with.</param>
    /// <param name="callbacks">Who else looks on.</param>
    public static Run Of(ITrainer<float> trainer, Dataset training, Dataset test, int samples = 128, params IReadOnlyList<ITrainingCallback> callbacks)
    {
        trainer.FitPreprocessing(training);
        SignalReport before = SignalReport.Run(trainer, test, samples);
        var options = new FitOptions { Validation = test, Seed = 1, ProgressLine = ProgressLine.Off, Callbacks = callbacks };
        try
        {
            History history = trainer.Fit(training, options);
            return new Run(before, history.Epochs, SignalReport.Run(trainer, test, samples), history.Troubles, null);
        }
        catch (NonFiniteValueException failure)
        {
            return new Run(before, failure.History?.Epochs ?? [], null, failure.History?.Troubles ?? [], failure.Step);
        }
    }
}
