namespace NetGen;

/// <summary>Samples whose predicted probability of yes lies in a range, and how many of them are a yes. Immutable.</summary>
/// <param name="From">Where the range begins.</param>
/// <param name="To">Where it ends; the last includes its end.</param>
/// <param name="Count">The samples.</param>
/// <param name="MeanProbability">The mean of what was predicted; NaN without samples.</param>
/// <param name="ShareOfYes">The share that is a yes: the same where probabilities mean what they say. NaN without samples.</param>
public readonly record struct CalibrationBin(double From, double To, long Count, double MeanProbability, double ShareOfYes);
