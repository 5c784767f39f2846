namespace NetGen;

/// <summary>
/// What a callback may ask of the training it watches: the network and what is measured of its present weights. Valid from
/// <see cref="ITrainingCallback.BeforeTraining"/> to the end of <c>Fit</c>, inside the callback's own calls only. Changes nothing: the
/// weights of a run that is watched have the same bits. Not thread-safe: to be asked on the training thread alone.
/// </summary>
public interface ITrainingScene
{
    /// <summary>The compiled network.</summary>
    NetworkSummary Summary { get; }

    /// <summary>The options of the run.</summary>
    FitOptions Options { get; }

    /// <summary>The hyperparameters of the run by name, as they are used: declared, or given to <c>Fit</c>.</summary>
    IReadOnlyDictionary<string, double> Hyperparameters { get; }

    /// <summary>The samples that are trained on; of a streamed training, its first ones.</summary>
    Dataset Train { get; }

    /// <summary>Measures some samples with the present weights.</summary>
    /// <exception cref="DatasetException">The data is not what the network predicts.</exception>
    Evaluation Evaluate(Dataset data);

    /// <summary>
    /// Predicts some samples with the present weights: rows × <see cref="NetworkSummary.OutputLength"/> values, row-major.
    /// </summary>
    /// <exception cref="DatasetException">The data is not what the network predicts.</exception>
    double[] Predict(Dataset data);

    /// <summary>A copy of the present parameters, laid out as <see cref="NetworkSummary.Parameters"/> says.</summary>
    double[] CopyParameters();

    /// <summary>Some of the present parameters: cheap however many there are.</summary>
    /// <param name="places">Where each lies among all, as <see cref="NetworkSummary.Parameters"/> says.</param>
    /// <param name="values">Where they go, as many.</param>
    /// <exception cref="ArgumentException">There are more places than values.</exception>
    /// <exception cref="IndexOutOfRangeException">A place is outside the parameters.</exception>
    void ReadParameters(ReadOnlySpan<int> places, Span<double> values);

    /// <summary>What goes through the layers, see <see cref="SignalReport"/>.</summary>
    /// <param name="data">The samples are its first.</param>
    /// <param name="samples">How many, at least 1.</param>
    /// <exception cref="DatasetException">The data do not fit the network.</exception>
    SignalReport MeasureSignal(Dataset data, int samples);
}
