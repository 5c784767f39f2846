using System.ComponentModel;

namespace NetGen.Training;

/// <summary>From which probability on an answer is yes. Called by generated code; users set <c>Threshold</c> or call
/// <c>ChooseThreshold</c>. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ThresholdChoice
{
    /// <summary>That of the least cost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not above 0, or not finite.</exception>
    /// <exception cref="DatasetException">The outputs were not kept.</exception>
    public static double ByCost(Evaluation validation, double costOfFalseYes, double costOfFalseNo)
    {
        ArgumentNullException.ThrowIfNull(validation);
        return validation.BestThreshold(costOfFalseYes, costOfFalseNo) ?? throw NotKept(validation);
    }

    /// <summary>That of the highest score.</summary>
    /// <exception cref="DatasetException">The outputs were not kept, or no threshold has a score.</exception>
    public static double ByScore(Evaluation validation, Func<RocPoint, double> score)
    {
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(score);
        return validation.BestThreshold(score)
            ?? throw (validation.Scores is null
                ? NotKept(validation)
                : new DatasetException("The score is NaN at every threshold, so none is the best."));
    }

    private static DatasetException NotKept(Evaluation validation) => new(
        $"A threshold is chosen among the outputs of all samples; of {validation.Count:N0} they are not kept. Take fewer validation samples: {ScoreTable.Largest:N0} at most.");
}
