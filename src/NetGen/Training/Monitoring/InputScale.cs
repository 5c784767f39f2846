namespace NetGen.Training.Monitoring;

/// <summary>
/// Inputs of another size than the one that initializers and rates are made for, and nothing declared that rescales them: what else is seen
/// follows from it.
/// </summary>
internal sealed class InputScale(InputFigures inputs) : IMonitor
{
    // NG7001's limit; pixels of 0 to 1 that were divided by 255 once more; and the scales that one rate cannot serve.
    private const double LargestRms = 10, SmallestValue = 0.02, LargestRatio = 1e4;

    public void AfterFirstStep(double loss, int samples, TroubleLog log)
    {
        if (inputs.Rms > LargestRms)
        {
            log.Report(TroubleKind.UnscaledInputs, null, "the RMS of the inputs", inputs.Rms, LargestRms, "NG7001",
                "Initializers and learning rates are made for inputs of about 1: declare Standardize, or Rescale for pixels.");
        }
        else if (inputs.Largest is > 0 and < SmallestValue)
        {
            log.Report(TroubleKind.UnscaledInputs, null, "the largest input", inputs.Largest, SmallestValue, "NG7001",
                "The inputs are tiny, as if they had been scaled twice: scale them once, or declare Standardize.");
        }
        else if (inputs.ScaleRatio > LargestRatio)
        {
            log.Report(TroubleKind.UnscaledInputs, null, "the largest deviation of an input by the smallest", inputs.ScaleRatio,
                LargestRatio, "NG7001",
                "No learning rate serves inputs on scales so far apart: declare Standardize.");
        }
    }
}
